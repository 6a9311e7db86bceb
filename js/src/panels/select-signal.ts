import { computed } from "@preact/signals-core";

/**
 * Read a value computed from signals; a change of the signals that leaves it the same does not
 * count.
 */
export function selectSignal<T>(read: () => T): T {
  return computed(read).value;
}
