import {
  computed,
  type ReadonlySignal,
  type Signal,
  signal,
  untracked,
} from "@preact/signals-core";
import { isSameList } from "../core/same-list.ts";
import { type BySide, bySide, SIDES } from "../core/sides.ts";
import type { AxisName } from "../core/types.ts";
import { uniqueAscending } from "../core/unique-ascending.ts";
import { effectUntil } from "./effect-until.ts";
import type { SharedState } from "./shared-state.ts";

/** Original positions, ascending. */
export type Positions = readonly number[];

/** A selection that the panel made itself, and what it went on to show. */
interface Held {
  readonly made: Positions;
  readonly shown: Positions;
}

const MOST_EARLIER = 4;
const NONE: Positions = [];

/**
 * What the selection panel of one view shows: the selection of one axis. A selection that is made
 * within the panel, such as the members of a gene set, does not change what the panel is about.
 */
export class PanelState {
  readonly #shared: SharedState;
  readonly #held: BySide<Signal<Held | null>> = bySide(() => signal(null));
  readonly #earlier: BySide<Signal<readonly Positions[]>> = bySide(() => signal([]));
  readonly #wanted: Signal<AxisName> = signal("rows");
  /** The cluster that was clicked last, by its members: its name goes before that of a category. */
  readonly clicked: Signal<{ readonly side: AxisName; readonly members: Positions } | null> =
    signal(null);
  /** Whether the sheet is open, where the panel has no dock. */
  readonly isOpen = signal(false);
  readonly selections: BySide<ReadonlySignal<Positions>>;
  /** The axis whose selection is shown; `null` without one. */
  readonly side: ReadonlySignal<AxisName | null>;

  constructor(shared: SharedState) {
    this.#shared = shared;
    this.selections = bySide((side) => {
      let kept = NONE;
      return computed(() => {
        const { selected } = shared.axis(side).view.value;
        const held = this.#held[side].value;
        const shown = held && isSameList(held.made, selected) ? held.shown : selected;
        if (!isSameList(kept, shown)) kept = shown;
        return kept;
      });
    });
    this.side = computed(() => {
      const [first, second] = SIDES.filter((side) => this.selections[side].value.length > 0);
      return second ? this.#wanted.value : (first ?? null);
    });
  }

  /** Selections of an axis that the panel showed before, the latest first. */
  earlier(side: AxisName): readonly Positions[] {
    return this.#earlier[side].value;
  }

  /** Shows the selection of this axis where both have one. */
  choose(side: AxisName): void {
    this.#wanted.value = side;
  }

  /** Selects from within the panel, which goes on to show what it shows. */
  select(side: AxisName, positions: Iterable<number>): void {
    const made = uniqueAscending(positions);
    this.#held[side].value = { made, shown: this.selections[side].peek() };
    this.#shared.changeAxis(side, { selected: made });
  }

  /** Whether what is selected is something else than what the panel shows. */
  isHeld(side: AxisName): boolean {
    return !isSameList(this.#shared.axis(side).view.value.selected, this.selections[side].value);
  }

  /** Shows what is selected of an axis, though the panel itself selected it. */
  showSelected(side: AxisName): void {
    this.#held[side].value = null;
    this.choose(side);
  }

  /** Forgets all that it knows by position. */
  forget(): void {
    for (const side of SIDES) {
      this.#held[side].value = null;
      this.#earlier[side].value = [];
    }
    this.clicked.value = null;
    this.isOpen.value = false;
  }

  /** Follows the selection: the axis selected last is the one that is shown. */
  follow(aborted: AbortSignal): void {
    let known = bySide((side) => this.selections[side].peek());
    effectUntil(aborted, () => {
      const now = bySide((side) => this.selections[side].value);
      untracked(() => {
        const changed = SIDES.filter((side) => now[side] !== known[side]);
        for (const side of changed) this.#remember(side, known[side]);
        known = now;
        const clicked = this.clicked.value;
        if (clicked && !isSameList(now[clicked.side], clicked.members)) this.clicked.value = null;
        const [first, second] = changed.filter((side) => now[side].length > 0);
        if (first && !second) this.choose(first);
        if (now.rows.length + now.cols.length === 0) this.isOpen.value = false;
      });
    });
  }

  #remember(side: AxisName, positions: Positions): void {
    if (positions.length === 0) return;
    const earlier = this.#earlier[side];
    const others = earlier.value.filter((one) => !isSameList(one, positions));
    earlier.value = [positions, ...others].slice(0, MOST_EARLIER);
  }
}
