/**
 * Scrolls an element that shrinks by as little as keeps what has the focus in it in sight. Call what
 * it returns to end that.
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
