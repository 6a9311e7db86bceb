import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { areSame, prepareTraits, readTraits, type Traits } from "./decoded-traits.ts";
import { type HostModel, onTraits } from "./host.ts";
import type { Publisher } from "./publisher.ts";
import type { Unpacking } from "./unpacking.ts";

/** What the kernel sends. What comes together, such as another table, is taken as one change. */
export class Incoming {
  readonly #model: HostModel;
  readonly #unpacking: Unpacking;
  readonly #publisher: Publisher;
  readonly #traits: Signal<Traits>;
  readonly #problem: Signal<Error | null> = signal(null);
  readonly #isOwn: () => boolean;
  #waiting: (() => void)[] = [];
  #isDue = false;

  readonly traits: ReadonlySignal<Traits>;
  /** What is wrong with what came last; all else stays as it was before. */
  readonly problem: ReadonlySignal<Error | null> = this.#problem;

  /** `isOwn` tells whether the page itself is writing to the model. */
  constructor(model: HostModel, unpacking: Unpacking, publisher: Publisher, isOwn: () => boolean) {
    this.#isOwn = isOwn;
    this.#model = model;
    this.#unpacking = unpacking;
    this.#publisher = publisher;
    this.#traits = signal(this.#read());
    this.traits = this.#traits;
  }

  /** Calls back now, or once what has come before is taken. */
  whenTaken(callback: () => void): void {
    if (this.#isDue) this.#waiting.push(callback);
    else callback();
  }

  /** Has `take` read the model after each change, and takes the traits back where it throws. */
  follow(names: readonly string[], take: () => void, aborted: AbortSignal): void {
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
    const attemptTogether = async () => {
      this.#isDue = true;
      // what the page changes meanwhile is of the table before, and must not write over this one
      this.#publisher.hold();
      await null;
      try {
        for (let left = this.#prepare(); left; left = this.#prepare()) await left;
        this.#isDue = false;
        if (aborted.aborted) return;
        this.#problem.value = batch(attempt);
        for (const callback of this.#waiting.splice(0)) callback();
      } finally {
        this.#isDue = false;
        this.#publisher.release();
      }
    };
    // hosts may set the traits of one message one by one
    const receive = () => {
      if (this.#isOwn() || this.#isDue) return;
      const isOther = !areSame(this.#traits.value, this.#read());
      if (isOther || batch(attempt)) void attemptTogether();
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
