import { listen } from "../../interaction/dom.ts";
import { clamp } from "../../util/clamp.ts";

/**
 * Make `group` one stop of the Tab key (roving tabindex): up and down go from row to row, Home and
 * End to the ends, left and right to what else a row holds. Returns a function that ends it.
 */
export function attachRoving(group: HTMLElement): () => void {
  const life = new AbortController();
  let last: HTMLElement | null = null;
  const enabled = (selector: string) => [
    ...group.querySelectorAll<HTMLElement>(`${selector}:not(:disabled)`),
  ];
  const focusin = ({ target }: FocusEvent) => {
    if (target !== group) {
      last = target as HTMLElement;
      setStop(last, 0);
      return;
    }
    const rows = enabled(ROW);
    const goal = last && rows.includes(last) ? last : rows[0];
    if (group.matches(":focus-visible")) goal?.focus();
  };
  const keydown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Tab" && event.shiftKey) leaveBackwards(group);
    const goal = goalOf(event.key, target, enabled);
    if (!goal) return;
    goal.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  const focusout = ({ target }: FocusEvent) => setStop(target as HTMLElement, -1);
  listen(group, { focusin, focusout, keydown }, { signal: life.signal });
  return () => life.abort();
}

const ROW = "button.legend-row";

/** From a button that takes no stop, Chromium's Tab would lead to the beginning of the widget. */
function setStop(target: HTMLElement, tabIndex: number): void {
  if (target.matches("button")) target.tabIndex = tabIndex;
}

function goalOf(
  key: string,
  from: HTMLElement,
  enabled: (selector: string) => HTMLElement[],
): HTMLElement | undefined {
  const next = (all: HTMLElement[], start: HTMLElement, step: number) =>
    all[clamp(all.indexOf(start) + step, 0, all.length - 1)];
  const row = from.closest(".group-row")?.querySelector<HTMLElement>(ROW) ?? from;
  switch (key) {
    case "ArrowDown":
      return next(enabled(ROW), row, 1);
    case "ArrowUp":
      return next(enabled(ROW), row, -1);
    case "ArrowRight":
      return next(enabled("button"), from, 1);
    case "ArrowLeft":
      return next(enabled("button"), from, -1);
    case "Home":
      return enabled(ROW)[0];
    case "End":
      return enabled(ROW).at(-1);
    default:
      return undefined;
  }
}

/** Tab backwards would otherwise stop at the group itself. */
function leaveBackwards(group: HTMLElement): void {
  group.tabIndex = -1;
  requestAnimationFrame(() => {
    group.tabIndex = 0;
  });
}
