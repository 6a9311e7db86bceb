import { effect } from "@preact/signals-core";
import { onAbort } from "../util/abort.ts";

/** Runs now and whenever a signal that was read has changed, until a life is over. */
export function effectUntil(aborted: AbortSignal, run: () => void): void {
  onAbort(aborted, effect(run));
}
