import { effect } from "@preact/signals-core";
import { onAbort } from "../util/abort.ts";

/** Run a function now and whenever a signal that it read changes, until `aborted` aborts. */
export function effectUntil(aborted: AbortSignal, run: () => void): void {
  onAbort(aborted, effect(run));
}
