import { batch, computed, type ReadonlySignal } from "@preact/signals-core";
import { type AxisBases, findBases, type SubsetChoice } from "../axis/base.ts";
import { applyColorView, type ColorMap, effectiveOwnRange } from "../color/color-view.ts";
import type { LinkRecord, WidgetOptions } from "../kernel/decode-options.ts";
import { checkDecoded, decodedTraits, givenTraits } from "../kernel/decoded-traits.ts";
import type { HostListener, HostModel } from "../kernel/host-model.ts";
import { TraitInflater } from "../kernel/inflate-traits.ts";
import type { KernelMessage } from "../kernel/kernel-messages.ts";
import { TraitReceiver } from "../kernel/trait-receiver.ts";
import { type RenderMatrix, toRenderMatrix } from "../matrix/render-matrix.ts";
import { scaleItems } from "../matrix/row-scaling.ts";
import { AXES, type AxisName, type ByAxis, mapAxes } from "../model/axes.ts";
import type { Axis } from "../model/axis.ts";
import type { Colors, ColorView } from "../model/colors.ts";
import type { Group } from "../model/group.ts";
import type { InverseTransform, Matrix, Scaling } from "../model/matrix.ts";
import type { SubsetClustering, TopRowsClustering } from "../model/subset.ts";
import type { AxisView, ViewState } from "../model/view-state.ts";
import { onAbort } from "../util/abort.ts";
import { decodeViewState } from "../view/decode-view.ts";
import { dropStaleReferences } from "../view/drop-stale-references.ts";
import { addGroupAnnotation, allGroups } from "../view/groups.ts";
import { type History, redoStep, resetChangedViewports, undoStep } from "../view/history.ts";
import { diffParts, withParts } from "../view/parts.ts";
import { type AxisStore, createAxisStore } from "./axis-store.ts";
import { GENE_SETS, GeneSetStore } from "./gene-set-store.ts";
import { LabelSizeStore } from "./label-size-store.ts";
import { HISTORY, VIEW, ViewSync } from "./view-sync.ts";

const MESSAGE = "msg:custom";
const REGROUPING = "groups";

/**
 * The state that all views of a widget and the kernel share. Arrays only come from the kernel; the
 * view and its history go both ways.
 */
export class WidgetStore {
  readonly #model: HostModel;
  readonly #program: Uint8Array<ArrayBuffer> | null;
  readonly #sync: ViewSync;
  readonly #axes: () => ByAxis<Axis>;

  readonly matrix: ReadonlySignal<Matrix>;
  readonly scaling: ReadonlySignal<InverseTransform | null>;
  readonly drawable: ReadonlySignal<RenderMatrix>;
  readonly colors: ReadonlySignal<Colors>;
  readonly givenColors: ReadonlySignal<Colors>;
  readonly colorView: ReadonlySignal<ColorView>;
  /** The axis whose rows or columns are coloured over their own ranges. */
  readonly ownRange: ReadonlySignal<AxisName | null>;
  readonly colorMaps: ReadonlySignal<readonly ColorMap[]>;
  readonly topRowsClusterings: ReadonlySignal<readonly TopRowsClustering[]>;
  readonly subsetClusterings: ReadonlySignal<readonly SubsetClustering[]>;
  /** The transform back to the values that rank the items of the scaled axis. */
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
  readonly refusals: ReadonlySignal<number>;
  readonly geneSets: GeneSetStore;
  readonly labelSizes: LabelSizeStore;
  /** What is wrong with what the kernel sent last; all else stays as it was before. */
  readonly problem: ReadonlySignal<Error | null>;
  /** What the view names and the kernel has not sent; the whole table stands for it meanwhile. */
  readonly missing: ReadonlySignal<KernelMessage | null>;
  readonly rows: AxisStore;
  readonly cols: AxisStore;

