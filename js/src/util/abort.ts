/** Call a function once when a signal aborts. */
export function onAbort(aborted: AbortSignal, end: () => void): void {
  aborted.addEventListener("abort", end, { once: true });
}
