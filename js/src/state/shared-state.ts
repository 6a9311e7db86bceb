import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { type Moment, readChanged, readRefused } from "../core/change.ts";
import { type ColorMap, viewedColors } from "../core/color-view.ts";
import { type DrawableMatrix, drawableMatrix } from "../core/drawable.ts";
import { fittedView } from "../core/fitted-view.ts";
import { areGroups, groupsOf, withGroups } from "../core/groups.ts";
import {
  atWholeOfOthers,
  type History,
  parseHistory,
  parseRevision,
  redone,
  undone,
} from "../core/history.ts";
import { scaledPerRow } from "../core/per-row.ts";
import { type BySide, bySide, SIDES } from "../core/sides.ts";
import { type Chosen, type Standing, standingOf } from "../core/standing.ts";
import type {
  Axis,
  AxisName,
  AxisView,
  Colors,
  ColorView,
  Group,
  Matrix,
  Reclustered,
  Scaling,
  TopStop,
  ViewState,
  WayBack,
} from "../core/types.ts";
import { differingParts, type Parts, withParts } from "../core/view-parts.ts";
import { parseParts, parseViewState } from "../core/view-state.ts";
import { visiblePositions } from "../core/visible.ts";
import { whenAborted } from "../core/when-aborted.ts";
import { type AxisModel, axisModel } from "./axis-model.ts";
import type { WidgetOptions } from "./decode.ts";
import type { LinkRecord } from "./decode-links.ts";
import { checkDecoded, decodedTraits, givenTraits } from "./decoded-traits.ts";
import type { HostListener, HostModel } from "./host.ts";
import { Incoming } from "./incoming.ts";
import { OptimisticView } from "./optimistic-view.ts";
import { Publisher } from "./publisher.ts";
import type { Question } from "./question.ts";
import { GENE_SETS, SharedGeneSets } from "./shared-gene-sets.ts";
import { SharedLabelSizes } from "./shared-label-sizes.ts";
import { Unpacking } from "./unpacking.ts";

const MESSAGE = "msg:custom";
const VIEW = "_view";
const HISTORY = "_history";
const REGROUPING = "groups";

/**
 * What the kernel and all views of a widget agree on. The arrays only ever come from the kernel;
 * the view state, its history and the groups go both ways.
 */
export class SharedState {
  readonly #model: HostModel;
  readonly #isAlone: () => boolean;
  readonly #optimistic: OptimisticView;
  readonly #publisher: Publisher;
  readonly #bounds: () => BySide<Axis>;
  readonly #refusals: Signal<number> = signal(0);
  /** The traits of the view as they were read or written last. */
  #known: readonly unknown[] = [];
  #isWriting = false;
  #isBehind = false;

  readonly matrix: ReadonlySignal<Matrix>;
  readonly scaling: ReadonlySignal<WayBack | null>;
  readonly drawable: ReadonlySignal<DrawableMatrix>;
  readonly colors: ReadonlySignal<Colors>;
  readonly givenColors: ReadonlySignal<Colors>;
  readonly colorView: ReadonlySignal<ColorView>;
  readonly colorMaps: ReadonlySignal<readonly ColorMap[]>;
  readonly topStops: ReadonlySignal<readonly TopStop[]>;
  readonly reclusterings: ReadonlySignal<readonly Reclustered[]>;
  /** The way back to the values by which the lines of the scaled axis are ranked. */
  readonly rankScaling: ReadonlySignal<Scaling | null>;
  /** What the values are, in words. */
  readonly units: ReadonlySignal<string>;
  readonly options: ReadonlySignal<WidgetOptions>;
  /** What the values are called. */
  readonly valueLabel: ReadonlySignal<string>;
  readonly links: ReadonlySignal<readonly LinkRecord[]>;
  readonly view: ReadonlySignal<ViewState>;
  readonly history: ReadonlySignal<History>;
  readonly groups: ReadonlySignal<readonly Group[]>;
  /** How many changes of this page were given up, as others had changed the view. */
  readonly refusals: ReadonlySignal<number> = this.#refusals;
  readonly geneSets: SharedGeneSets;
  readonly labelSizes: SharedLabelSizes;
  /** What is wrong with what the kernel sent last; all else stays as it was before. */
  readonly problem: ReadonlySignal<Error | null>;
  /** What the view names and the kernel has not sent; the whole table stands for it meanwhile. */
  readonly missing: ReadonlySignal<Question | null>;
  readonly rows: AxisModel;
  readonly cols: AxisModel;

