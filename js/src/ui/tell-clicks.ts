import type { PageState } from "../state/page-state.ts";
import { listen } from "./listen.ts";
import { type HoverTarget, pick, type RegionName } from "./pick.ts";
import { pointIn } from "./point-in.ts";

const REGIONS = ["heatmap", "row-labels", "col-labels"] as const;
/** A press that moved further than this was a drag. */
const CLICK_SLACK_PX = 4;

interface Clicked {
  readonly row: number | null;
  readonly col: number | null;
}

/** The original positions clicked on, null for what is neither cell nor label. */
function clickedOn({ shared }: PageState, target: HoverTarget | null): Clicked | null {
  if (target?.on !== "cell" && target?.on !== "label") return null;
  const [rows, cols] = [shared.rows.order.value, shared.cols.order.value];
  if (target.on === "cell") {
    return { row: rows[target.row] as number, col: cols[target.col] as number };
  }
  return target.side === "rows"
    ? { row: rows[target.position] as number, col: null }
    : { row: null, col: cols[target.position] as number };
}

/** Tells the kernel of each click on a cell or a label, until `signal` aborts. */
export function attachTelling(
  page: PageState,
  regions: Readonly<Record<RegionName, HTMLElement>>,
  signal: AbortSignal,
): void {
  for (const name of REGIONS) {
    const region = regions[name];
    let pressed: PointerEvent | null = null;
    const listeners = {
      pointerdown: (event: PointerEvent) => {
        pressed = event;
      },
      click: (event: MouseEvent) => {
        const from = pressed ?? event;
        const moved = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY);
        if (moved > CLICK_SLACK_PX) return;
        const target = pick(page, name, ...pointIn(region, event));
        const clicked = clickedOn(page, target);
        if (clicked) page.shared.ask({ kind: "click", ...clicked });
      },
    };
    listen(region, listeners, { signal });
  }
}
