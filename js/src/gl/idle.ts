const SLICE_MS = 8;
/** Frames and wheel events come faster than this while a gesture goes on. */
const REST_MS = 120;

/** Does a long job in short slices, once no frame has asked for it for a moment. */
export class IdleWork {
  readonly #step: (deadline: number) => boolean;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `step` works until about `deadline` (of `performance.now()`) and says whether it is done. */
  constructor(step: (deadline: number) => boolean) {
    this.#step = step;
  }

  /** Begins or goes on a moment after the last request. */
  request(): void {
    this.cancel();
    this.#timer = setTimeout(() => this.#run(), REST_MS);
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
