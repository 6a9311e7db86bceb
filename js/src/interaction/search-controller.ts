import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { type CategoryMatch, searchCategories } from "../axis/category-search.ts";
import { LabelIndex, type NameMatch, type SearchAnswer } from "../axis/label-index.ts";
import { counted, NOUNS } from "../axis/wording.ts";
import { AXES, type AxisName, type ByAxis, mapAxes } from "../model/axes.ts";
import type { Axis } from "../model/axis.ts";
import { effectUntil } from "../store/effect-until.ts";
import { NOTHING_FOUND, type ViewSession } from "../store/view-session.ts";
import { onAbort } from "../util/abort.ts";
import { formatCount } from "../util/number-format.ts";
import { spokenText } from "../util/text.ts";
import { TimeSlicedTask } from "../util/time-sliced-task.ts";
import type { ZoomController } from "./zoom-controller.ts";

const MOST_OFFERED = 50;
const MOST_VALUES = 5;
const MOST_SELECTED = 20_000;
const MOST_TOLD = 3;

/** One axis: its labels once somebody searches, and the names chosen so far. */
class AxisSearch {
  readonly #axis: ReadonlySignal<Axis>;
  readonly #reading = new TimeSlicedTask((deadline) => this.#read(deadline));
  #index: { readonly axis: Axis; readonly labels: LabelIndex } | null = null;
  #waiting: (() => void)[] = [];

  readonly chosen: Signal<readonly NameMatch[]> = signal([]);
  /** Rises when more labels can be searched. */
  readonly progress = signal(0);

  constructor(axis: ReadonlySignal<Axis>, aborted: AbortSignal) {
    this.#axis = axis;
    onAbort(aborted, () => this.#reading.cancel());
  }

  get labels(): LabelIndex {
    const axis = this.#axis.peek();
    if (this.#index?.axis.label !== axis.label) {
      this.#index = { axis, labels: new LabelIndex(axis.count, axis.label) };
      this.#reading.request();
    }
    return this.#index.labels;
  }

  /** Once all labels have been read. */
  whenRead(then: () => void): void {
    if (this.labels.isComplete) then();
    else this.#waiting.push(then);
  }

  /** Forgets names of a table that is no longer shown. */
  forget(): void {
    this.#index = null;
    this.#waiting = [];
    this.#reading.cancel();
    this.chosen.value = [];
  }

  #read(deadline: number): boolean {
    const isComplete = this.labels.advance(deadline);
    if (isComplete) {
      this.progress.value += 1;
      for (const then of this.#waiting.splice(0)) then();
    }
    return isComplete;
  }
}

/** The search on both axes; found names are marked and zoomed to. */
export class SearchController {
  readonly #session: ViewSession;
  readonly #zooming: ZoomController;
  readonly #sides: ByAxis<AxisSearch>;
  readonly hasFound: ReadonlySignal<boolean>;
  /** A message for screen readers, such as names not found. */
  readonly message = signal("");

  constructor(session: ViewSession, zooming: ZoomController, aborted: AbortSignal) {
    this.#session = session;
    this.#zooming = zooming;
    this.#sides = mapAxes((side) => new AxisSearch(session.store.axis(side).axis, aborted));
    this.hasFound = computed(() => AXES.some((side) => this.chosen(side).length > 0));
    for (const side of AXES) {
      let known: Axis["label"] | null = null;
      effectUntil(aborted, () => {
        const { label } = session.store.axis(side).axis.value;
        if (known !== null && known !== label) this.#forget(side);
        known = label;
      });
    }
  }

  chosen(side: AxisName): readonly NameMatch[] {
    return this.#sides[side].chosen.value;
  }

  /** Begins to read an axis' labels. */
  prepare(side: AxisName): void {
    this.#sides[side].labels;
  }

  /** What to offer for a query; asked again when more labels have been read. */
  offer(side: AxisName, query: string): SearchAnswer {
    const { labels, progress, chosen } = this.#sides[side];
    progress.value;
    const places = this.#session.store.axis(side).displayIndices.value;
    const isVisible = (index: number) => (places[index] as number) >= 0;
    const answer = labels.search(query, MOST_OFFERED, isVisible);
    const taken = new Set(chosen.value.map(({ name }) => name));
    return { ...answer, matches: answer.matches.filter(({ name }) => !taken.has(name)) };
  }

