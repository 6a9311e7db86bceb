import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { NO_GROUPS, parseGroups, withGroups } from "../core/groups.ts";
import { sameJson } from "../core/same-json.ts";
import { type BySide, bySide } from "../core/sides.ts";
import type { Axis, Group } from "../core/types.ts";
import type { HostModel } from "./host.ts";

const TRAIT = "_groups";

type Axes = BySide<ReadonlySignal<Axis>>;

/** The groups that kernel and page both name, and the axes with the strips that tell them. */
export class SharedGroups {
  readonly #model: HostModel;
  readonly #given: Axes;
  readonly #groups: Signal<readonly Group[]>;
  /** The trait as it was read or written last. */
  #known: unknown;
  #isChanged = false;
  readonly groups: ReadonlySignal<readonly Group[]>;
  readonly axes: Axes;

  constructor(model: HostModel, given: Axes) {
    this.#model = model;
    this.#given = given;
    this.#known = model.get(TRAIT);
    this.#groups = signal(this.#parsed(this.#known));
    this.groups = this.#groups;
    this.axes = bySide((side) =>
      computed(() => withGroups(given[side].value, this.#groups.value, side)),
    );
  }

  /** Reads groups from outside; throws an error when they do not fit this table. */
  parse(groups: unknown): readonly Group[] {
    return this.#parsed({ ...NO_GROUPS, groups });
  }

  /** Takes what the kernel has sent, if it is something new, and returns the way back. */
  receive(): () => void {
    const [known, groups] = [this.#known, this.#groups.value];
    const sent = this.#model.get(TRAIT);
    if (!sameJson(sent, known)) this.#groups.value = this.#parsed(sent);
    this.#known = sent;
    return () => {
      this.#known = known;
      this.#groups.value = groups;
    };
  }

  change(groups: readonly Group[]): void {
    this.#groups.value = groups;
    this.#isChanged = true;
  }

  /** Writes what was changed here, for the table of this number. */
  write(table: number): void {
    if (!this.#isChanged) return;
    this.#known = { ...NO_GROUPS, table, groups: this.#groups.value };
    this.#isChanged = false;
    this.#model.set(TRAIT, this.#known);
  }

  #parsed(trait: unknown): readonly Group[] {
    const counts = bySide((side) => this.#given[side].value.count);
    return parseGroups(trait, counts).groups;
  }
}
