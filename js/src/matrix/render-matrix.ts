import type { AxisName } from "../model/axes.ts";
import type { Matrix } from "../model/matrix.ts";
import { INFINITE, isNumber, MASKED, MISSING } from "./sentinels.ts";

/**
 * Added to a pixel's centre before its cell is looked up, so that a centre on an edge belongs to
 * the cell after it, however a GPU rounds.
 */
export const EDGE_NUDGE = 1e-4;
/**
 * A cell with a smaller share of a pixel does not count for its largest magnitude, however a GPU
 * rounds. Each cell has a larger share of another pixel.
 */
export const LEAST_COVER = 1e-3;

/** The offset and the divisor of each row or column. */
export interface AxisScaling {
  readonly side: AxisName;
  readonly offsets: Float32Array;
  readonly divisors: Float32Array;
}

/** The matrix as it is drawn: finite everywhere, in stored units. */
export interface RenderMatrix {
  readonly rowCount: number;
  readonly colCount: number;
  readonly values: Float32Array;
  readonly scale: number;
  readonly hasMissing: boolean;
  readonly hasMasked: boolean;
  /** `null` where values are drawn as they are. */
  readonly scaling: AxisScaling | null;
}

/** Return whether a cell is masked. */
export function isMasked({ mask }: Matrix, index: number): boolean {
  return mask !== undefined && ((mask[index >> 3] as number) & (1 << (index & 7))) !== 0;
}

const knownSingles = new WeakMap<Float64Array, SingleValues>();

/** Values in single precision, and the factor that they are multiplied by. */
export interface SingleValues {
  readonly values: Float32Array;
  readonly scale: number;
}

/**
 * Convert values to single precision. Double ones are divided by the power of two at or below their
 * largest magnitude.
 */
export function toSinglePrecision({
  values,
  scale,
}: Pick<Matrix, "values" | "scale">): SingleValues {
  if (values instanceof Float32Array) return { values, scale };
  const known = knownSingles.get(values);
  if (known) return known;
  let largest = 0;
  for (const value of values) {
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  const unit = powerOfTwo(largest);
  const singles = { values: Float32Array.from(values, (value) => value / unit), scale: unit };
  knownSingles.set(values, singles);
  return singles;
}

/** The power of two at or below a magnitude, 1 for 0. */
function powerOfTwo(magnitude: number): number {
  if (magnitude === 0) return 1;
  let exponent = Math.floor(Math.log2(magnitude));
  if (exponent > 1023 || 2 ** exponent > magnitude) exponent -= 1;
  if (exponent < 1023 && 2 ** (exponent + 1) <= magnitude) exponent += 1;
  return 2 ** exponent;
}

/**
 * Replace missing, masked and infinite values by numbers that textures can hold; without any, the
 * values are not copied.
 */
export function toRenderMatrix(matrix: Matrix): RenderMatrix {
  const { rowCount, colCount, mask } = matrix;
  const { values: singles, scale } = toSinglePrecision(matrix);
  const hasMasked = mask !== undefined;
  const firstOdd = hasMasked ? 0 : singles.findIndex((value) => !Number.isFinite(value));
  const values = firstOdd < 0 ? singles : singles.slice();
  let hasMissing = false;
  for (let i = firstOdd; i >= 0 && i < values.length; i++) {
    const value = values[i] as number;
    if (isMasked(matrix, i)) {
      values[i] = MASKED;
    } else if (Number.isNaN(value)) {
      values[i] = MISSING;
      hasMissing = true;
    } else if (value === Infinity) {
      values[i] = INFINITE;
    } else if (value === -Infinity) {
      values[i] = -INFINITE;
    }
  }
  return { rowCount, colCount, scale, values, hasMissing, hasMasked, scaling: null };
}

/** Scale a value to the range of its row or column. */
export function scaleValue({ offsets, divisors }: AxisScaling, value: number, item: number) {
  return (value - (offsets[item] as number)) / (divisors[item] as number);
}

/** Return a cell's value as it is drawn; one that is no number is not scaled. */
export function renderedValue(
  { values, colCount, scaling }: RenderMatrix,
  row: number,
  col: number,
): number {
  const value = values[row * colCount + col] as number;
  if (!scaling || !isNumber(value)) return value;
  return scaleValue(scaling, value, scaling.side === "rows" ? row : col);
}

/** Return a row as it is drawn, in `scratch` where it is scaled. */
export function renderedRow(
  matrix: RenderMatrix,
  row: number,
  scratch: Float32Array,
): Float32Array {
  const { values, colCount, scaling } = matrix;
  const stored = values.subarray(row * colCount, (row + 1) * colCount);
  if (!scaling) return stored;
  const { offsets, divisors } = scaling;
  const isOfRows = scaling.side === "rows";
  for (let col = 0; col < colCount; col++) {
    const value = stored[col] as number;
    const item = isOfRows ? row : col;
    scratch[col] = isNumber(value)
      ? (value - (offsets[item] as number)) / (divisors[item] as number)
      : value;
  }
  return scratch;
}
