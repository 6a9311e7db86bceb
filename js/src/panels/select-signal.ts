import { computed } from "@preact/signals-core";

/** Reads what comes out of signals: as long as that is the same, they may change. */
export function selectSignal<T>(read: () => T): T {
  return computed(read).value;
}
