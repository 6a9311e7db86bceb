import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import {
  atWholeOfOthers,
  type History,
  recorded,
  type Shown,
  stepBetween,
} from "../core/history.ts";
import { sameJson } from "../core/same-json.ts";
import type { ViewState } from "../core/types.ts";
import { withKnownParts } from "./known-parts.ts";

/** The view, and the steps that led to it and that were taken back. */
export class SteppedView {
  readonly #view: Signal<ViewState>;
  readonly #history: Signal<History>;
  #gesture: string | null = null;

  readonly view: ReadonlySignal<ViewState>;
  readonly history: ReadonlySignal<History>;

  constructor(view: ViewState, history: History) {
    this.#view = signal(view);
    this.#history = signal(history);
    this.view = this.#view;
    this.history = this.#history;
  }

  /** Shows `view` and remembers the step; false where that is what is shown. */
  change(view: ViewState, gesture: string | null): boolean {
    const before = this.#view.value;
    if (sameJson(view, before)) return false;
    batch(() => {
      const step = stepBetween(before, view);
      if (step) {
        const isSame = gesture !== null && gesture === this.#gesture;
        this.#history.value = recorded(this.#history.value, step, isSame);
        this.#gesture = gesture;
      }
      this.#view.value = view;
    });
    return true;
  }

  /** The next change is a step of its own, even by the same gesture. */
  endGesture(): void {
    this.#gesture = null;
  }

  /** Shows a view that nobody came to by a step from here. */
  show(view: ViewState): void {
    this.#view.value = withKnownParts(this.#view.value, view);
  }

  receiveHistory(history: History): void {
    if (!sameJson(history, this.#history.value)) this.#history.value = history;
  }

  /** Shows the view that a step back or forth leads to, where `shown` tells what is visible. */
  go(view: ViewState, history: History, shown: () => Shown): void {
    batch(() => {
      const before = shown();
      this.#history.value = history;
      this.show(view);
      this.#view.value = atWholeOfOthers(this.#view.value, before, shown());
    });
    this.endGesture();
  }
}
