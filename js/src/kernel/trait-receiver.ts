import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { areSame, prepareTraits, readTraits, type Traits } from "./decoded-traits.ts";
import { type HostModel, onTraits } from "./host-model.ts";
import type { TraitInflater } from "./inflate-traits.ts";
import type { Publisher } from "./publisher.ts";

/** How a page writes to its model. */
export interface Writing {
  isWriting(): boolean;
  readonly publisher: Publisher;
}

/**
 * Receives the kernel's traits. Traits that arrive together, such as those of another table, are
 * one change.
 */
export class TraitReceiver {
  readonly #model: HostModel;
  readonly #unpacking: TraitInflater;
  readonly #traits: Signal<Traits>;
  readonly #problem: Signal<Error | null> = signal(null);
  #waiting: (() => void)[] = [];
  #isDue = false;

  readonly traits: ReadonlySignal<Traits>;
  /** What is wrong with what came last; all else stays as it was before. */
  readonly problem: ReadonlySignal<Error | null> = this.#problem;

  constructor(model: HostModel, unpacking: TraitInflater) {
    this.#model = model;
    this.#unpacking = unpacking;
    this.#traits = signal(this.#read());
    this.traits = this.#traits;
  }

  /** Calls back now, or once what has come before is taken. */
  whenTaken(callback: () => void): void {
    if (this.#isDue) this.#waiting.push(callback);
    else callback();
  }

  /**
   * Call `take` after each change of the model, and go back to the old traits where it throws. The
   * page's own writes do not count. Sending waits while traits are inflated.
   */
  follow(
    names: readonly string[],
    take: () => void,
    { isWriting, publisher }: Writing,
    aborted: AbortSignal,
  ): void {
    const attempt = (): Error | null => {
      const before = this.#traits.value;
      this.#traits.value = this.#read();
      try {
        take();
        return null;
      } catch (problem) {
        this.#traits.value = before;
        return problem as Error;
      }
    };
    // drawing from it may throw, too
    const attemptAll = (): Error | null => {
      try {
        return batch(attempt);
      } catch (problem) {
        return problem as Error;
      }
    };
    const attemptTogether = async () => {
      this.#isDue = true;
      // changes made meanwhile belong to the old table and must not overwrite the new one
      publisher.hold();
      await null;
      for (let left = this.#prepare(); left; left = this.#prepare()) await left;
      this.#isDue = false;
      if (aborted.aborted) return;
      this.#problem.value = attemptAll();
      for (const callback of this.#waiting.splice(0)) callback();
      publisher.release();
    };
    // hosts may set the traits of one message one by one
    const receive = () => {
      if (isWriting() || this.#isDue) return;
      const isOther = !areSame(this.#traits.value, this.#read());
      if (isOther || attemptAll()) void attemptTogether();
      else this.#problem.value = null;
    };
    onTraits(this.#model, [...Object.keys(this.#traits.value), ...names], receive, aborted);
  }

  #read(): Traits {
    return readTraits(this.#model, this.#unpacking);
  }

  #prepare(): Promise<unknown> | null {
    return prepareTraits(this.#model, this.#unpacking);
  }
}
