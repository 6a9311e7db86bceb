import { originalValue } from "../../matrix/original-values.ts";
import { isMasked } from "../../matrix/render-matrix.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { formatNumber } from "../../util/number-format.ts";

interface CellText {
  readonly value: string;
  /** The value as given, where the one drawn is another. */
  readonly before: string | null;
  readonly isMasked: boolean;
}

/** Describe the value of a cell, given by source indices. */
export function describeCell({ matrix, scaling }: WidgetStore, row: number, col: number): CellText {
  const { values, colCount, scale } = matrix.value;
  const cell = row * colCount + col;
  const before = originalValue(scaling.value, matrix.value, row, col);
  return {
    value: formatNumber((values[cell] as number) * scale),
    before: before === null ? null : formatNumber(before),
    isMasked: isMasked(matrix.value, cell),
  };
}
