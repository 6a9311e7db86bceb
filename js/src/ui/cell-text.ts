import { isMasked } from "../core/drawable.ts";
import { formatNumber } from "../core/format.ts";
import { valueBefore } from "../core/scaling.ts";
import type { SharedState } from "../state/shared-state.ts";

interface CellText {
  readonly value: string;
  /** The value as given, where the one drawn is another. */
  readonly before: string | null;
  readonly isMasked: boolean;
}

/** What a cell, in original positions, tells. */
export function cellText({ matrix, scaling }: SharedState, row: number, col: number): CellText {
  const { values, colCount, scale } = matrix.value;
  const cell = row * colCount + col;
  const before = valueBefore(scaling.value, matrix.value, row, col);
  return {
    value: formatNumber((values[cell] as number) * scale),
    before: before === null ? null : formatNumber(before),
    isMasked: isMasked(matrix.value, cell),
  };
}
