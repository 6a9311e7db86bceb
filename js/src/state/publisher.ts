import { whenAborted } from "../core/when-aborted.ts";

/** At most ten messages a second while something is dragged. */
const INTERVAL_MS = 100;

/** Sends the latest state now, or as soon as the last sending is old enough. */
export class Publisher {
  readonly #send: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lastSent = Number.NEGATIVE_INFINITY;

  constructor(send: () => void, aborted: AbortSignal) {
    this.#send = send;
    whenAborted(aborted, () => this.cancel());
  }

  request(): void {
    if (this.#timer !== null) return;
    const wait = this.#lastSent + INTERVAL_MS - performance.now();
    if (wait <= 0) this.#sendNow();
    else this.#timer = setTimeout(() => this.#sendNow(), wait);
  }

  /** Whether something newer than what was sent last is still to be sent. */
  get isWaiting(): boolean {
    return this.#timer !== null;
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #sendNow(): void {
    this.#timer = null;
    this.#lastSent = performance.now();
    this.#send();
  }
}
