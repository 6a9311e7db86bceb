import { afterEach, beforeEach, vi } from "vitest";

/** In each test timers are in hand, and what lives as long as the test has this signal. */
export function inFakeTime(): { readonly signal: AbortSignal; abort(): void } {
  let life = new AbortController();
  beforeEach(() => {
    life = new AbortController();
    vi.useFakeTimers();
  });
  afterEach(() => {
    life.abort();
    vi.useRealTimers();
  });
  return {
    get signal() {
      return life.signal;
    },
    abort: () => life.abort(),
  };
}
