import { cropToSelected } from "../../store/commands/crops.ts";
import type { HistoryNavigation } from "../../store/requests/history-navigation.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { listen } from "../dom.ts";
import type { FullScreen } from "../full-screen.ts";
import type { SearchController } from "../search-controller.ts";
import type { SelectionController } from "../selection-controller.ts";
import type { ZoomController } from "../zoom-controller.ts";
import type { CellCursorControl } from "./cell-cursor.ts";

const ZOOM_STEP = 1.5;

/** What the keys act on. */
export interface KeyboardTargets {
  readonly session: ViewSession;
  readonly steps: HistoryNavigation;
  readonly zooming: ZoomController;
  readonly selecting: SelectionController;
  readonly searching: SearchController;
  readonly fullScreen: FullScreen;
  readonly cursor: CellCursorControl;
  readonly root: HTMLElement;
  readonly heatmap: HTMLElement;
}

/** Attach the keys of the widget to its root until `signal` aborts. */
export function attachKeyboard(targets: KeyboardTargets, signal: AbortSignal): void {
  const { root, heatmap, cursor } = targets;
  const keydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isUsed = !event.defaultPrevented && press(targets, event);
    if (isUsed) event.preventDefault();
    if (isUsed || event.defaultPrevented || isOwn(event)) event.stopPropagation();
  };
  const onHeatmap = {
    focus: () => {
      if (heatmap.matches(":focus-visible")) cursor.show();
    },
    blur: () => cursor.hide(),
    pointerdown: () => cursor.hide(),
  };
  listen(root, { keydown }, { signal });
  listen(heatmap, onHeatmap, { signal });
}

/** Does what a key means here; false when it means nothing. */
function press(targets: KeyboardTargets, event: KeyboardEvent): boolean {
  const { session, steps, cursor, heatmap, searching, zooming } = targets;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isCtrl = ctrlKey || metaKey;
  if (altKey) return false;
  if (isCtrl && !isTyping(event)) {
    const letter = key.toLowerCase();
    const isRedo = shiftKey ? letter === "z" : letter === "y";
    if (isRedo) steps.redo();
    else if (letter === "z") steps.undo();
    if (isRedo || letter === "z") return true;
  }
  const isOnHeatmap = event.composedPath()[0] === heatmap;
  if (isOnHeatmap && !shiftKey && cursor.press(key, isCtrl)) return true;
  if (isCtrl) return false;
  if (key === "Escape") return clearOrClose(targets);
  if (isTyping(event)) return false;
  switch (key) {
    case "Enter":
      return isOnHeatmap && !shiftKey && cursor.select();
    case "c":
    case "C":
      return cropToSelected(session.store);
    case "+":
    case "=":
      cursor.magnify(ZOOM_STEP);
      return true;
    case "-":
    case "_":
      cursor.magnify(1 / ZOOM_STEP);
      return true;
    case "0":
      zooming.reset();
      return true;
    case "?":
      session.isHelpOpen.value = true;
      return true;
    case "/":
      session.sidebarChoice.value = true;
      searching.prepare("rows");
      focusSearch(targets.root);
      return true;
    default:
      return false;
  }
}

function focusSearch(root: HTMLElement): void {
  const field = () => root.querySelector<HTMLInputElement>('[data-search="rows"]');
  field()?.focus();
  if (!field()?.matches(":focus")) requestAnimationFrame(() => field()?.focus());
}

/** Closes what covers the page, or else clears the search and the selection. */
function clearOrClose({ session, fullScreen, searching, selecting }: KeyboardTargets): boolean {
  if (fullScreen.leaveOverlay()) return true;
  if (session.panel.isOpen.value && !session.hasDock.value) {
    session.panel.isOpen.value = false;
    return true;
  }
  const hadFound = searching.clear();
  return selecting.clear() || hadFound;
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !["radio", "range", "checkbox"].includes(target.type)
  );
}

/**
 * Return whether to hide a key from the notebook although it did nothing: a letter could cut or
 * delete the cell, and in a field editing keys belong to the field. All other keys pass.
 */
function isOwn(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (ctrlKey || metaKey) return isTyping(event) && "acvxyz".includes(key.toLowerCase());
  if (altKey || /^F\d+$/.test(key) || key === "Escape") return false;
  return !(shiftKey && key === "Enter");
}
