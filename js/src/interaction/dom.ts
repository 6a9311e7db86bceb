type Listeners = {
  readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
};

/** Hangs listeners on something, until the signal among the options aborts. */
export function listen(
  target: EventTarget,
  listeners: Listeners,
  options: AddEventListenerOptions & { readonly signal: AbortSignal },
): void {
  for (const [name, listener] of Object.entries(listeners)) {
    target.addEventListener(name, listener as EventListener, options);
  }
}

/** Has an element hear of a pointer wherever that goes. */
export function capturePointer(element: HTMLElement, pointer: number): void {
  try {
    element.setPointerCapture(pointer);
  } catch {
    // the pointer is gone already; whatever it still sends ends what it began
  }
}
