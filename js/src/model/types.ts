/** A half-open stretch of display indices; fractions are allowed while zooming. */
export type Interval = readonly [start: number, end: number];

/** In single precision where it holds every value to seven digits. */
export type Reals = Float32Array | Float64Array;

/** Row-major values in the order the table was given; a cell's value is `values[i] * scale`. */
export interface Matrix {
  readonly rowCount: number;
  readonly colCount: number;
  readonly values: Reals;
  readonly scale: number;
  /** One bit for each cell, from the lowest bit of each byte; set where a cell is not drawn. */
  readonly mask?: Uint8Array;
}

/**
 * The way back from values as drawn to those given: one of a line of `axis` was
 * `value * factor + offset`, or all of them as they were.
 */
export type InverseTransform = Scaling | Matrix;

export interface Scaling {
  readonly axis: AxisName;
  readonly offset: Float64Array;
  readonly factor: Float64Array;
}

/**
 * scipy's linkage in two arrays: merge i joins nodes `merges[2i]` and `merges[2i + 1]` into node
 * `leafCount + i` at `heights[i]`; `leaves` is the leaf order.
 */
export interface Tree {
  readonly merges: Int32Array;
  readonly heights: Float64Array;
  readonly leaves: Int32Array;
}

/** One colour per value; `codes[i]` indexes `values`, -1 is missing. */
export interface CategoricalAnnotation {
  readonly kind: "text";
  readonly title: string;
  readonly values: readonly string[];
  readonly colors: readonly string[];
  readonly codes: Int32Array;
}

/** Dates are days since 1970-01-01 UTC, durations days. */
export type Unit = "number" | "date" | "duration";

/** One hue per sign, shown by opacity; NaN is missing. */
export interface NumericAnnotation {
  readonly kind: "number";
  readonly title: string;
  readonly positive: string;
  readonly negative: string;
  readonly numbers: Float64Array;
  readonly unit: Unit;
}

export type Annotation = CategoricalAnnotation | NumericAnnotation;

/** Some items of an axis that somebody gave a name. */
export interface NamedGroup {
  readonly name: string;
  /** Source indices, ascending, at least one. */
  readonly positions: readonly number[];
  readonly color: string;
}

/** A named group with its axis. */
export interface Group extends NamedGroup {
  readonly axis: AxisName;
}

export interface Axis {
  readonly count: number;
  readonly title: string;
  readonly label: (position: number) => string;
  readonly annotations: readonly Annotation[];
  readonly orders: Readonly<Record<RankedOrder, Int32Array>>;
  /** Of what lines are ranked by, what is the same for all of them; none where left out. */
  readonly constant?: readonly Score[];
  readonly tree: Tree | null;
}

/** Whether colours follow the values or their logarithms. */
export type Norm = "linear" | "log";

/** Where colours begin and end, and the ends that leave out no value. */
export interface ColorRange {
  readonly ends: Interval;
  readonly full: Interval;
}

/** `lut` holds 256 RGBA colours; `center` fixes the middle of the map as seaborn's parameter does. */
export interface Colors {
  readonly name: string;
  /** Whether nobody asked for the map. */
  readonly isDefaultMap: boolean;
  readonly lut: Uint8Array;
  readonly vmin: number;
  readonly vmax: number;
  readonly center: number | null;
  readonly missing: string;
  /** Values of 0 and below have the colour of the low end of a log scale. */
  readonly norm: Norm;
  /** Whether the centre stays where it is outside the domain, as somebody asked for it. */
  readonly keepsCenter: boolean;
  /** For each norm that the values allow. */
  readonly ranges: Readonly<Partial<Record<Norm, ColorRange>>>;
  /** Whether a log scale would show more. */
  readonly isSkewed: boolean;
  /** Whose rows or columns are on very different scales. */
  readonly unequal: AxisName | null;
  /** Whose rows or columns have ranges of their own, until somebody sets one for all. */
  readonly ownRange: AxisName | null;
}

