import { type HoverTarget, hitTest, type RegionName } from "../../panels/stage/hit-test.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { listen, localPoint } from "../dom.ts";

const REGIONS = ["heatmap", "row-labels", "col-labels"] as const;
/** A press that moved further than this was a drag. */
const CLICK_SLACK_PX = 4;

interface Clicked {
  readonly row: number | null;
  readonly col: number | null;
}

/** The source indices clicked on, null for what is neither cell nor label. */
function reportedItems({ store }: ViewSession, target: HoverTarget | null): Clicked | null {
  if (target?.on !== "cell" && target?.on !== "label") return null;
  const [rows, cols] = [store.rows.permutation.value, store.cols.permutation.value];
  if (target.on === "cell") {
    return { row: rows[target.row] as number, col: cols[target.col] as number };
  }
  return target.side === "rows"
    ? { row: rows[target.displayIndex] as number, col: null }
    : { row: null, col: cols[target.displayIndex] as number };
}

/** Report clicks on cells and labels to the kernel until `signal` aborts. */
export function reportClicks(
  session: ViewSession,
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
        const target = hitTest(session, name, ...localPoint(region, event));
        const clicked = reportedItems(session, target);
        if (clicked) session.store.ask({ kind: "click", ...clicked });
      },
    };
    listen(region, listeners, { signal });
  }
}
