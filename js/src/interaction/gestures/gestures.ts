import { hitTest, type RegionName } from "../../panels/stage/hit-test.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { listen, localPoint } from "../dom.ts";
import type { SelectionController } from "../selection-controller.ts";
import type { ZoomController } from "../zoom-controller.ts";
import { ClickController } from "./click-controller.ts";
import { attachDrag } from "./drag.ts";
import { attachRectangleDrag } from "./rectangle-drag.ts";
import { reportClicks } from "./report-clicks.ts";
import { trackWheelOwner } from "./wheel-owner.ts";

/** What the gestures act on. */
export interface GestureTargets {
  readonly root: HTMLElement;
  readonly regions: Readonly<Record<RegionName, HTMLElement>>;
}

/** Attach the mouse and touch gestures to the regions until `signal` aborts. */
export function attachGestures(
  session: ViewSession,
  zooming: ZoomController,
  selecting: SelectionController,
  { root, regions }: GestureTargets,
  signal: AbortSignal,
): void {
  const clicking = new ClickController(session, selecting);
  for (const [name, element] of Object.entries(regions) as [RegionName, HTMLElement][]) {
    const targetAt = (event: MouseEvent) => hitTest(session, name, ...localPoint(element, event));
    const pointing = {
      pointermove: (event: PointerEvent) => {
        const target = targetAt(event);
        const [x, y] = localPoint(root, event);
        session.hover.value = target && { ...target, x, y };
        element.style.cursor = target && name !== "heatmap" ? "pointer" : "";
      },
      pointerleave: () => {
        session.hover.value = null;
      },
    };
    listen(element, pointing, { signal });
    if (name === "heatmap") continue;
    const clicks = {
      click: (event: MouseEvent) => {
        const target = targetAt(event);
        if (target) clicking.click(target, event);
      },
      dblclick: (event: MouseEvent) => {
        const target = targetAt(event);
        if (target) clicking.doubleClick(target);
      },
    };
    listen(element, clicks, { signal });
  }

  reportClicks(session, regions, signal);
  const { heatmap } = regions;
  const isOwn = trackWheelOwner(heatmap, signal);
  const zooms = {
    wheel: (event: WheelEvent) => {
      if (!isOwn(event) || !zooming.wheel(event, ...localPoint(heatmap, event))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    dblclick: () => zooming.reset(),
  };
  listen(heatmap, zooms, { signal, passive: false });
  attachRectangleDrag(session, heatmap, signal);
  attachDrag(session, zooming, heatmap, signal);
}
