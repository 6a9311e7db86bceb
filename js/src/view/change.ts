import type { ViewState } from "../model/view-state.ts";
import {
  fail,
  integer,
  nullable,
  oneOf,
  plainObject,
  predicate,
  strictObject,
  text,
} from "../util/decoder.ts";
import { diffViews, type History, recordStep, redoStep, undoStep } from "./history.ts";
import { type Parts, VIEWPORT_PATHS, withParts } from "./parts.ts";

/** A view with its history. */
export interface ViewWithHistory {
  readonly view: ViewState;
  readonly history: History;
}

/**
 * A change of a view: what it does, whichever view it meets. `view/state/change.py` is the same.
 */
export interface Change {
  /** Sets `parts` as one step, or goes a step back or forth. */
  readonly action: "set" | "undo" | "redo";
  /** With a step back or forth only parts of the viewport. */
  readonly parts: Parts;
  /** Changes of one gesture, such as the drag of a slider, are one step. */
  readonly gesture: string | null;
}

/** The page that made a change, and its number there. */
export interface Sender {
  readonly page: string;
  readonly id: number;
}

/** A change that the kernel has applied. */
export interface Changed {
  readonly revision: number;
  readonly table: number;
  readonly by: Sender | null;
  /** Its parts are not checked yet. */
  readonly change: Change;
}

/** Apply a change to a view with its history; `null` where there is no step to go. */
export function applyChange(
  { view, history }: ViewWithHistory,
  change: Change,
): ViewWithHistory | null {
  const { action, parts, gesture } = change;
  if (action === "set") {
    const after = withParts(view, parts);
    const step = diffViews(view, after, gesture);
    return { view: after, history: step ? recordStep(history, step) : history };
  }
  const target = action === "undo" ? undoStep(history) : redoStep(history);
  if (!target) return null;
  return {
    view: withParts(view, { ...target.parts, ...parts }),
    history: target.history,
  };
}

const sender = strictObject<Sender>({ page: text, id: integer(Number.MAX_SAFE_INTEGER) });

const parts = predicate<Parts>(
  (json) => typeof json === "object" && json !== null,
  "parts of a view",
);

/** Decode the kernel's message that it applied a change. */
export function decodeChanged(json: unknown): Changed {
  const { kind: _, revision, table, by, ...change } = plainObject(json, "changed");
  const number = integer(Number.MAX_SAFE_INTEGER);
  const read = strictObject<Change>({
    action: oneOf("set", "undo", "redo"),
    parts,
    gesture: nullable(text),
  })(change, "changed");
  const strange = Object.keys(read.parts).find((path) => !VIEWPORT_PATHS.includes(path));
  if (read.action !== "set" && strange) fail("changed.parts", "parts of the viewport", strange);
  return {
    revision: number(revision, "changed.revision"),
    table: number(table, "changed.table"),
    by: nullable(sender)(by, "changed.by"),
    change: read,
  };
}

/** Decode the kernel's message that it refused a change. */
export function decodeRefused(json: unknown): Sender {
  return sender(plainObject(json, "refused").by, "refused.by");
}
