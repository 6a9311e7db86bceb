import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { areSame, prepareTraits, readTraits, type Traits } from "./decoded-traits.ts";
import { type HostModel, onTraits } from "./host-model.ts";
import type { TraitInflater } from "./inflate-traits.ts";
import type { Publisher } from "./publisher.ts";

/** What a page does to the model itself. */
export interface Writing {
  isWriting(): boolean;
  readonly publisher: Publisher;
}

/** What the kernel sends. What comes together, such as another table, is taken as one change. */
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
   * Has `take` read the model after each change, and takes the traits back where it throws. What the
   * page writes itself is no change, and what it sends waits while another table is on its way.
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
    // what is drawn from it may throw an error, too
    const attemptAll = (): Error | null => {
      try {
        return batch(attempt);
      } catch (problem) {
        return problem as Error;
      }
    };
    const attemptTogether = async () => {
      this.#isDue = true;
      // what the page changes meanwhile is of the table before, and must not write over this one
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
