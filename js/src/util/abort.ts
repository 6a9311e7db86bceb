/** Does something once, when a life is over. */
export function onAbort(aborted: AbortSignal, end: () => void): void {
  aborted.addEventListener("abort", end, { once: true });
}