/** Opaque colours as they look on a ground, and the one of cells that are not drawn. */
export interface GroundedColors extends Colors {
  readonly masked: string;
}

/** What lines are ranked by: their sum, their sum of magnitudes or their variance. */
export type Score = "sum" | "magnitude" | "variance";
type RankedOrder = "sum" | "variance" | "label";
export type NamedOrder = "cluster" | RankedOrder | "initial";

export type OrderSpec =
  | { readonly by: NamedOrder }
  | { readonly by: "value"; readonly of: number; readonly descending: boolean }
  | { readonly by: "category"; readonly title: string }
  | { readonly by: "custom"; readonly indices: readonly number[] };

/** Only this value of a category: text, or exactly this number. */
export interface CategoryFilter {
  readonly title: string;
  readonly value: string | number;
}

/** What a crop kept, as ascending source indices, and the cut before it, to go back to. */
export interface Crop {
  readonly kept: readonly number[];
  readonly cut: number | null;
}

export interface AxisView {
  readonly order: OrderSpec;
  readonly cut: number | null;
  /** Merges of the tree whose two branches are swapped, ascending. */
  readonly flips: readonly number[];
  readonly category: CategoryFilter | null;
  /** From the outermost to the innermost; what all of them kept is visible. */
  readonly crops: readonly Crop[];
  readonly selected: readonly number[];
  /** In the order of naming. */
  readonly groups: readonly NamedGroup[];
}

export type TopRowsScore = "sum" | "variance";

/** Only the rows with the largest sum of magnitudes or variance, both axes clustered anew. */
export interface TopRowsSpec {
  readonly by: TopRowsScore;
  readonly count: number;
}

/** Some items of an axis, and how they were clustered by themselves. */
export interface AxisSubsetSpec {
  /** Source indices, ascending; `null` for the whole axis. */
  readonly members: readonly number[] | null;
  readonly enabled: boolean;
  readonly metric: string;
  readonly method: string;
  readonly optimal: boolean;
}

/** Only these rows and columns, clustered anew: what the trees are made of. */
export type SubsetSpec = Readonly<Record<AxisName, AxisSubsetSpec>>;

/** What a person changed about the colours; `null` is what the kernel gave. */
export interface ColorView {
  readonly map: string | null;
  readonly vmin: number | null;
  readonly vmax: number | null;
  readonly center: number | null;
  /** 1 as given; below it all is paler, above it stronger. */
  readonly opacity: number;
  /** Each row or each column is coloured over its own range, or all over one. */
  readonly ownRange: AxisName | "none" | null;
  readonly reduction: Reduction;
  readonly norm: Norm | null;
}

/** What a pixel shows that several cells share: their mean, or the value of largest magnitude. */
export type Reduction = "mean" | "extreme";

/** `null` means the whole axis. */
export interface ViewportState {
  readonly rows: Interval | null;
  readonly cols: Interval | null;
}

export interface ViewState {
  readonly version: 1;
  readonly rows: AxisView;
  readonly cols: AxisView;
  /** At most one of these two says which lines stand, with trees of their own. */
  readonly top: TopRowsSpec | null;
  readonly recluster: SubsetSpec | null;
  readonly colors: ColorView;
  readonly viewport: ViewportState;
}

export type AxisName = "rows" | "cols";

/** What clustering the top rows alone gave. */
export interface TopRowsClustering extends TopRowsSpec {
  /** Source indices of the rows, ascending; leaf i of `rowTree` is `rows[i]`. */
  readonly rows: Int32Array;
  readonly rowTree: Tree | null;
  readonly colTree: Tree | null;
}

/** What clustering some rows and columns by themselves gave. */
export interface SubsetClustering {
  readonly recluster: SubsetSpec;
  readonly rowTree: Tree | null;
  readonly colTree: Tree | null;
}
