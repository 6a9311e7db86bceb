import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { type NumberScale, numberScale } from "../color/number-scale.ts";
import type { KernelMessage } from "../kernel/kernel-messages.ts";
import type { LabelPlan } from "../layout/label-plan.ts";
import { type LabelLengths, labelRoom } from "../layout/label-room.ts";
import {
  autoHeight,
  boxAlong,
  type Layout,
  type LayoutInput,
  layoutStage,
  TALLEST,
} from "../layout/stage-layout.ts";
import { isSymmetric } from "../matrix/symmetry.ts";
import { AXES, type AxisName, type ByAxis, mapAxes } from "../model/axes.ts";
import type { Interval } from "../model/interval.ts";
import type { TopRowsSpec } from "../model/subset.ts";
import type { Motion } from "../motion/keyframe.ts";
import type { Cluster } from "../tree/clusters.ts";
import { type TreeLayout, treeLayout } from "../tree/tree-layout.ts";
import {
  type Geometry,
  isFull,
  toViewport,
  toViewportState,
  type Viewport,
} from "../view/viewport.ts";
import { Frames } from "./frames.ts";
import { axisLabelPlans } from "./label-plans.ts";
import { SelectionPanelState } from "./selection-panel-state.ts";
import type { WidgetStore } from "./widget-store.ts";

/** What the pointer is on, and where, in CSS pixels of the widget. */
export type Hover = { readonly x: number; readonly y: number } & (
  | { readonly on: "cell"; readonly row: number; readonly col: number }
  | { readonly on: "label"; readonly side: AxisName; readonly displayIndex: number }
  | { readonly on: "cluster"; readonly side: AxisName; readonly cluster: Cluster }
  | {
      readonly on: "category";
      readonly side: AxisName;
      readonly strip: number;
      readonly displayIndex: number;
    }
);

/** Some visible items of an axis, and all visible ones, in source indices. */
export interface OpenCluster {
  readonly side: AxisName;
  readonly members: Int32Array;
  readonly population: Int32Array;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The source indices that a search found on each axis. */
export type Found = ByAxis<ReadonlySet<number>>;

/** Room in a window for the bars of a notebook, and for the beginning of the legend of strips. */
const LEGEND_IN_SIGHT_PX = 250;
export const NOTHING_FOUND: Found = mapAxes(() => new Set());

/** The cell at the keyboard cursor. */
export interface CellCursor {
  readonly row: number;
  readonly col: number;
}

/** Cells are not magnified beyond this many pixels. */
const MAX_CELL_PX = 96;
const SAID_MS = 10_000;
/** From this width of the widget on, the legend and the selection's panel stand beside the picture. */
const DOCK_FROM_PX = 1200;
/** Below this height that was asked for, a legend below the picture would leave it too little. */
const SHORT_PX = 480;
/** From this width of such a widget on, up to that with a sidebar, the legend is beside the picture. */
const LEGEND_BESIDE_FROM_PX = 800;
/** Below this width the sidebar is a drawer that opens over the picture. */
const SIDEBAR_FROM_PX = 1000;
/** Below this width a sidebar and a legend on both sides would leave too little room to the picture. */
const SIDEBAR_AND_DOCK_FROM_PX = 1320;

/** The state of one view of a widget: its size, its zoom, what is pointed at. */
export class ViewSession {
  readonly store: WidgetStore;
  readonly frames = new Frames();
  readonly stage: Signal<Size> = signal({ width: 0, height: 0 });
  readonly pixelRatio = signal(1);
  /** Of the browser, in CSS pixels. */
  readonly windowHeight = signal(Number.POSITIVE_INFINITY);
  readonly isDark = signal(false);
  readonly isFontReady = signal(false);
  readonly hover: Signal<Hover | null> = signal(null);
  /** The axis whose cut is being moved. */
  readonly cutting: Signal<AxisName | null> = signal(null);
  /** The whole trees stay beside the matrix. */
  readonly isTreeWhole = signal(false);
  /** Cells that are large enough have their values written in them. */
  readonly hasCellValues = signal(false);
  /** The next drag on the heatmap crops. */
  readonly isCropArmed = signal(false);
  /** The rectangle being drawn on the heatmap, in display indices. */
  readonly rectangle: Signal<ByAxis<Interval> | null> = signal(null);
  readonly panel: SelectionPanelState;
  /** The message that asks the kernel for what a view needs, until it arrives. */
  readonly pendingMessage: Signal<KernelMessage | null> = signal(null);
  /** The kernel was asked to compare a cluster with the rest. */
  readonly isComparing = signal(false);
  /** A file is on its way. */
  readonly isSaving = signal(false);
  /** Whether a downloaded table is written for a spreadsheet. */
  readonly escapesFormulas = signal(false);
  readonly awaitedTopRows: ReadonlySignal<TopRowsSpec | null> = computed(() => {
    const question = this.pendingMessage.value;
    return question?.kind === "top" ? question.top : null;
  });
  /** A short message to show for a while. */
  readonly notice = signal("");
  /** Whether the viewport is moving. */
  readonly isAnimating = signal(false);
  /** Where rows and columns are while they move; `null` at rest. */
  readonly motion: Signal<Motion | null> = signal(null);
  readonly viewport: Signal<Viewport>;
  /** The source indices that a search found, to be marked. */
  readonly found: Signal<Found> = signal(NOTHING_FOUND);
  /** The cell that the keyboard is on, in source indices; it outlasts a new order. */
  readonly cursor: Signal<CellCursor | null> = signal(null);
  /** Whether the cursor shows: not while the mouse is what is used. */
  readonly isCursorShown = signal(false);
  readonly isHelpOpen = signal(false);
  readonly isFullScreen = signal(false);
  /** What was asked for; `null` leaves it to the room there is. */
  readonly sidebarChoice: Signal<boolean | null> = signal(null);
  /** The widget's own width; 0 until it is known. */
  readonly width = signal(0);
  /** The widget's own height where it does not follow from its table; `null` where it does. */
  readonly fixedHeight: Signal<number | null> = signal(null);
  /** A column beside the picture holds the legend and the selection's panel. */
  readonly hasDock: ReadonlySignal<boolean>;
  /** The legend stands beside the picture, also without the selection's panel. */
  readonly isLegendBeside: ReadonlySignal<boolean>;
  /** The sidebar opens over the picture, as there is too little room beside it. */
  readonly hasDrawer: ReadonlySignal<boolean>;
  readonly isSidebarShown: ReadonlySignal<boolean>;

