import { type AxisName, type ByAxis, mapAxes } from "../model/axes.ts";
import type { OrderSpec } from "../model/order.ts";
import type { ViewState } from "../model/view-state.ts";
import { arraysEqual } from "../util/arrays.ts";
import { array, object, oneOf, plainObject, predicate, text } from "../util/decoder.ts";
import { deepEqual, isObject } from "../util/objects.ts";
import { type Parts, undoableParts } from "./parts.ts";

/** A step of the history; the viewport is no part of it. */
export interface Step {
  readonly before: Parts;
  readonly after: Parts;
  /** The drag that it is a part of; the next change of the same drag is the same step. */
  readonly gesture?: string;
}

/** What can be undone, the last step last, and what can be redone, the next step first. */
export interface History {
  readonly version: 1;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** The number of the table that the steps belong to. */
  readonly table: number;
}

export const EMPTY_HISTORY: History = { version: 1, past: [], future: [], table: 0 };
const MOST_STEPS = 100;

/** Return the step between two views, `null` if only the viewport differs. */
export function diffViews(
  before: ViewState,
  after: ViewState,
  gesture: string | null = null,
): Step | null {
  const from = undoableParts(before);
  const to = undoableParts(after);
  const changed = Object.keys(from).filter((path) => !deepEqual(from[path], to[path]));
  if (changed.length === 0) return null;
  const pick = (parts: Parts) => Object.fromEntries(changed.map((path) => [path, parts[path]]));
  return { before: pick(from), after: pick(to), ...(gesture !== null && { gesture }) };
}

/** The visible items of each axis, as ascending source indices. */
export type VisibleItems = ByAxis<Int32Array>;

/** Show the whole of each axis whose visible items have changed. */
export function resetChangedViewports(
  view: ViewState,
  before: VisibleItems,
  after: VisibleItems,
): ViewState {
  const viewport = mapAxes((side) =>
    arraysEqual(before[side], after[side]) ? view.viewport[side] : null,
  );
  return { ...view, viewport };
}

/**
 * Return the order before an axis came to be ordered by values, or by categories; `null` where the
 * history has none.
 */
export function previousOrder({ past }: History, side: AxisName): OrderSpec | null {
  const path = `${side}.order`;
  const stood: OrderSpec[] = [];
  const isSame = (a: OrderSpec, b: OrderSpec) => a.by === b.by && deepEqual(a, b);
  for (const { before, after } of past) {
    if (!(path in after)) continue;
    const [from, to] = [before[path] as OrderSpec, after[path] as OrderSpec];
    const last = stood.at(-1);
    if (!last || !isSame(last, from)) stood.push(from);
    const known = isByLineOrCategory(from) ? stood.findIndex((order) => isSame(order, to)) : -1;
    if (known < 0) stood.push(to);
    else stood.length = known + 1;
  }
  const now = stood.at(-1);
  return stood.findLast(({ by }) => by !== now?.by) ?? null;
}

function isByLineOrCategory({ by }: OrderSpec): boolean {
  return by === "value" || by === "category";
}

/** Return the history with one more step, or with more of the same gesture. */
export function recordStep(history: History, step: Step): History {
  const last = history.past.at(-1);
  if (step.gesture !== undefined && last?.gesture === step.gesture) {
    const joined = {
      ...last,
      before: { ...step.before, ...last.before },
      after: { ...last.after, ...step.after },
    };
    return { ...history, past: [...history.past.slice(0, -1), joined], future: [] };
  }
  return { ...history, past: [...history.past, step].slice(-MOST_STEPS), future: [] };
}

/** A step back or forth: the parts to set, and the history after it. */
export interface HistoryMove {
  readonly parts: Parts;
  readonly history: History;
}

/** Go one step back; `null` at the start. */
export function undoStep(history: History): HistoryMove | null {
  const step = history.past.at(-1);
  if (!step) return null;
  return {
    parts: step.before,
    history: {
      ...history,
      past: history.past.slice(0, -1),
      future: [step, ...history.future],
    },
  };
}

/** Go one step forth; `null` at the end. */
export function redoStep(history: History): HistoryMove | null {
  const [step, ...future] = history.future;
  if (!step) return null;
  return { parts: step.after, history: { ...history, past: [...history.past, step], future } };
}

const someParts = predicate<Parts>(isObject, "parts of a view");
const sides = object<Step>({ before: someParts, after: someParts });

const steps = array<Step>((json, field) => {
  const { gesture } = plainObject(json, field);
  const step = sides(json, field);
  return gesture === undefined ? step : { ...step, gesture: text(gesture, `${field}.gesture`) };
});

const readHistory = object<History>({
  version: oneOf(1),
  past: steps,
  future: steps,
  table: predicate(Number.isInteger, "a whole number"),
});

/** Decode a history; one that is wrong is empty. */
export function decodeHistory(json: unknown): History {
  try {
    return readHistory(json, "history");
  } catch {
    return EMPTY_HISTORY;
  }
}

/** Decode the revision of a history; 0 where it has none. */
export function decodeRevision(json: unknown): number {
  const { revision } = { ...(json as { revision?: unknown } | null) };
  return Number.isInteger(revision) ? (revision as number) : 0;
}
