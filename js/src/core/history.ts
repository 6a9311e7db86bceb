import { checked, isObject, listOf, oneOf, parts } from "./json-reader.ts";
import { sameJson } from "./same-json.ts";
import { isSameList } from "./same-list.ts";
import { type BySide, bySide } from "./sides.ts";
import type { AxisName, Order, ViewState } from "./types.ts";

/** Parts of a view by their path, such as "rows.order". */
export type Patch = Readonly<Record<string, unknown>>;

/** One change of view; the viewport is no part of it. */
export interface Step {
  readonly before: Patch;
  readonly after: Patch;
}

/** What can be undone, the last step last, and what can be done again, the next step first. */
export interface History {
  readonly version: 1;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** The number of the table whose positions the steps have. */
  readonly table: number;
}

export const EMPTY_HISTORY: History = { version: 1, past: [], future: [], table: 0 };

const MOST_STEPS = 100;
const WHOLE_PARTS = ["top", "recluster"] as const;
const DIVIDED_PARTS = ["rows", "cols", "colors"] as const;

function partsOf(view: ViewState): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const name of WHOLE_PARTS) parts[name] = view[name];
  for (const name of DIVIDED_PARTS) {
    for (const [key, value] of Object.entries(view[name])) parts[`${name}.${key}`] = value;
  }
  return parts;
}

/** What changed between two views, `null` if nothing but the viewport did. */
export function stepBetween(before: ViewState, after: ViewState): Step | null {
  const from = partsOf(before);
  const to = partsOf(after);
  const changed = Object.keys(from).filter((path) => !sameJson(from[path], to[path]));
  if (changed.length === 0) return null;
  const pick = (parts: Record<string, unknown>) =>
    Object.fromEntries(changed.map((path) => [path, parts[path]]));
  return { before: pick(from), after: pick(to) };
}

/** A view with the patch's parts in place; the caller checks what comes out. */
export function applyPatch(view: ViewState, patch: Patch): unknown {
  const patched: Record<string, unknown> = { ...view };
  for (const [path, value] of Object.entries(patch)) {
    const [name = "", key] = path.split(".", 2);
    patched[name] = key === undefined ? value : { ...(patched[name] as object), [key]: value };
  }
  return patched;
}

/** What is visible of each axis, as ascending original positions. */
export type Shown = BySide<Int32Array>;

/** A view after a step, at the whole of each axis that shows other lines than before. */
export function atWholeOfOthers(view: ViewState, before: Shown, after: Shown): ViewState {
  const viewport = bySide((side) =>
    isSameList(before[side], after[side]) ? view.viewport[side] : null,
  );
  return { ...view, viewport };
}

/**
 * What an axis was ordered by before it came to be by values, or by categories, as it is now; `null`
 * where no step says. Ways back from such an order make no new beginning.
 */
export function orderBefore({ past }: History, side: AxisName): Order | null {
  const path = `${side}.order`;
  const stood: Order[] = [];
  const isSame = (a: Order, b: Order) => a.by === b.by && sameJson(a, b);
  for (const { before, after } of past) {
    if (!(path in after)) continue;
    const [from, to] = [before[path] as Order, after[path] as Order];
    const last = stood.at(-1);
    if (!last || !isSame(last, from)) stood.push(from);
    const known = isByLineOrCategory(from) ? stood.findIndex((order) => isSame(order, to)) : -1;
    if (known < 0) stood.push(to);
    else stood.length = known + 1;
  }
  const now = stood.at(-1);
  return stood.findLast(({ by }) => by !== now?.by) ?? null;
}

function isByLineOrCategory({ by }: Order): boolean {
  return by === "value" || by === "category";
}

/** The history after a step; `isSameGesture` joins it with the last one. */
export function recorded(history: History, step: Step, isSameGesture = false): History {
  const last = history.past.at(-1);
  if (isSameGesture && last) {
    const joined = {
      before: { ...step.before, ...last.before },
      after: { ...last.after, ...step.after },
    };
    return { ...history, past: [...history.past.slice(0, -1), joined], future: [] };
  }
  return { ...history, past: [...history.past, step].slice(-MOST_STEPS), future: [] };
}

/** One step back: the patch to apply and the history then; `null` at the start. */
export function undone(history: History): { patch: Patch; history: History } | null {
  const step = history.past.at(-1);
  if (!step) return null;
  return {
    patch: step.before,
    history: {
      ...history,
      past: history.past.slice(0, -1),
      future: [step, ...history.future],
    },
  };
}

/** One step forth, likewise. */
export function redone(history: History): { patch: Patch; history: History } | null {
  const [step, ...future] = history.future;
  if (!step) return null;
  return { patch: step.after, history: { ...history, past: [...history.past, step], future } };
}

const patch = checked<Patch>(isObject, "parts of a view");
const steps = listOf(parts<Step>({ before: patch, after: patch }));
const readHistory = parts<History>({
  version: oneOf(1),
  past: steps,
  future: steps,
  table: checked(Number.isInteger, "a whole number"),
});

/** Reads a history from outside; what is none is an empty one. */
export function parseHistory(json: unknown): History {
  try {
    return readHistory(json, "history");
  } catch {
    return EMPTY_HISTORY;
  }
}
