/** First everything moves, then it is drawn. */
const PHASES = ["move", "draw"] as const;
type Phase = (typeof PHASES)[number];

/** The animation frames of one view. What moves in a frame is drawn in the same frame. */
export class Frames {
  readonly #asked: Readonly<Record<Phase, Set<() => void>>> = {
    move: new Set(),
    draw: new Set(),
  };
  #frame: number | null = null;

  /** Calls back once in the next frame; to draw, in this one if its moves are under way. */
  ask(phase: Phase, callback: () => void): void {
    this.#asked[phase].add(callback);
    this.#frame ??= requestAnimationFrame(this.#run);
  }

  forget(callback: () => void): void {
    for (const phase of PHASES) this.#asked[phase].delete(callback);
  }

  readonly #run = (): void => {
    this.#frame = null;
    for (const phase of PHASES) {
      const callbacks = [...this.#asked[phase]];
      this.#asked[phase].clear();
      for (const callback of callbacks) callback();
    }
  };
}
