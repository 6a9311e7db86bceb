import type { PageState } from "../state/page-state.ts";
import { Clicking } from "./clicking.ts";
import { attachDragging } from "./dragging.ts";
import { pick, type RegionName } from "./pick.ts";
import { pointIn } from "./point-in.ts";
import { attachRectangleDrag } from "./rectangle-drag.ts";
import type { Selecting } from "./selecting.ts";
import { attachTelling } from "./tell-clicks.ts";
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
    element.addEventListener(
      "pointermove",
      (event) => {
        const [x, y] = pointIn(element, event);
        const target = pick(page, name, x, y);
        const [rootX, rootY] = pointIn(root, event);
        page.hover.value = target && { ...target, x: rootX, y: rootY };
        element.style.cursor = target && name !== "heatmap" ? "pointer" : "";
      },
      { signal },
    );
    element.addEventListener(
      "pointerleave",
      () => {
        page.hover.value = null;
      },
      { signal },
    );
    if (name === "heatmap") continue;
    element.addEventListener(
      "click",
      (event) => {
        const target = pick(page, name, ...pointIn(element, event));
        if (target) clicking.click(target, event);
      },
      { signal },
    );
    element.addEventListener(
      "dblclick",
      (event) => {
        const target = pick(page, name, ...pointIn(element, event));
        if (target) clicking.doubleClick(target);
      },
      { signal },
    );
  }

  attachTelling(page, regions, signal);
  const { heatmap } = regions;
  heatmap.addEventListener(
    "wheel",
    (event) => {
      if (!zooming.wheel(event, ...pointIn(heatmap, event))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal, passive: false },
  );
  heatmap.addEventListener("dblclick", () => zooming.reset(), { signal });
  attachRectangleDrag(page, heatmap, signal);
  attachDragging(page, zooming, heatmap, signal);
}
