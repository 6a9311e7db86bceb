import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { ViewState } from "../model/view-state.ts";
import { deepEqual } from "../util/objects.ts";
import { reuseUnchanged } from "../util/structural-sharing.ts";
import {
  applyChange,
  type Change,
  type Changed,
  type Sender,
  type ViewWithHistory,
} from "../view/change.ts";
import type { History } from "../view/history.ts";
import { diffParts, type Parts } from "../view/parts.ts";

/** A change that was made here and that the kernel has not answered. */
interface Pending {
  readonly id: number;
  change: Change;
  isSent: boolean;
}

const [PAGE_FROM, PAGE_LETTERS] = [2, 12];

/**
 * The view as the kernel has it, with the page's own unanswered changes on top. So a change shows
 * at once, and changes of others are not lost.
 */
export class OptimisticView {
  readonly #page = Math.random().toString(36).slice(PAGE_FROM, PAGE_LETTERS);
  readonly #canShow: (view: ViewState) => boolean;
  readonly #view: Signal<ViewState>;
  readonly #history: Signal<History>;
  #confirmed: ViewWithHistory;
  #revision: number;
  #pending: Pending[] = [];
  #lastId = 0;
  #gesture: string | null = null;
  #gestures = 0;

  readonly view: ReadonlySignal<ViewState>;
  readonly history: ReadonlySignal<History>;

  /** `canShow` tells whether a view fits the table, where others have changed it meanwhile. */
  constructor(moment: ViewWithHistory, revision: number, canShow: (view: ViewState) => boolean) {
    this.#canShow = canShow;
    this.#confirmed = moment;
    this.#revision = revision;
    this.#view = signal(moment.view);
    this.#history = signal(moment.history);
    this.view = this.#view;
    this.history = this.#history;
  }

  /** The number of changes that the kernel had made when it told the last one. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether something is still to be sent. */
  get hasUnsent(): boolean {
    return this.#pending.some(({ isSent }) => !isSent);
  }

  /** Shows `view` and remembers the step; false where that is what is shown. */
  change(view: ViewState, gesture: string | null): boolean {
    const parts = diffParts(this.#view.value, view);
    if (Object.keys(parts).length === 0) return false;
    this.#push({ action: "set", parts, gesture: this.#tokenOf(gesture) });
    return true;
  }

  /** Goes a step back or forth; `zoom` tells the parts of the viewport that change with it. */
  go(action: "undo" | "redo", zoom: () => Parts): void {
    this.endGesture();
    batch(() => {
      const pending = this.#push({ action, parts: {}, gesture: null });
      pending.change = { ...pending.change, parts: zoom() };
      this.#show();
    });
  }

  /** The next change is a step of its own, even by the same gesture. */
  endGesture(): void {
    this.#gesture = null;
  }

  /** The changes to send; from now on they count as sent. */
  takeUnsent(): readonly { readonly by: Sender; readonly change: Change }[] {
    const unsent = this.#pending.filter(({ isSent }) => !isSent);
    for (const pending of unsent) pending.isSent = true;
    return unsent.map(({ id, change }) => ({ by: { page: this.#page, id }, change }));
  }

  /** Takes the page's changes as made, where no kernel answers. */
  settle(): void {
    this.#confirmed = { view: this.#view.value, history: this.#history.value };
    this.#pending = [];
  }

  /**
   * Takes a change that the kernel has made; `read` checks the parts of others' changes. False where
   * one before it was missed.
   */
  confirm(
    { revision, by, change }: Changed,
    read: (parts: Parts, view: ViewState) => Parts,
  ): boolean {
    if (revision <= this.#revision) return true;
    if (revision !== this.#revision + 1) return false;
    const own = by && this.#take(by);
    const made = own ?? { ...change, parts: read(change.parts, this.#confirmed.view) };
    this.#revision = revision;
    this.#confirmed = applyChange(this.#confirmed, made) ?? this.#confirmed;
    this.#show();
    return true;
  }

  /** Undo a change of this page that the kernel refused; false where it is not of this page. */
  refuse(by: Sender): boolean {
    if (!this.#take(by)) return false;
    this.#show();
    return true;
  }

  /**
   * Takes the whole view from the kernel. The page's own changes stay on top if they are of the same
   * table; with `hasAll` the kernel had those that were sent. Returns whether some are given up.
   */
  reset(moment: ViewWithHistory, revision: number, hasAll: boolean): boolean {
    const isSameTable = moment.history.table === this.#confirmed.history.table;
    const kept = isSameTable ? this.#pending.filter(({ isSent }) => !(isSent && hasAll)) : [];
    const isLoss = !isSameTable && this.#pending.length > 0;
    this.#pending = kept;
    this.#confirmed = moment;
    this.#revision = revision;
    this.#show();
    return isLoss;
  }

  #push(change: Change): Pending {
    const last = this.#pending.at(-1);
    const moment = { view: this.#view.value, history: this.#history.value };
    this.#display(applyChange(moment, change) ?? moment);
    if (last && !last.isSent && areOne(last.change, change)) {
      last.change = { ...change, parts: { ...last.change.parts, ...change.parts } };
      return last;
    }
    this.#lastId += 1;
    const pending = { id: this.#lastId, change, isSent: false };
    this.#pending.push(pending);
    return pending;
  }

  #take({ page, id }: Sender): Change | null {
    const own = page === this.#page ? this.#pending.find((pending) => pending.id === id) : null;
    if (!own) return null;
    this.#pending = this.#pending.filter((pending) => pending !== own);
    return own.change;
  }

  #show(): void {
    let moment = this.#confirmed;
    for (const { change } of this.#pending) {
      const after = applyChange(moment, change);
      if (after && this.#canShow(after.view)) moment = after;
    }
    this.#display(moment);
  }

  #display({ view, history }: ViewWithHistory): void {
    batch(() => {
      if (!deepEqual(history, this.#history.value)) this.#history.value = history;
      this.#view.value = reuseUnchanged(this.#view.value, view);
    });
  }

  /** What the changes of a gesture have in common; a change of another gesture ends it. */
  #tokenOf(gesture: string | null): string | null {
    if (gesture !== this.#gesture) this.#gestures += 1;
    this.#gesture = gesture;
    return gesture === null ? null : `${this.#page}.${this.#gestures}`;
  }
}

/** Whether two changes can be sent as one: of one gesture, or both of the zoom alone. */
function areOne(last: Change, next: Change): boolean {
  if (last.action !== "set" || next.action !== "set") return false;
  if (next.gesture !== null) return last.gesture === next.gesture;
  return [last, next].every(
    ({ gesture, parts }) =>
      gesture === null && Object.keys(parts).every((path) => path.startsWith("viewport.")),
  );
}
