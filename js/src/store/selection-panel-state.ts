import {
  computed,
  type ReadonlySignal,
  type Signal,
  signal,
  untracked,
} from "@preact/signals-core";
import { AXES, type AxisName, type ByAxis, mapAxes } from "../model/axes.ts";
import { arraysEqual, sortedUnique } from "../util/arrays.ts";
import { effectUntil } from "./effect-until.ts";
import type { WidgetStore } from "./widget-store.ts";

/** Ascending source indices. */
export type SourceIndices = readonly number[];

/** A selection that the panel made itself, and what it went on to show. */
interface Held {
  readonly made: SourceIndices;
  readonly shown: SourceIndices;
}

const MOST_EARLIER = 4;
const NONE: SourceIndices = [];

/**
 * What the selection panel of one view shows: the selection of one axis. A selection made within
 * the panel, such as the members of a gene set, does not change what the panel is about.
 */
export class SelectionPanelState {
  readonly #store: WidgetStore;
  readonly #held: ByAxis<Signal<Held | null>> = mapAxes(() => signal(null));
  readonly #earlier: ByAxis<Signal<readonly SourceIndices[]>> = mapAxes(() => signal([]));
  readonly #wanted: Signal<AxisName> = signal("rows");
  /** The cluster that was clicked last, by its members: its name goes before that of a category. */
  readonly clicked: Signal<{ readonly side: AxisName; readonly members: SourceIndices } | null> =
    signal(null);
  /** Whether the sheet is open, where the panel has no dock. */
  readonly isOpen = signal(false);
  readonly selections: ByAxis<ReadonlySignal<SourceIndices>>;
  /** The axis whose selection is shown; `null` without one. */
  readonly side: ReadonlySignal<AxisName | null>;

  constructor(store: WidgetStore) {
    this.#store = store;
    this.selections = mapAxes((side) => {
      let kept = NONE;
      return computed(() => {
        const { selected } = store.axis(side).view.value;
        const held = this.#held[side].value;
        const shown = held && arraysEqual(held.made, selected) ? held.shown : selected;
        if (!arraysEqual(kept, shown)) kept = shown;
        return kept;
      });
    });
    this.side = computed(() => {
      const [first, second] = AXES.filter((side) => this.selections[side].value.length > 0);
      return second ? this.#wanted.value : (first ?? null);
    });
  }

  /** Selections of an axis that the panel showed before, the latest first. */
  earlier(side: AxisName): readonly SourceIndices[] {
    return this.#earlier[side].value;
  }

  /** Shows the selection of this axis where both have one. */
  choose(side: AxisName): void {
    this.#wanted.value = side;
  }

  /** Selects from within the panel, which goes on to show what it shows. */
  select(side: AxisName, positions: Iterable<number>): void {
    const made = sortedUnique(positions);
    this.#held[side].value = { made, shown: this.selections[side].peek() };
    this.#store.changeAxis(side, { selected: made });
  }

  /** Return whether the selection differs from what the panel shows. */
  isHeld(side: AxisName): boolean {
    return !arraysEqual(this.#store.axis(side).view.value.selected, this.selections[side].value);
  }

  /** Shows what is selected of an axis, though the panel itself selected it. */
  showSelected(side: AxisName): void {
    this.#held[side].value = null;
    this.choose(side);
  }

  /** Forget everything that has source indices. */
  forget(): void {
    for (const side of AXES) {
      this.#held[side].value = null;
      this.#earlier[side].value = [];
    }
    this.clicked.value = null;
    this.isOpen.value = false;
  }

  /** Follows the selection: the axis selected last is the one that is shown. */
  follow(aborted: AbortSignal): void {
    let known = mapAxes((side) => this.selections[side].peek());
    effectUntil(aborted, () => {
      const now = mapAxes((side) => this.selections[side].value);
      untracked(() => {
        const changed = AXES.filter((side) => now[side] !== known[side]);
        for (const side of changed) this.#remember(side, known[side]);
        known = now;
        const clicked = this.clicked.value;
        if (clicked && !arraysEqual(now[clicked.side], clicked.members)) this.clicked.value = null;
        const [first, second] = changed.filter((side) => now[side].length > 0);
        if (first && !second) this.choose(first);
        if (now.rows.length + now.cols.length === 0) this.isOpen.value = false;
      });
    });
  }

  #remember(side: AxisName, positions: SourceIndices): void {
    if (positions.length === 0) return;
    const earlier = this.#earlier[side];
    const others = earlier.value.filter((one) => !arraysEqual(one, positions));
    earlier.value = [positions, ...others].slice(0, MOST_EARLIER);
  }
}
