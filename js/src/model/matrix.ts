import type { AxisName } from "./axes.ts";

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