  /** The category values to offer for a query. */
  values(side: AxisName, query: string): readonly CategoryMatch[] {
    const { annotations } = this.#session.store.axis(side).axis.value;
    return searchCategories(annotations, query, MOST_VALUES);
  }

  /** All with a name that contains the query; `null` where they are too many, or not read yet. */
  containing(side: AxisName, query: string): readonly number[] | null {
    const { labels, progress } = this.#sides[side];
    progress.value;
    return labels.isComplete ? labels.containing(query, MOST_SELECTED) : null;
  }

  /** Selects what was found, and says so; nothing is marked or zoomed to. */
  select(side: AxisName, positions: readonly number[]): void {
    this.#session.store.changeAxis(side, { selected: positions });
    this.message.value = `${counted(positions.length, NOUNS[side])} selected`;
  }

  isReading(side: AxisName): boolean {
    this.#sides[side].progress.value;
    return !this.#sides[side].labels.isComplete;
  }

  isVisible(side: AxisName, { sourceIndices }: Pick<NameMatch, "sourceIndices">): boolean {
    const places = this.#session.store.axis(side).displayIndices.value;
    return sourceIndices.some((index) => (places[index] as number) >= 0);
  }

  add(side: AxisName, matches: readonly NameMatch[]): void {
    const { chosen } = this.#sides[side];
    const names = new Map(chosen.peek().map((match) => [match.name, match]));
    for (const match of matches) names.set(match.name, match);
    chosen.value = [...names.values()];
    this.#mark(side);
    const away = matches.filter((match) => !this.isVisible(side, match));
    this.message.value = away.length === 0 ? "" : `${listed(away.map(nameOf))} not in view`;
    this.#zoom(side);
  }

  /** Adds the best match of a query, once all labels have been read. */
  addFirst(side: AxisName, query: string): void {
    this.#sides[side].whenRead(() => {
      const [first] = this.offer(side, query).matches;
      if (first) this.add(side, [first]);
      else this.message.value = `${spokenText(query.trim())} not found`;
    });
  }

  /** Adds every name of a pasted list. */
  addList(side: AxisName, text: string): void {
    this.#sides[side].whenRead(() => {
      const { found, missing } = this.#sides[side].labels.list(text);
      if (found.length > 0) this.add(side, found);
      if (missing.length === 0) return;
      const all = found.length + missing.length;
      this.message.value = `${formatCount(found.length)} of ${formatCount(all)} found. Not found: ${listed(missing)}`;
    });
  }

  remove(side: AxisName, { name }: NameMatch): void {
    const { chosen } = this.#sides[side];
    chosen.value = chosen.peek().filter((match) => match.name !== name);
    this.message.value = "";
    this.#mark(side);
  }

  /** False when there was nothing to clear. */
  clear(): boolean {
    const hadFound = this.hasFound.peek() || this.message.peek() !== "";
    for (const side of AXES) this.#sides[side].chosen.value = [];
    this.message.value = "";
    this.#session.found.value = NOTHING_FOUND;
    return hadFound;
  }

  #forget(side: AxisName): void {
    this.#sides[side].forget();
    this.message.value = "";
    this.#mark(side);
  }

  #mark(side: AxisName): void {
    const { found } = this.#session;
    const positions = this.#sides[side].chosen.peek().flatMap((match) => match.sourceIndices);
    found.value = { ...found.peek(), [side]: new Set(positions) };
  }

  #zoom(side: AxisName): void {
    const places = this.#session.store.axis(side).displayIndices.peek();
    let [first, last] = [Number.POSITIVE_INFINITY, -1];
    for (const index of this.#session.found.peek()[side]) {
      const place = places[index] as number;
      if (place < 0) continue;
      first = Math.min(first, place);
      last = Math.max(last, place);
    }
    if (last < 0) return;
    this.#zooming.show(side, [first, last + 1]);
  }
}

function nameOf({ name }: NameMatch): string {
  return name;
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_TOLD;
  const first = names.slice(0, MOST_TOLD).map(spokenText).join(", ");
  return more > 0 ? `${first} and ${formatCount(more)} more` : first;
}