  /** How high the stage is where its height is left to the table. */
  readonly autoHeight: ReadonlySignal<number>;
  readonly layout: ReadonlySignal<Layout>;
  readonly geometry: ReadonlySignal<Geometry>;
  readonly isZoomed: ReadonlySignal<boolean>;
  readonly plans: ByAxis<ReadonlySignal<LabelPlan>>;
  readonly treeLayouts: ByAxis<ReadonlySignal<TreeLayout | null>>;
  readonly scales: ByAxis<ReadonlySignal<readonly (NumberScale | null)[]>>;

  constructor(
    store: WidgetStore,
    labelLengths: ReadonlySignal<LabelLengths>,
    colLabelAngle: number,
  ) {
    this.store = store;
    this.panel = new SelectionPanelState(store);
    const counts = () => mapAxes((side) => store.axis(side).count.value);
    this.hasDock = computed(() => this.width.value >= DOCK_FROM_PX);
    this.isLegendBeside = computed(() => {
      const isShort = (this.fixedHeight.value ?? SHORT_PX) < SHORT_PX;
      const isWide = this.width.value >= LEGEND_BESIDE_FROM_PX;
      return this.hasDock.value || (isShort && isWide && this.width.value < SIDEBAR_FROM_PX);
    });
    this.hasDrawer = computed(() => this.width.value > 0 && this.width.value < SIDEBAR_FROM_PX);
    this.isSidebarShown = computed(() => {
      const leastWidth = this.hasDock.value ? SIDEBAR_AND_DOCK_FROM_PX : SIDEBAR_FROM_PX;
      return this.sidebarChoice.value ?? (this.width.value === 0 || this.width.value >= leastWidth);
    });
    this.viewport = signal(toViewport(store.view.peek().viewport, counts()));
    const { rows, cols, matrix } = store;
    const isSquare = computed(() => isSymmetric(matrix.value, rows.axis.value, cols.axis.value));
    const layoutInput = (stage: Size, isTreeWhole: boolean): LayoutInput => {
      const lengths = labelLengths.value;
      const sizes = store.labelSizes.sizes.value;
      const { width, height, reach } = labelRoom({
        lengths,
        counts: mapAxes((side) => store.axis(side).axis.value.count),
        stage,
        sizes,
        angle: colLabelAngle,
      });
      const labels = { rows: width, cols: height };
      const asked = { rows: sizes.rowWidth, cols: sizes.colHeight };
      return {
        ...mapAxes((side) => ({
          count: store.axis(side).axis.value.count,
          labels: labels[side],
          isLabelRoomAsked: asked[side] !== null,
          titles: lengths.titles[side],
          stripCount: store.axis(side).axis.value.annotations.length,
          hasTree: store.axis(side).tree.value !== null,
        })),
        ...stage,
        reach,
        isSymmetric: isSquare.value,
        isTreeWhole,
      };
    };
    const stageWidth = computed(() => this.stage.value.width);
    const hasStrips = computed(() =>
      AXES.some((side) => store.axis(side).axis.value.annotations.length > 0),
    );
    this.autoHeight = computed(() => {
      const isLegendBelow = !this.isLegendBeside.value && hasStrips.value;
      const most = isLegendBelow ? this.windowHeight.value - LEGEND_IN_SIGHT_PX : TALLEST;
      const heightIn = (height: number) =>
        autoHeight(layoutInput({ width: stageWidth.value, height }, false), most);
      return heightIn(heightIn(TALLEST)); // labels are as large as the height allows
    });
    this.layout = computed(() =>
      layoutStage(layoutInput(this.stage.value, this.isTreeWhole.value)),
    );
    this.geometry = computed(() => {
      const { width, height } = this.layout.value.heatmap;
      const { rows, cols } = counts();
      const square = rows === cols;
      return { width, height, counts: { rows, cols }, square, maxCellPx: MAX_CELL_PX };
    });
    this.isZoomed = computed(() => !isFull(this.viewport.value, counts()));
    this.plans = axisLabelPlans(this, labelLengths, colLabelAngle);
    this.treeLayouts = mapAxes((side) => {
      const { tree } = store.axis(side);
      return computed(() => tree.value && treeLayout(tree.value));
    });
    this.scales = mapAxes((side) =>
      computed(() =>
        store
          .axis(side)
          .axis.value.annotations.map((annotation) =>
            annotation.kind === "number" ? numberScale(annotation) : null,
          ),
      ),
    );
  }

  /** The heatmap's side along an axis, in pixels. */
  extent(side: AxisName): number {
    return boxAlong(side, this.layout.value.heatmap).length;
  }

  /** Show a message for a while. */
  say(text: string): void {
    this.notice.value = text;
    setTimeout(() => {
      if (this.notice.value === text) this.notice.value = "";
    }, SAID_MS);
  }

  /** Write the viewport into the view, once it rests. */
  publishViewport(): void {
    const viewport = toViewportState(this.viewport.value, this.geometry.value.counts);
    this.store.change({ ...this.store.view.value, viewport });
  }
}
