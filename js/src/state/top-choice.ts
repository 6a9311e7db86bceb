import { effect, untracked } from "@preact/signals";
import type { Top } from "../core/types.ts";
import { showTop, stopOf } from "./actions.ts";
import type { PageState } from "./page-state.ts";

/** A drag of the slider passes over stops that nobody wants. */
const ASK_AFTER_MS = 150;
const PATIENCE_MS = 10_000;
const GESTURE = "top rows";

/** Shows top rows; those not clustered yet are asked for, and shown when they come. */
export class TopChoice {
  readonly #page: PageState;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(page: PageState, aborted: AbortSignal) {
    this.#page = page;
    const stop = effect(() => this.#take());
    aborted.addEventListener(
      "abort",
      () => {
        stop();
        this.#forget();
      },
      { once: true },
    );
  }

  choose(top: Top | null): void {
    const { shared, awaitedTop, notice } = this.#page;
    this.#forget();
    notice.value = "";
    if (!top || stopOf(shared, top)) {
      this.#show(top, GESTURE);
      return;
    }
    awaitedTop.value = top;
    this.#timer = setTimeout(() => {
      const patience = shared.ask({ kind: "top", top }) ? PATIENCE_MS : 0;
      this.#timer = setTimeout(() => this.#giveUp(top), patience);
    }, ASK_AFTER_MS);
  }

  /** The next choice is a step of its own. */
  end(): void {
    this.#page.shared.endGesture();
  }

  #take(): void {
    const { shared, awaitedTop } = this.#page;
    const top = awaitedTop.value;
    if (!top || !stopOf(shared, top)) return;
    untracked(() => {
      this.#forget();
      this.#show(top, null);
    });
  }

  #show(top: Top | null, gesture: string | null): void {
    if (showTop(this.#page.shared, top, gesture)) return;
    this.#page.say("None of these rows is left by the filter or the crop");
  }

  #giveUp({ count, by }: Top): void {
    this.#forget();
    this.#page.say(`The top ${count} rows by ${by} are not clustered yet, and no kernel answers`);
  }

  #forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#page.awaitedTop.value = null;
  }
}
