import { listen } from "../dom.ts";

/**
 * Track whether the wheel belongs to the heatmap. While a page scrolls, heatmaps come under a
 * pointer that rests; the wheel goes on scrolling until the pointer has moved over the heatmap. A
 * pinch, which browsers report with Ctrl, always belongs to the heatmap.
 */
export function trackWheelOwner(
  heatmap: HTMLElement,
  signal: AbortSignal,
): (event: WheelEvent) => boolean {
  let scrolledFrom: { readonly x: number; readonly y: number } | null = null;
  const elsewhere = {
    wheel: (event: WheelEvent) => {
      if (event.composedPath().includes(heatmap)) return;
      scrolledFrom = { x: event.screenX, y: event.screenY };
    },
  };
  listen(window, elsewhere, { signal, capture: true, passive: true });
  const here = {
    pointermove: ({ screenX, screenY }: PointerEvent) => {
      // browsers send a move to the same point when something scrolls under it
      if (scrolledFrom?.x !== screenX || scrolledFrom.y !== screenY) scrolledFrom = null;
    },
    pointerdown: () => {
      scrolledFrom = null;
    },
  };
  listen(heatmap, here, { signal });
  return (event) => event.ctrlKey || scrolledFrom === null;
}