  /** Throws a `FieldError` when the traits, once prepared, are not what this page can read. */
  constructor(
    model: HostModel,
    aborted: AbortSignal,
    isAlone = () => false,
    unpacking = new Unpacking(),
  ) {
    this.#model = model;
    this.#isAlone = isAlone;
    this.#publisher = new Publisher(() => this.#publish(), aborted);
    const incoming = new Incoming(model, unpacking, this.#publisher, () => this.#isWriting);
    const data = decodedTraits(incoming.traits);
    checkDecoded(data);
    this.matrix = data.matrix;
    this.scaling = data.scaling;
    this.givenColors = data.colors;
    this.colorMaps = data.colorMaps;
    this.topStops = data.topStops;
    this.reclusterings = data.reclusterings;
    this.rankScaling = data.rankScaling;
    this.units = data.units;
    this.options = data.options;
    this.valueLabel = data.valueLabel;
    this.links = data.links;
    this.problem = incoming.problem;

    this.geneSets = new SharedGeneSets(model, aborted);
    this.labelSizes = new SharedLabelSizes(model, aborted);
    this.#bounds = () => ({ rows: data.rows.value, cols: data.cols.value });
    this.#optimistic = new OptimisticView(
      this.#readMoment(),
      parseRevision(model.get(HISTORY)),
      (view) => this.#canShow(view),
    );
    this.view = this.#optimistic.view;
    this.history = this.#optimistic.history;
    this.groups = computed(() => groupsOf(this.view.value));
    const axes = bySide((side) => {
      const groups = computed(() => this.view.value[side].groups);
      return computed(() => withGroups(data[side].value, groups.value));
    });

    this.colorView = computed(() => this.view.value.colors);
    const perRow = computed(() => this.colorView.value.perRow);
    this.colors = computed(() =>
      viewedColors(this.givenColors.value, this.colorMaps.value, this.colorView.value),
    );
    const isCentered = computed(() => this.colors.value.center !== null);
    const plain = computed(() => drawableMatrix(this.matrix.value));
    this.drawable = computed(() =>
      perRow.value ? scaledPerRow(plain.value, isCentered.value) : plain.value,
    );

    const top = computed(() => this.view.value.top);
    const recluster = computed(() => this.view.value.recluster);
    const standing = computed(() =>
      this.#standingOf({ top: top.value, recluster: recluster.value }),
    );
    this.missing = computed(() => this.missingFor(this.view.value));
    const side = (name: AxisName) =>
      axisModel({
        side: name,
        axis: axes[name],
        matrix: this.matrix,
        rankScaling: this.rankScaling,
        view: computed(() => this.view.value[name]),
        standing: computed(() =>
          typeof standing.value === "string" ? null : standing.value[name],
        ),
      });
    this.rows = side("rows");
    this.cols = side("cols");

    const take = () => {
      checkDecoded(data);
      this.#receiveView();
    };
    incoming.follow([VIEW, HISTORY], take, aborted);
    const hear = (content: unknown) => incoming.whenTaken(() => this.#hear(content));
    whenAborted(aborted, this.listen(hear));
    this.ask({ kind: "view", revision: this.#optimistic.revision });
  }

  axis(name: AxisName): AxisModel {
    return this[name];
  }

  /**
   * Shows `view` at once, remembers the step, and tells the kernel, at most ten times a second.
   * Changes of one `gesture`, such as the drag of a slider, are one step.
   */
  change(view: ViewState, gesture: string | null = null): void {
    if (this.#optimistic.change(view, gesture)) this.#publisher.request();
  }

  changeAxis(name: AxisName, change: Partial<AxisView>, gesture: string | null = null): void {
    const view = this.view.value;
    this.change({ ...view, [name]: { ...view[name], ...change } }, gesture);
  }

  /** Shows other groups, as one step; orders and filters by what is gone fall back. */
  regroup(groups: readonly Group[]): void {
    this.endGesture();
    batch(() => {
      const ofSide = (side: AxisName) =>
        groups.filter(({ axis }) => axis === side).map(({ axis: _, ...group }) => group);
      let view = this.view.value;
      for (const side of SIDES) view = { ...view, [side]: { ...view[side], groups: ofSide(side) } };
      this.change(view, REGROUPING);
      for (const side of SIDES) {
        const { axis, base, baseTree } = this.axis(side);
        const fitted = { axis: axis.value, base: base.value, hasTree: baseTree.value !== null };
        view = fittedView(view, side, fitted);
      }
      this.change(view, REGROUPING);
    });
    this.endGesture();
  }

  /** The next change is a step of its own, even by the same gesture. */
  endGesture(): void {
    this.#optimistic.endGesture();
  }

  /** All that shows the widget elsewhere as it is now: what a host does not have is undefined. */
  traits(): Readonly<Record<string, unknown>> {
    return {
      ...givenTraits(this.#model),
      [VIEW]: this.view.value,
      [HISTORY]: this.#historyTrait(),
      [GENE_SETS]: this.#model.get(GENE_SETS),
      ...this.labelSizes.traits(),
      _esm: this.#model.get("_esm"),
      _title: this.#model.get("_title"),
    };
  }

  /** Reads a view from outside; throws an error when it does not fit this table. */
  parseView(json: unknown): ViewState {
    return parseViewState(json, this.#bounds());
  }

  /**
   * Asks the kernel; the answer, if there is a kernel, is a changed trait, or a message to those who
   * `listen`. False where there is none, or where the host refuses to send, as notebooks do once a
   * kernel was shut down.
   */
  ask(question: Question): boolean {
    // the kernel is to hear of what was done before
    this.#publisher.flush();
    return this.#send(question);
  }

  /** Hears every message of the kernel that is no trait, until what it returns is called. */
  listen(listener: HostListener): () => void {
    this.#model.on(MESSAGE, listener);
    return () => this.#model.off(MESSAGE, listener);
  }

  /** What the kernel is to be asked for before such a view can be drawn; `null` for nothing. */
  missingFor({ top, recluster }: Chosen): Question | null {
    if (this.#standingOf({ top, recluster }) !== "missing") return null;
    if (recluster) return { kind: "recluster", recluster };
    return top && { kind: "top", top };
  }

  /**
   * Goes one step back, or returns what the kernel is to be asked for first. Throws an error where
   * the step leads to a view that this table can't have.
   */
  undo(): Question | null {
    return this.#go("undo");
  }

  /** Goes one step forth, likewise. */
  redo(): Question | null {
    return this.#go("redo");
  }

  #standingOf(chosen: Chosen): Standing | "whole" | "missing" {
    const [topStops, reclusterings] = [this.topStops.value, this.reclusterings.value];
    return standingOf(chosen, { topStops, reclusterings });
  }

  #go(action: "undo" | "redo"): Question | null {
    const target = (action === "undo" ? undone : redone)(this.history.value);
    if (!target) return null;
    const view = this.parseView(withParts(this.view.value, target.parts));
    const missing = this.missingFor(view);
    if (missing) return missing;
    const shown = () => bySide((side) => this.axis(side).visible.value);
    const before = shown();
    this.#optimistic.go(action, () => {
      const whole = atWholeOfOthers(this.view.value, before, shown());
      return differingParts(this.view.value, whole);
    });
    this.#publisher.request();
    return null;
  }

  #send(message: Question): boolean {
    if (this.#isAlone()) return false;
    try {
      this.#model.send(message);
      return true;
    } catch {
      return false;
    }
  }

  #publish(): void {
    const { table } = this.history.value;
    const unsent = this.#optimistic.takeUnsent();
    const isHeard = unsent.map((sent) => this.#send({ kind: "change", table, ...sent }));
    if (!isHeard.every(Boolean)) this.#optimistic.settle();
    this.#write();
  }

  /** Keeps the view in the model, where whoever saves the notebook finds it. */
  #write(): void {
    this.#known = [this.view.value, this.#historyTrait()];
    this.#isWriting = true;
    try {
      [VIEW, HISTORY].forEach((name, i) => void this.#model.set(name, this.#known[i]));
    } finally {
      this.#isWriting = false;
    }
  }

  #historyTrait() {
    return { ...this.history.value, revision: this.#optimistic.revision };
  }

  /** Takes what the kernel tells: a change, or that one of this page is refused. */
  #hear(content: unknown): void {
    const { kind } = { ...(content as { kind?: unknown } | null) };
    try {
      if (kind === "changed") this.#confirm(content);
      else if (kind === "refused" && this.#optimistic.refuse(readRefused(content))) {
        this.#refusals.value += 1;
      } else return;
    } catch {
      this.#catchUp();
    }
    this.#write();
  }

  #confirm(content: unknown): void {
    const changed = readChanged(content);
    if (changed.table !== this.history.value.table) return;
    const read = (parts: Parts, view: ViewState) => parseParts(parts, this.#bounds(), view);
    if (!this.#optimistic.confirm(changed, read)) this.#catchUp();
  }

  /** Asks for the whole view, where a change of it was missed. */
  #catchUp(): void {
    if (this.#isBehind) return;
    this.#isBehind = this.ask({ kind: "view", revision: -1 });
  }

  #readMoment(): Moment {
    const sent = [this.#model.get(VIEW), this.#model.get(HISTORY)];
    const view = parseViewState(sent[0], this.#bounds());
    this.#known = sent;
    return { view, history: parseHistory(sent[1]) };
  }

  #receiveView(): void {
    const sent = [this.#model.get(VIEW), this.#model.get(HISTORY)];
    if (sent.every((trait, i) => trait === this.#known[i])) return;
    const revision = parseRevision(sent[1]);
    if (this.#optimistic.reset(this.#readMoment(), revision, this.#isBehind)) {
      this.#refusals.value += 1;
    }
    this.#isBehind = false;
    if (this.#optimistic.hasUnsent) this.#publisher.request();
  }

  /** Whether a view fits the table, though others have changed it meanwhile. */
  #canShow(view: ViewState): boolean {
    if (!areGroups(groupsOf(view))) return false;
    const standing = this.#standingOf(view);
    return SIDES.every((side) => {
      const axis = withGroups(this.#bounds()[side], view[side].groups);
      const { order, category } = view[side];
      const titles = axis.categories.map(({ title }) => title);
      const named = [order.by === "category" ? order.title : null, category?.title ?? null];
      if (named.some((title) => title !== null && !titles.includes(title))) return false;
      const members = typeof standing === "string" ? null : standing[side].members;
      return visiblePositions(axis, view[side], members).length > 0;
    });
  }
}
