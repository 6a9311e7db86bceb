import type { AxisName } from "./axes.ts";
import type { Interval } from "./interval.ts";

/** Whether colours follow the values or their logarithms. */
export type Norm = "linear" | "log";

/** The ends of the colour range, and the ends that leave out no value. */
export interface ColorRange {
  readonly ends: Interval;
  readonly full: Interval;
}

/** The colours of the matrix: `lut` has 256 RGBA colours; `center` has seaborn's meaning. */
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

/** Colours flattened on an opaque ground, with that of masked cells. */
export interface GroundedColors extends Colors {
  readonly masked: string;
}

/** What a person changed about the colours; `null` is as the kernel gave it. */
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

/** What a pixel shows of several cells: their mean, or the value of largest magnitude. */
export type Reduction = "mean" | "extreme";
