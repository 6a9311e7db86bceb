import type { PageState } from "../state/page-state.ts";
import type { HoverTarget } from "./pick.ts";

/** Points at what an element stands for, as the mouse would at a point of the window. */
export function pointAt(
  { hover }: PageState,
  element: HTMLElement,
  target: HoverTarget,
  x: number,
  y: number,
): void {
  const root = element.closest(".clustergram")?.getBoundingClientRect();
  if (root) hover.value = { ...target, x: x - root.left, y: y - root.top };
}

/** The same with the tooltip beside the element. */
export function pointBeside(page: PageState, element: HTMLElement, target: HoverTarget): void {
  const { right, top, bottom } = element.getBoundingClientRect();
  pointAt(page, element, target, right, target.on === "cluster" ? top : bottom);
}
