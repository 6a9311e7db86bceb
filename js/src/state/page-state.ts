import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { maxMagnitude } from "../core/category-counts.ts";
import { type LabelPlan, labelPlan } from "../core/labels.ts";
import { type Layout, layoutStage } from "../core/layout.ts";
import { type Cluster, type TreeLayout, treeLayout } from "../core/tree.ts";
import type { Axis, AxisName } from "../core/types.ts";
import {
  type Geometry,
  isFull,
  normalizeViewport,
  type Viewport,
  viewportState,
} from "../core/viewport.ts";
import type { SharedState } from "./shared-state.ts";

/** What the pointer is on, and where, in CSS pixels of the widget. */
export type Hover = { readonly x: number; readonly y: number } & (
  | { readonly on: "cell"; readonly row: number; readonly col: number }
  | { readonly on: "label"; readonly side: AxisName; readonly position: number }
  | { readonly on: "cluster"; readonly side: AxisName; readonly cluster: Cluster }
  | {
      readonly on: "category";
      readonly side: AxisName;
      readonly strip: number;
      readonly position: number;
    }
);

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The room labels ask for, measured in the font they are drawn in. */
export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  readonly reach: number;
}

/** Cells are not magnified beyond this many pixels. */
const MAX_CELL_PX = 96;
const MIN_FONT = 5;
const MAX_FONT = 13;

/** What one view of a widget has to itself: its size, what it is zoomed to, what is pointed at. */
export class PageState {
  readonly shared: SharedState;
  readonly stage: Signal<Size> = signal({ width: 0, height: 0 });
  readonly pixelRatio = signal(1);
  readonly isDark = signal(false);
  readonly isFontReady = signal(false);
  readonly hover: Signal<Hover | null> = signal(null);
  /** The axis whose cut is being moved. */
  readonly cutting: Signal<AxisName | null> = signal(null);
  readonly isAnimating = signal(false);
  readonly viewport: Signal<Viewport>;

  readonly layout: ReadonlySignal<Layout>;
  readonly geometry: ReadonlySignal<Geometry>;
  readonly isZoomed: ReadonlySignal<boolean>;
  readonly rowPlan: ReadonlySignal<LabelPlan>;
  readonly colPlan: ReadonlySignal<LabelPlan>;
  readonly treeLayouts: Readonly<Record<AxisName, ReadonlySignal<TreeLayout | null>>>;
  readonly magnitudes: Readonly<Record<AxisName, ReadonlySignal<readonly number[]>>>;

  constructor(shared: SharedState, labelRoom: ReadonlySignal<LabelRoom>, colLabelAngle: number) {
    this.shared = shared;
    const counts = () => [shared.rows.axis.value.count, shared.cols.axis.value.count] as const;
    this.viewport = signal(normalizeViewport(shared.view.peek().viewport, ...counts()));
    this.layout = computed(() => {
      const rows = shared.rows.axis.value;
      const cols = shared.cols.axis.value;
      return layoutStage({
        ...this.stage.value,
        rowLabelWidth: labelRoom.value.width,
        colLabelHeight: labelRoom.value.height,
        colLabelReach: labelRoom.value.reach,
        rowCategoryCount: rows.categories.length,
        colCategoryCount: cols.categories.length,
        hasRowTree: rows.tree !== null,
        hasColTree: cols.tree !== null,
      });
    });
    this.geometry = computed(() => {
      const { width, height } = this.layout.value.heatmap;
      const [rowCount, colCount] = counts();
      const square = rowCount === colCount;
      return { width, height, rowCount, colCount, square, maxCellPx: MAX_CELL_PX };
    });
    this.isZoomed = computed(() => !isFull(this.viewport.value, ...counts()));
    this.rowPlan = computed(() =>
      labelPlan({
        interval: this.viewport.value.rows,
        pixels: this.layout.value.heatmap.height,
        count: shared.rows.axis.value.count,
        minFont: MIN_FONT,
        maxFont: MAX_FONT,
      }),
    );
    this.colPlan = computed(() =>
      labelPlan({
        interval: this.viewport.value.cols,
        pixels: this.layout.value.heatmap.width,
        count: shared.cols.axis.value.count,
        angle: colLabelAngle,
        minFont: MIN_FONT,
        maxFont: MAX_FONT,
      }),
    );
    const tree = (axis: ReadonlySignal<Axis>) =>
      computed(() => (axis.value.tree ? treeLayout(axis.value.tree) : null));
    this.treeLayouts = { rows: tree(shared.rows.axis), cols: tree(shared.cols.axis) };
    const magnitudes = (axis: ReadonlySignal<Axis>) =>
      computed(() =>
        axis.value.categories.map((category) =>
          category.kind === "number" ? maxMagnitude(category) : 0,
        ),
      );
    this.magnitudes = {
      rows: magnitudes(shared.rows.axis),
      cols: magnitudes(shared.cols.axis),
    };
  }

  /** Tells the kernel and the other views where this view has come to rest. */
  publishViewport(): void {
    const { rowCount, colCount } = this.geometry.value;
    const viewport = viewportState(this.viewport.value, rowCount, colCount);
    this.shared.change({ ...this.shared.view.value, viewport });
  }
}
