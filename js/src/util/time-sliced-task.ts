const SLICE_MS = 8;
/** Frames and wheel events come faster than this while a gesture goes on. */
export const REST_MS = 120;

/** Runs a long task in short slices, so that the page stays responsive. */
export class TimeSlicedTask {
  readonly #step: (deadline: number) => boolean;
  readonly #restMs: number;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /**
   * `step` works until about `deadline` (of `performance.now()`) and says whether it is done. It
   * does not run within `restMs` of a request.
   */
  constructor(step: (deadline: number) => boolean, restMs = 0) {
    this.#step = step;
    this.#restMs = restMs;
  }

  /** Begins, or goes on, `restMs` after the last request. */
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
