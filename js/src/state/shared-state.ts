import { batch, computed, type ReadonlySignal } from "@preact/signals-core";
import { type ColorMap, viewedColors, viewedOwnRange } from "../core/color-view.ts";
import { type DrawableMatrix, drawableMatrix } from "../core/drawable.ts";
import { fittedView } from "../core/fitted-view.ts";
import {
  applyPatch,
  type History,
  type Patch,
  parseHistory,
  redone,
  undone,
} from "../core/history.ts";
import { scaledOverOwnRange } from "../core/own-range.ts";
import { sameJson } from "../core/same-json.ts";
import { bySide, SIDES } from "../core/sides.ts";
import { type Chosen, type Standing, standingOf } from "../core/standing.ts";
import type {
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
import { parseViewState } from "../core/view-state.ts";
import { type AxisModel, axisModel } from "./axis-model.ts";
import type { WidgetOptions } from "./decode.ts";
import type { LinkRecord } from "./decode-links.ts";
import { checkDecoded, decodedTraits, givenTraits } from "./decoded-traits.ts";
import type { HostListener, HostModel } from "./host.ts";
import { Incoming } from "./incoming.ts";
import { Publisher } from "./publisher.ts";
import type { Question } from "./question.ts";
import { GENE_SETS, SharedGeneSets } from "./shared-gene-sets.ts";
import { SharedGroups } from "./shared-groups.ts";
import { SharedLabelSizes } from "./shared-label-sizes.ts";
import { SteppedView } from "./stepped-view.ts";
import { Unpacking } from "./unpacking.ts";

const MESSAGE = "msg:custom";

/**
 * What the kernel and all views of a widget agree on. The arrays only ever come from the kernel;
 * the view state, its history and the groups go both ways.
 */
export class SharedState {
  readonly #model: HostModel;
  readonly #isAlone: () => boolean;
  readonly #stepped: SteppedView;
  readonly #groups: SharedGroups;
  readonly #publisher: Publisher;
  #published: ViewState | null = null;

  readonly matrix: ReadonlySignal<Matrix>;
  readonly scaling: ReadonlySignal<WayBack | null>;
  readonly drawable: ReadonlySignal<DrawableMatrix>;
  readonly colors: ReadonlySignal<Colors>;
  readonly givenColors: ReadonlySignal<Colors>;
  readonly colorView: ReadonlySignal<ColorView>;
  /** The axis whose rows or columns are coloured over their own ranges. */
  readonly ownRange: ReadonlySignal<AxisName | null>;
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
    const incoming = new Incoming(model, unpacking, this.#publisher);
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

    this.#groups = new SharedGroups(model, data);
    this.groups = this.#groups.groups;
    this.geneSets = new SharedGeneSets(model, aborted);
    this.labelSizes = new SharedLabelSizes(model, aborted);
    const { axes } = this.#groups;

    const readView = () => {
      const view = model.get("_view");
      // what the page wrote fits until the kernel says otherwise, though strips may have gone
      if (this.#published && view === this.#published) return this.#published;
      return parseViewState(
        view,
        bySide((side) => axes[side].value),
      );
    };
    this.#stepped = new SteppedView(readView(), parseHistory(model.get("_history")));
    this.view = this.#stepped.view;
    this.history = this.#stepped.history;

    this.colorView = computed(() => this.view.value.colors);
    this.ownRange = computed(() => viewedOwnRange(this.givenColors.value, this.colorView.value));
    this.colors = computed(() =>
      viewedColors(this.givenColors.value, this.colorMaps.value, this.colorView.value),
    );
    const isCentered = computed(() => this.colors.value.center !== null);
    const plain = computed(() => drawableMatrix(this.matrix.value));
    this.drawable = computed(() => {
      const side = this.ownRange.value;
      return side ? scaledOverOwnRange(plain.value, side, isCentered.value) : plain.value;
    });

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
      const withdraw = this.#groups.receive();
      try {
        this.#receive(readView());
      } catch (problem) {
        withdraw();
        throw problem;
      }
    };
    incoming.follow(["_view", "_history", "_groups"], take, aborted);
  }

  axis(name: AxisName): AxisModel {
    return this[name];
  }

  /**
   * Shows `view` at once, remembers the step, and tells the kernel, at most ten times a second.
   * Changes of one `gesture`, such as the drag of a slider, are one step.
   */
  change(view: ViewState, gesture: string | null = null): void {
    if (this.#stepped.change(view, gesture)) this.#publisher.request();
  }

  changeAxis(name: AxisName, change: Partial<AxisView>, gesture: string | null = null): void {
    const view = this.view.value;
    this.change({ ...view, [name]: { ...view[name], ...change } }, gesture);
  }

  /** Shows other groups; orders and filters by what is no strip any more fall back. */
  regroup(groups: readonly Group[]): void {
    batch(() => {
      this.#groups.change(groups);
      let view = this.view.value;
      for (const side of SIDES) {
        const { axis, base, baseTree } = this.axis(side);
        const fitted = { axis: axis.value, base: base.value, hasTree: baseTree.value !== null };
        view = fittedView(view, side, fitted);
      }
      this.#stepped.show(view);
    });
    this.#publisher.hurry();
  }

  /** The next change is a step of its own, even by the same gesture. */
  endGesture(): void {
    this.#stepped.endGesture();
  }

  /** All that shows the widget elsewhere as it is now: what a host does not have is undefined. */
  traits(): Readonly<Record<string, unknown>> {
    return {
      ...givenTraits(this.#model),
      _view: this.view.value,
      _history: this.history.value,
      _groups: this.#model.get("_groups"),
      [GENE_SETS]: this.#model.get(GENE_SETS),
      ...this.labelSizes.traits(),
      _esm: this.#model.get("_esm"),
      _title: this.#model.get("_title"),
    };
  }

  /** Reads groups from outside; throws an error when they do not fit this table. */
  parseGroups(groups: unknown): readonly Group[] {
    return this.#groups.parse(groups);
  }

  /** Reads a view from outside; throws an error when it does not fit this table. */
  parseView(json: unknown): ViewState {
    return parseViewState(
      json,
      bySide((side) => this.axis(side).axis.value),
    );
  }

  /**
   * Asks the kernel; the answer, if there is a kernel, is a changed trait, or a message to those who
   * `listen`. False where there is none, or where the host refuses to send, as notebooks do once a
   * kernel was shut down.
   */
  ask(question: Question): boolean {
    if (this.#isAlone()) return false;
    try {
      this.#model.send(question);
      return true;
    } catch {
      return false;
    }
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
    return this.#go(undone(this.history.value));
  }

  /** Goes one step forth, likewise. */
  redo(): Question | null {
    return this.#go(redone(this.history.value));
  }

  #standingOf(chosen: Chosen): Standing | "whole" | "missing" {
    const [topStops, reclusterings] = [this.topStops.value, this.reclusterings.value];
    return standingOf(chosen, { topStops, reclusterings });
  }

  #go(target: { patch: Patch; history: History } | null): Question | null {
    if (!target) return null;
    const view = this.parseView(applyPatch(this.view.value, target.patch));
    const missing = this.missingFor(view);
    if (missing) return missing;
    const shown = () => bySide((side) => this.axis(side).visible.value);
    this.#stepped.go(view, target.history, shown);
    this.#publisher.request();
    return null;
  }

  #publish(): void {
    this.#published = this.view.value;
    this.#groups.write(this.history.value.table);
    this.#model.set("_history", this.history.value);
    this.#model.set("_view", this.view.value);
    this.#model.save_changes();
  }

  #receive(view: ViewState): void {
    // some hosts give back what was sent, and a hand that drags is further by then
    if (this.#publisher.isWaiting && sameJson(view, this.#published)) return;
    this.#stepped.receiveHistory(parseHistory(this.#model.get("_history")));
    if (sameJson(view, this.view.value)) return;
    this.#publisher.cancel();
    this.#stepped.show(view);
  }
}
