import { type DrawableMatrix, MISSING, MISSING_BELOW } from "./drawable.ts";
import type { Interval } from "./types.ts";

/** A rectangle of display positions. */
export interface Window {
  readonly rows: Interval;
  readonly cols: Interval;
}

/**
 * Means of the cells that each block of a grid covers, weighted by covered area; missing cells do
 * not count. Blocks are packed two by two, in the order a texture of four channels wants them.
 * `weights` is the share of each block that is not missing, `null` where nothing can be missing.
 */
export interface Level {
  readonly window: Window;
  readonly gridRows: number;
  readonly gridCols: number;
  readonly means: Float32Array;
  readonly weights: Float32Array | null;
}

export function packedWidth(gridCols: number): number {
  return (gridCols + 1) >> 1;
}

export function packedHeight(gridRows: number): number {
  return (gridRows + 1) >> 1;
}

/** Where block (row, col) stands in `Level.means`. */
export function blockIndex(row: number, col: number, gridCols: number): number {
  return ((row >> 1) * packedWidth(gridCols) + (col >> 1)) * 4 + ((row & 1) << 1) + (col & 1);
}

const NEGLIGIBLE_COVER = 1e-7;

/**
 * Builds one level, a grid row at a time, so that a large one can be spread over idle moments.
 *
 * Rows are summed along the matrix's own memory first and the columns' order is applied to the
 * sums, so a wide window reads the matrix once, in sequence.
 */
export class LevelBuilder {
  readonly #matrix: DrawableMatrix;
  readonly #rowOrder: Int32Array;
  readonly #window: Window;
  readonly #gridRows: number;
  readonly #gridCols: number;
  readonly #means: Float32Array;
  readonly #weights: Float32Array | null;
  readonly #sums: Float64Array;
  readonly #counts: Float64Array | null;
  /** Source column of each running sum; `null` when all columns are summed in memory order. */
  readonly #sources: Int32Array | null;
  /** Running sum that holds each display column of the window. */
  readonly #slots: Int32Array;
  readonly #firstCol: number;
  #nextRow = 0;

  constructor(
    matrix: DrawableMatrix,
    rowOrder: Int32Array,
    colOrder: Int32Array,
    window: Window,
    gridRows: number,
    gridCols: number,
  ) {
    this.#matrix = matrix;
    this.#rowOrder = rowOrder;
    this.#window = window;
    this.#gridRows = gridRows;
    this.#gridCols = gridCols;
    const size = packedWidth(gridCols) * packedHeight(gridRows) * 4;
    this.#means = new Float32Array(size).fill(MISSING);
    this.#weights = matrix.hasMissing ? new Float32Array(size) : null;
    this.#firstCol = Math.floor(window.cols[0]);
    const shown = colOrder.subarray(this.#firstCol, Math.ceil(window.cols[1]));
    const whole = shown.length * 2 > matrix.colCount;
    this.#sources = whole ? null : shown;
    this.#slots = whole ? shown : Int32Array.from(shown, (_, i) => i);
    const sumCount = whole ? matrix.colCount : shown.length;
    this.#sums = new Float64Array(sumCount);
    this.#counts = matrix.hasMissing ? new Float64Array(sumCount) : null;
  }

  /** Works until done or until `deadline` (of `performance.now()`) has passed; true when done. */
  advance(deadline = Infinity): boolean {
    while (this.#nextRow < this.#gridRows) {
      this.#sumRows(this.#nextRow);
      this.#foldCols(this.#nextRow);
      this.#nextRow += 1;
      if (performance.now() > deadline) break;
    }
    return this.#nextRow >= this.#gridRows;
  }

  finish(): Level {
    this.advance();
    return {
      window: this.#window,
      gridRows: this.#gridRows,
      gridCols: this.#gridCols,
      means: this.#means,
      weights: this.#weights,
    };
  }

  #sumRows(gridRow: number): void {
    const [start, end] = this.#window.rows;
    const height = (end - start) / this.#gridRows;
    const top = start + gridRow * height;
    const bottom = Math.min(top + height, this.#matrix.rowCount);
    this.#sums.fill(0);
    this.#counts?.fill(0);
    for (let row = Math.floor(top); row < bottom; row++) {
      const cover = Math.min(bottom, row + 1) - Math.max(top, row);
      if (cover > NEGLIGIBLE_COVER) this.#addRow(this.#rowOrder[row] as number, cover);
    }
  }

  #addRow(row: number, cover: number): void {
    const { values, colCount } = this.#matrix;
    const base = row * colCount;
    const sums = this.#sums;
    const counts = this.#counts;
    const sources = this.#sources;
    for (let slot = 0; slot < sums.length; slot++) {
      const value = values[base + (sources ? (sources[slot] as number) : slot)] as number;
      if (counts) {
        if (value < MISSING_BELOW) continue;
        counts[slot] = (counts[slot] as number) + cover;
      }
      sums[slot] = (sums[slot] as number) + cover * value;
    }
  }

  #foldCols(gridRow: number): void {
    const [start, end] = this.#window.cols;
    const width = (end - start) / this.#gridCols;
    const height = (this.#window.rows[1] - this.#window.rows[0]) / this.#gridRows;
    for (let gridCol = 0; gridCol < this.#gridCols; gridCol++) {
      const left = start + gridCol * width;
      const right = Math.min(left + width, this.#matrix.colCount);
      let sum = 0;
      let weight = 0;
      for (let col = Math.floor(left); col < right; col++) {
        const cover = Math.min(right, col + 1) - Math.max(left, col);
        if (cover <= NEGLIGIBLE_COVER) continue;
        const slot = this.#slots[col - this.#firstCol] as number;
        sum += cover * (this.#sums[slot] as number);
        weight += cover * (this.#counts ? (this.#counts[slot] as number) : height);
      }
      if (weight <= 0) continue;
      const block = blockIndex(gridRow, gridCol, this.#gridCols);
      this.#means[block] = sum / weight;
      if (this.#weights) this.#weights[block] = weight / (width * height);
    }
  }
}
