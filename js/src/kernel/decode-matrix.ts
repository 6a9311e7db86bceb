import type { InverseTransform, Matrix, Scaling } from "../model/matrix.ts";
import { finite, object, oneOf, plainObject, text } from "../util/decoder.ts";
import type { Fields } from "../util/objects.ts";
import { bytes, doublesOf, reals } from "./array-decoders.ts";
import { isSent, positiveInteger, versioned } from "./field-decoders.ts";

const GIVEN = "values as given";

/** Decode the matrix. */
export function decodeMatrix(trait: unknown): Matrix {
  const record = versioned(trait, "matrix");
  const shape = plainObject(record.values, "matrix.values").shape;
  const [rows, cols] = Array.isArray(shape) ? shape : [];
  const rowCount = positiveInteger(rows, "matrix.values.shape[0]");
  const colCount = positiveInteger(cols, "matrix.values.shape[1]");
  return {
    rowCount,
    colCount,
    values: reals(record.values, [rowCount, colCount], "matrix.values"),
    scale: finite(record.scale, "matrix.scale"),
    ...(record.mask !== undefined && {
      mask: bytes(record.mask, [Math.ceil((rowCount * colCount) / 8)], "matrix.mask"),
    }),
  };
}

/** Decode the transform back to the values as given; `null` where they are drawn as given. */
export function decodeScaling(
  trait: unknown,
  { rowCount, colCount }: Pick<Matrix, "rowCount" | "colCount">,
): InverseTransform | null {
  if (!isSent(trait)) return null;
  const record = versioned(trait, "scaling");
  if (record.values) {
    const values = reals(record.values, [rowCount, colCount], "scaling.values");
    return { rowCount, colCount, values, scale: finite(record.scale, "scaling.scale") };
  }
  return decodeWayBack(record, { rowCount, colCount });
}

/** Decode the transform back to the values that rank the items of the scaled axis. */
export function decodeRankScaling(
  trait: unknown,
  shape: Pick<Matrix, "rowCount" | "colCount">,
): Scaling | null {
  if (!isSent(trait)) return null;
  const record = versioned(trait, "scaling");
  return record.axis === undefined ? null : decodeWayBack(record, shape);
}

function decodeWayBack(
  record: Fields,
  { rowCount, colCount }: Pick<Matrix, "rowCount" | "colCount">,
): Scaling {
  const axis = oneOf("rows", "cols")(record.axis, "scaling.axis");
  const numbers = doublesOf([axis === "rows" ? rowCount : colCount]);
  return { axis, ...object({ offset: numbers, factor: numbers })(record, "scaling") };
}

/** Decode the words for the values as given. */
export function decodeUnits(trait: unknown): string {
  if (!isSent(trait)) return GIVEN;
  return text(versioned(trait, "scaling").units, "scaling.units");
}
