import type { PageState } from "../state/page-state.ts";
import { Clicking } from "./clicking.ts";
import { attachDragging } from "./dragging.ts";
import { listen } from "./listen.ts";
import { pick, type RegionName } from "./pick.ts";
import { pointIn } from "./point-in.ts";
import { attachRectangleDrag } from "./rectangle-drag.ts";
import type { Selecting } from "./selecting.ts";
import { attachTelling } from "./tell-clicks.ts";
import { wheelOwner } from "./wheel-owner.ts";
import type { Zooming } from "./zooming.ts";

export interface GestureTargets {
  readonly root: HTMLElement;
  readonly regions: Readonly<Record<RegionName, HTMLElement>>;
}

/** Hangs the widget's mouse gestures on its regions, until `signal` aborts. */
export function attachGestures(
  page: PageState,
  zooming: Zooming,
  selecting: Selecting,
  { root, regions }: GestureTargets,
  signal: AbortSignal,
): void {
  const clicking = new Clicking(page, selecting);
  for (const [name, element] of Object.entries(regions) as [RegionName, HTMLElement][]) {
    const targetAt = (event: MouseEvent) => pick(page, name, ...pointIn(element, event));
    const pointing = {
      pointermove: (event: PointerEvent) => {
        const target = targetAt(event);
        const [x, y] = pointIn(root, event);
        page.hover.value = target && { ...target, x, y };
        element.style.cursor = target && name !== "heatmap" ? "pointer" : "";
      },
      pointerleave: () => {
        page.hover.value = null;
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

  attachTelling(page, regions, signal);
  const { heatmap } = regions;
  const isOwn = wheelOwner(heatmap, signal);
  const zooms = {
    wheel: (event: WheelEvent) => {
      if (!isOwn(event) || !zooming.wheel(event, ...pointIn(heatmap, event))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    dblclick: () => zooming.reset(),
  };
  listen(heatmap, zooms, { signal, passive: false });
  attachRectangleDrag(page, heatmap, signal);
  attachDragging(page, zooming, heatmap, signal);
}
