const SLICE_MS = 8;

/** Does a long job in short slices between frames, once nobody has asked again for a moment. */
export class IdleWork {
  readonly #step: (deadline: number) => boolean;
  readonly #restMs: number;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /**
   * `step` works until about `deadline` and says whether it is done. It first runs `restMs` after
   * the last request, so that a gesture is over before work for where it ended begins.
   */
  constructor(step: (deadline: number) => boolean, restMs = 0) {
    this.#step = step;
    this.#restMs = restMs;
  }

  request(): void {
    this.cancel();
    this.#timer = setTimeout(() => this.#run(), this.#restMs);
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #run(): void {
    this.#timer = null;
    if (!this.#step(performance.now() + SLICE_MS)) this.#timer = setTimeout(() => this.#run());
  }
}
