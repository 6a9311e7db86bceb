import { listen } from "../dom.ts";

/**
 * Tells whether the wheel is the heatmap's. While a page is scrolled, heatmaps come under a pointer
 * that rests; the wheel goes on scrolling until the pointer has moved over the heatmap. A pinch,
 * which browsers report with Ctrl, scrolls nothing and is always the heatmap's.
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
      // browsers make a move of their own, to the same point, when something scrolls under it
      if (scrolledFrom?.x !== screenX || scrolledFrom.y !== screenY) scrolledFrom = null;
    },
    pointerdown: () => {
      scrolledFrom = null;
    },
  };
  listen(heatmap, here, { signal });
  return (event) => event.ctrlKey || scrolledFrom === null;
}
