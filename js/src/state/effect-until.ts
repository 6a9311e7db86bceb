import { effect } from "@preact/signals-core";
import { whenAborted } from "../core/when-aborted.ts";

/** Runs now and whenever a signal that was read has changed, until a life is over. */
export function effectUntil(aborted: AbortSignal, run: () => void): void {
  whenAborted(aborted, effect(run));
}
