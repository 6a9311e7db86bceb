const SLICE_MS = 8;

/** Does a long job in short slices between frames, for as long as `step` has more to do. */
export class IdleWork {
  readonly #step: (deadline: number) => boolean;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `step` works until about `deadline` and says whether it is done. */
  constructor(step: (deadline: number) => boolean) {
    this.#step = step;
  }

  request(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (!this.#step(performance.now() + SLICE_MS)) this.request();
    });
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
