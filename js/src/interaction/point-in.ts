/** Where an event is, in pixels from an element's top left. */
export function localPoint(element: Element, event: MouseEvent): [x: number, y: number] {
  const { left, top } = element.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}
