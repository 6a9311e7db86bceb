import type { Top } from "../core/types.ts";
import { showTop } from "./actions.ts";
import type { Asking } from "./asking.ts";
import type { PageState } from "./page-state.ts";

/** A drag of the slider passes over stops that nobody wants. */
const ASK_AFTER_MS = 150;
const GESTURE = "top rows";

/** Shows top rows; those not clustered yet are asked for, and shown when they come. */
export class TopChoice {
  readonly #page: PageState;
  readonly #asking: Asking;

  constructor(page: PageState, asking: Asking) {
    this.#page = page;
    this.#asking = asking;
  }

  choose(top: Top | null): void {
    const { shared, notice } = this.#page;
    let gesture: string | null = GESTURE;
    notice.value = "";
    this.#asking.try(
      () => {
        const missing = shared.missingFor({ top, recluster: null });
        if (!missing) this.#show(top, gesture);
        gesture = null;
        return missing;
      },
      () => this.#page.say(`${nameOf(top)} are not clustered yet, and no kernel answers`),
      ASK_AFTER_MS,
    );
  }

  /** The next choice is a step of its own. */
  end(): void {
    this.#page.shared.endGesture();
  }

  #show(top: Top | null, gesture: string | null): void {
    if (showTop(this.#page.shared, top, gesture)) return;
    this.#page.say("The filter or the crop hides all of these rows");
  }
}

function nameOf(top: Top | null): string {
  return top ? `The top ${top.count} rows by ${top.by}` : "All rows";
}