  /** Throws a `FieldError` when the traits, once prepared, are not what this page can read. */
  constructor(
    model: HostModel,
    aborted: AbortSignal,
    isAlone = () => false,
    unpacking = new TraitInflater(),
    program: Uint8Array<ArrayBuffer> | null = null,
  ) {
    this.#model = model;
    this.#program = program;
    const incoming = new TraitReceiver(model, unpacking);
    const data = decodedTraits(incoming.traits);
    checkDecoded(data);
    this.matrix = data.matrix;
    this.scaling = data.scaling;
    this.givenColors = data.colors;
    this.colorMaps = data.colorMaps;
    this.topRowsClusterings = data.topRowsClusterings;
    this.subsetClusterings = data.subsetClusterings;
    this.rankScaling = data.rankScaling;
    this.units = data.units;
    this.options = data.options;
    this.valueLabel = data.valueLabel;
    this.links = data.links;
    this.problem = incoming.problem;

    this.geneSets = new GeneSetStore(model, aborted);
    this.labelSizes = new LabelSizeStore(model, aborted);
    const table = {
      axes: () => ({ rows: data.rows.value, cols: data.cols.value }),
      findBases: (view: ViewState) => this.#basesOf(view),
    };
    this.#axes = table.axes;
    this.#sync = new ViewSync(model, isAlone, table, aborted);
    this.refusals = this.#sync.refusals;
    this.view = this.#sync.view.view;
    this.history = this.#sync.view.history;
    this.groups = computed(() => allGroups(this.view.value));
    const axes = mapAxes((side) => {
      const groups = computed(() => this.view.value[side].groups);
      return computed(() => addGroupAnnotation(data[side].value, groups.value));
    });

    this.colorView = computed(() => this.view.value.colors);
    this.ownRange = computed(() => effectiveOwnRange(this.givenColors.value, this.colorView.value));
    this.colors = computed(() =>
      applyColorView(this.givenColors.value, this.colorMaps.value, this.colorView.value),
    );
    const isCentered = computed(() => this.colors.value.center !== null);
    const plain = computed(() => toRenderMatrix(this.matrix.value));
    this.drawable = computed(() => {
      const side = this.ownRange.value;
      return side ? scaleItems(plain.value, side, isCentered.value) : plain.value;
    });

    const top = computed(() => this.view.value.top);
    const recluster = computed(() => this.view.value.recluster);
    const bases = computed(() => this.#basesOf({ top: top.value, recluster: recluster.value }));
    this.missing = computed(() => this.missingFor(this.view.value));
    const side = (name: AxisName) =>
      createAxisStore({
        side: name,
        axis: axes[name],
        matrix: this.matrix,
        rankScaling: this.rankScaling,
        view: computed(() => this.view.value[name]),
        subset: computed(() => (typeof bases.value === "string" ? null : bases.value[name])),
      });
    this.rows = side("rows");
    this.cols = side("cols");

    const take = () => {
      checkDecoded(data);
      this.#sync.receive();
    };
    incoming.follow([VIEW, HISTORY], take, this.#sync, aborted);
    const hear = (content: unknown) => incoming.whenTaken(() => this.#sync.hear(content));
    onAbort(aborted, this.listen(hear));
    this.#sync.greet();
  }

  axis(name: AxisName): AxisStore {
    return this[name];
  }

  /**
   * Shows `view` at once, remembers the step, and tells the kernel, at most ten times a second.
   * Changes of one `gesture`, such as the drag of a slider, are one step.
   */
  change(view: ViewState, gesture: string | null = null): void {
    if (this.#sync.view.change(view, gesture)) this.#sync.publisher.request();
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
      for (const side of AXES) view = { ...view, [side]: { ...view[side], groups: ofSide(side) } };
      this.change(view, REGROUPING);
      for (const side of AXES) {
        const { axis, baseItems, baseTree } = this.axis(side);
        const fitted = {
          axis: axis.value,
          base: baseItems.value,
          hasTree: baseTree.value !== null,
        };
        view = dropStaleReferences(view, side, fitted);
      }
      this.change(view, REGROUPING);
    });
    this.endGesture();
  }

  /** The next change is a step of its own, even by the same gesture. */
  endGesture(): void {
    this.#sync.view.endGesture();
  }

  /** Return all traits that show the widget as it is now; undefined where the host has none. */
  traits(): Readonly<Record<string, unknown>> {
    return {
      ...givenTraits(this.#model),
      ...this.#sync.traits(),
      [GENE_SETS]: this.#model.get(GENE_SETS),
      ...this.labelSizes.traits(),
      _program: this.#program,
      _title: this.#model.get("_title"),
    };
  }

  /** Reads a view from outside; throws an error when it does not fit this table. */
  parseView(json: unknown): ViewState {
    return decodeViewState(json, this.#axes());
  }

  /**
   * Send a message to the kernel. The reply is a changed trait, or a message to those who `listen`.
   * False where there is no kernel, or where the host refuses to send, as notebooks do once a
   * kernel was shut down.
   */
  ask(question: KernelMessage): boolean {
    return this.#sync.send(question);
  }

  /** Hears every message of the kernel that is no trait, until what it returns is called. */
  listen(listener: HostListener): () => void {
    this.#model.on(MESSAGE, listener);
    return () => this.#model.off(MESSAGE, listener);
  }

  /** Return the message that asks for what such a view needs; `null` where nothing is missing. */
  missingFor({ top, recluster }: SubsetChoice): KernelMessage | null {
    if (this.#basesOf({ top, recluster }) !== "missing") return null;
    if (recluster) return { kind: "recluster", recluster };
    return top && { kind: "top", top };
  }

  /**
   * Go one step back, or return the message to send first. Throws where the step leads to a view
   * that does not fit this table.
   */
  undo(): KernelMessage | null {
    return this.#go("undo");
  }

  /** Goes one step forth, likewise. */
  redo(): KernelMessage | null {
    return this.#go("redo");
  }

  #basesOf(chosen: SubsetChoice): AxisBases | "whole" | "missing" {
    const [topRowsClusterings, subsetClusterings] = [
      this.topRowsClusterings.value,
      this.subsetClusterings.value,
    ];
    return findBases(chosen, { topRowsClusterings, subsetClusterings });
  }

  #go(action: "undo" | "redo"): KernelMessage | null {
    const target = (action === "undo" ? undoStep : redoStep)(this.history.value);
    if (!target) return null;
    const view = this.parseView(withParts(this.view.value, target.parts));
    const missing = this.missingFor(view);
    if (missing) return missing;
    const shown = () => mapAxes((side) => this.axis(side).visible.value);
    const before = shown();
    this.#sync.view.go(action, () => {
      const whole = resetChangedViewports(this.view.value, before, shown());
      return diffParts(this.view.value, whole);
    });
    this.#sync.publisher.request();
    return null;
  }
}
