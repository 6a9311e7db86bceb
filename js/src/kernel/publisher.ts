import { onAbort } from "../util/abort.ts";

/** At most ten messages a second while something is dragged. */
const INTERVAL_MS = 100;

/** Sends the latest state, at most ten times a second, and not while it is held. */
export class Publisher {
  readonly #send: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lastSent = Number.NEGATIVE_INFINITY;
  #isHeld = false;
  #isWanted = false;

  constructor(send: () => void, aborted: AbortSignal) {
    this.#send = send;
    onAbort(aborted, () => this.cancel());
  }

  request(): void {
    this.#isWanted = true;
    if (this.#timer !== null || this.#isHeld) return;
    const wait = this.#lastSent + INTERVAL_MS - performance.now();
    if (wait <= 0) this.#sendNow();
    else this.#timer = setTimeout(() => this.#sendNow(), wait);
  }

  /** Sends what is still to be sent, without a pause after what was sent before. */
  flush(): void {
    if (this.#isWanted && !this.#isHeld) this.#sendNow();
  }

  /** Sends nothing until `release`. */
  hold(): void {
    const isWanted = this.#isWanted;
    this.cancel();
    [this.#isHeld, this.#isWanted] = [true, isWanted];
  }

  release(): void {
    this.#isHeld = false;
    if (this.#isWanted) this.request();
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#isWanted = false;
  }

  #sendNow(): void {
    this.cancel();
    this.#lastSent = performance.now();
    this.#send();
  }
}
