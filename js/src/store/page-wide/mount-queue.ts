import { pageSingleton } from "./page-singleton.ts";

/** The longest time that a turn may block other tasks. */
const TURN_MS = 400;

/**
 * Mount views in turns. A host waits two seconds for a model to load and does not listen to the
 * kernel for it afterwards, so other models load between two turns.
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
