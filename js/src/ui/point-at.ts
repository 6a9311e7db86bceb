import type { PageState } from "../state/page-state.ts";
import type { HoverTarget } from "./pick.ts";

/** Points at what an element stands for, as the mouse would: the tooltip is beside the element. */
export function pointAt({ hover }: PageState, element: HTMLElement, target: HoverTarget): void {
  const root = element.closest(".clustergram")?.getBoundingClientRect();
  if (!root) return;
  const { right, top, bottom } = element.getBoundingClientRect();
  const y = target.on === "cluster" ? top : bottom;
  hover.value = { ...target, x: right - root.left, y: y - root.top };
}
