import { untracked } from "@preact/signals-core";
import type { KernelMessage } from "../../kernel/kernel-messages.ts";
import type { ViewState } from "../../model/view-state.ts";
import { showTopRows } from "../commands/top-rows.ts";
import { effectUntil } from "../effect-until.ts";
import type { ViewSession } from "../view-session.ts";
import type { PendingRequest } from "./pending-request.ts";

/**
 * Goes a step back or forth, or to a view from an address. A view that needs a subset clustering
 * shows when the kernel has sent it.
 */
export class HistoryNavigation {
  readonly #session: ViewSession;
  readonly #asking: PendingRequest;

  constructor(session: ViewSession, asking: PendingRequest, aborted: AbortSignal) {
    this.#session = session;
    this.#asking = asking;
    const { store } = session;
    effectUntil(aborted, () => {
      // another table has come, and its clustering has not
      if (store.missing.value) untracked(() => this.#try(() => store.missing.value, true));
    });
    effectUntil(aborted, () => {
      if (store.refusals.value > 0) {
        session.say(
          "A change could not be made, because the view or the table had changed meanwhile",
        );
      }
    });
  }

  undo(): void {
    this.#try(() => this.#step(() => this.#session.store.undo()));
  }

  redo(): void {
    this.#try(() => this.#step(() => this.#session.store.redo()));
  }

  show(view: ViewState): void {
    const { store } = this.#session;
    this.#try(() => {
      const missing = store.missingFor(view);
      if (!missing) store.change(view);
      return missing;
    });
  }

  #step(go: () => KernelMessage | null): KernelMessage | null {
    try {
      return go();
    } catch {
      this.#session.say("This step can't be made, because its rows or columns no longer exist");
      return null;
    }
  }

  #try(attempt: () => KernelMessage | null, isShown = false): void {
    this.#asking.try(attempt, () => {
      if (isShown) showTopRows(this.#session.store, null);
      this.#session.say(
        "This view needs a clustering that the page does not have, and no kernel answers",
      );
    });
  }
}
