import { pageSingleton } from "./page-singleton.ts";

/** So long other tasks may have to wait. */
const TURN_MS = 400;

/**
 * Makes the views of a page in turns. A host gives a model two seconds to load, else it stops
 * listening to the kernel: so between two turns other models get theirs.
 */
export function queueMount(make: () => void): void {
  const waiting = pageSingleton("turns.1", () => [] as (() => void)[]);
  if (waiting.push(make) === 1) setTimeout(takeTurn, 0, waiting);
}

function takeTurn(waiting: (() => void)[]): void {
  const end = performance.now() + TURN_MS;
  try {
    while (waiting.length > 0 && performance.now() < end) waiting.shift()?.();
  } finally {
    if (waiting.length > 0) setTimeout(takeTurn, 0, waiting);
  }
}
