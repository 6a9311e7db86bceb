/** Moves a pointer that presses a handle along the legend's histogram, to shares of its width. */
export function pointerAlong(handle: Element): (type: string, share: number) => void {
  const track = handle.parentElement as HTMLElement;
  // there is no such pointer to capture
  track.setPointerCapture = () => {};
  const { left, top, width, height } = track.getBoundingClientRect();
  return (type, share) => {
    const target = type === "pointerdown" ? handle : track;
    const place = { clientX: left + share * width, clientY: top + height / 2 };
    const button = { pointerId: 1, button: 0, bubbles: true, composed: true };
    target.dispatchEvent(new PointerEvent(type, { ...place, ...button }));
  };
}
