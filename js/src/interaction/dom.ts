import type { BoxAlong } from "../layout/stage-layout.ts";
import type { AxisName } from "../model/axes.ts";

type Listeners = {
  readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
};

/** Add listeners to a target until the signal among the options aborts. */
export function listen(
  target: EventTarget,
  listeners: Listeners,
  options: AddEventListenerOptions & { readonly signal: AbortSignal },
): void {
  for (const [name, listener] of Object.entries(listeners)) {
    target.addEventListener(name, listener as EventListener, options);
  }
}

/** Capture a pointer, so that the element gets its events wherever it goes. */
export function capturePointer(element: HTMLElement, pointer: number): void {
  try {
    element.setPointerCapture(pointer);
  } catch {
    // the pointer is gone already
  }
}

/** Return the position of an event in pixels from an element's top left. */
export function localPoint(element: Element, event: MouseEvent): [x: number, y: number] {
  const { left, top } = element.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

/** Return whether the system asks for reduced motion. */
export function isMotionReduced(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Return the style that places an element over a box. */
export function boxStyle(
  left: number,
  top: number,
  width: number,
  height: number,
): Record<string, string> {
  return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
}

/** Return the style that places an element over a box given along an axis. */
export function styleAlong(side: AxisName, { from, length, out, depth }: BoxAlong) {
  return side === "rows" ? boxStyle(out, from, depth, length) : boxStyle(from, out, length, depth);
}
