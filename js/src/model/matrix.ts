import type { AxisName } from "./axes.ts";

/** Values in single precision where it holds each to seven digits, else in double. */
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
 * The transform back from values as drawn to values as given: for items of `axis` `value * factor +
 * offset`, or the values themselves.
 */
export type InverseTransform = Scaling | Matrix;

export interface Scaling {
  readonly axis: AxisName;
  readonly offset: Float64Array;
  readonly factor: Float64Array;
}
