import type { TopRowsSpec } from "../../model/subset.ts";
import { showTopRows } from "../commands/top-rows.ts";
import type { ViewSession } from "../view-session.ts";
import type { PendingRequest } from "./pending-request.ts";

/** Waits before asking, as a drag passes over stops. */
const ASK_AFTER_MS = 150;
const GESTURE = "top rows";

/** Shows top rows; a clustering that is missing is requested and shown when it arrives. */
export class TopRowsChoice {
  readonly #session: ViewSession;
  readonly #asking: PendingRequest;

  constructor(session: ViewSession, asking: PendingRequest) {
    this.#session = session;
    this.#asking = asking;
  }

  choose(top: TopRowsSpec | null): void {
    const { store, notice } = this.#session;
    let gesture: string | null = GESTURE;
    notice.value = "";
    this.#asking.try(
      () => {
        const missing = store.missingFor({ top, recluster: null });
        if (!missing) this.#show(top, gesture);
        gesture = null;
        return missing;
      },
      () => this.#session.say(`${nameOf(top)} are not clustered yet, and no kernel answers`),
      ASK_AFTER_MS,
    );
  }

  /** The next choice is a step of its own. */
  end(): void {
    this.#session.store.endGesture();
  }

  #show(top: TopRowsSpec | null, gesture: string | null): void {
    if (showTopRows(this.#session.store, top, gesture)) return;
    this.#session.say("The filter or the crop hides all of these rows");
  }
}

function nameOf(top: TopRowsSpec | null): string {
  return top ? `The top ${top.count} rows by ${top.by}` : "All rows";
}
