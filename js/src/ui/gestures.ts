import type { PageState } from "../state/page-state.ts";
import { pick, type RegionName } from "./pick.ts";
import type { Selecting } from "./selecting.ts";
import type { Zooming } from "./zooming.ts";

/** The pointer must move this far before a press becomes a drag. */
const DRAG_THRESHOLD_PX = 4;

export interface GestureTargets {
  readonly root: HTMLElement;
  readonly regions: Readonly<Record<RegionName, HTMLElement>>;
}

function pointIn(element: HTMLElement, event: MouseEvent): [x: number, y: number] {
  const box = element.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/** Hangs the widget's mouse gestures on its regions, until `signal` aborts. */
export function attachGestures(
  page: PageState,
  zooming: Zooming,
  selecting: Selecting,
  { root, regions }: GestureTargets,
  signal: AbortSignal,
): void {
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
        if (target) selecting.click(target, event);
      },
      { signal },
    );
  }

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
  attachDrag(heatmap, zooming, page, signal);

  root.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape") selecting.clear();
      if (!isForNotebook(event)) event.stopPropagation();
    },
    { signal },
  );
}

/** With the focus in the widget, the notebook still saves, runs cells and the like. */
function isForNotebook({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || (shiftKey && key === "Enter");
}

function attachDrag(
  heatmap: HTMLElement,
  zooming: Zooming,
  page: PageState,
  signal: AbortSignal,
): void {
  let last: { id: number; x: number; y: number; isDrag: boolean } | null = null;
  heatmap.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0 || last) return;
      last = { id: event.pointerId, x: event.clientX, y: event.clientY, isDrag: false };
      heatmap.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  heatmap.addEventListener(
    "pointermove",
    (event) => {
      if (!last || event.pointerId !== last.id) return;
      const dx = event.clientX - last.x;
      const dy = event.clientY - last.y;
      if (!last.isDrag && Math.hypot(dx, dy) < DRAG_THRESHOLD_PX) return;
      last = { id: last.id, x: event.clientX, y: event.clientY, isDrag: true };
      page.hover.value = null;
      heatmap.dataset.dragging = "true";
      zooming.drag(dx, dy);
    },
    { signal },
  );
  const end = (event: PointerEvent) => {
    if (event.pointerId !== last?.id) return;
    last = null;
    delete heatmap.dataset.dragging;
  };
  heatmap.addEventListener("pointerup", end, { signal });
  heatmap.addEventListener("pointercancel", end, { signal });
}
