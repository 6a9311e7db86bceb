import type { HoverTarget } from "../panels/stage/hit-test.ts";
import type { ViewSession } from "../store/view-session.ts";

/** Set what is pointed at, as if the mouse were at a point of the window. */
export function setHover(
  { hover }: ViewSession,
  element: HTMLElement,
  target: HoverTarget,
  x: number,
  y: number,
): void {
  const root = element.closest(".clustergram")?.getBoundingClientRect();
  if (root) hover.value = { ...target, x: x - root.left, y: y - root.top };
}

/** Set what is pointed at, with the tooltip beside an element. */
export function setHoverBeside(
  session: ViewSession,
  element: HTMLElement,
  target: HoverTarget,
): void {
  const { right, top, bottom } = element.getBoundingClientRect();
  setHover(session, element, target, right, target.on === "cluster" ? top : bottom);
}
