import { untracked } from "@preact/signals-core";
import type { ViewState } from "../core/types.ts";
import { showTop } from "./actions.ts";
import type { Asking } from "./asking.ts";
import { effectUntil } from "./effect-until.ts";
import type { PageState } from "./page-state.ts";
import type { Question } from "./question.ts";

/**
 * Goes to views of other moments: a step back or forth, or to one that came with an address. One
 * whose part of the table is not clustered here shows when the kernel has sent it.
 */
export class ViewSteps {
  readonly #page: PageState;
  readonly #asking: Asking;

  constructor(page: PageState, asking: Asking, aborted: AbortSignal) {
    this.#page = page;
    this.#asking = asking;
    const { shared } = page;
    effectUntil(aborted, () => {
      // another table has come, and its clustering has not
      if (shared.missing.value) untracked(() => this.#try(() => shared.missing.value, true));
    });
    effectUntil(aborted, () => {
      if (shared.refusals.value > 0) {
        page.say("A change could not be made, because the view or the table had changed meanwhile");
      }
    });
  }

  undo(): void {
    this.#try(() => this.#step(() => this.#page.shared.undo()));
  }

  redo(): void {
    this.#try(() => this.#step(() => this.#page.shared.redo()));
  }

  show(view: ViewState): void {
    const { shared } = this.#page;
    this.#try(() => {
      const missing = shared.missingFor(view);
      if (!missing) shared.change(view);
      return missing;
    });
  }

  #step(go: () => Question | null): Question | null {
    try {
      return go();
    } catch {
      this.#page.say("This step can't be made, because its rows or columns no longer exist");
      return null;
    }
  }

  #try(attempt: () => Question | null, isShown = false): void {
    this.#asking.try(attempt, () => {
      if (isShown) showTop(this.#page.shared, null);
      this.#page.say(
        "This view needs a clustering that the page does not have, and no kernel answers",
      );
    });
  }
}
