/**
 * Scroll an element that shrinks so that what has the focus stays visible. Returns a function that
 * ends it.
 */
export function keepFocusInSight(scroller: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const { activeElement } = scroller.getRootNode() as ShadowRoot;
    if (!activeElement || !scroller.contains(activeElement)) return;
    const [inner, outer] = [activeElement, scroller].map((one) => one.getBoundingClientRect());
    if (inner && outer) scroller.scrollTop += Math.max(0, inner.bottom - outer.bottom);
  });
  observer.observe(scroller);
  return () => observer.disconnect();
}
