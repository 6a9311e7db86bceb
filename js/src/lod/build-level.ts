import { LEAST_COVER, type RenderMatrix, renderedRow } from "../matrix/render-matrix.ts";
import { extreme, MASKED, MASKED_BELOW, MISSING, MISSING_BELOW } from "../matrix/sentinels.ts";
import type { ByAxis } from "../model/axes.ts";
import type { Reduction } from "../model/colors.ts";
import { type AxisGrid, perBlock } from "./choose-level.ts";

/**
 * A reduced copy of the matrix: for each block of a grid the mean of its cells, weighted by area,
 * or the value of largest magnitude. Missing and masked cells do not count. Blocks are packed two
 * by two for the four channels of a texel. `weights` is the share of each block that counts, `null`
 * where it is not needed. A block without a value has `MISSING`, or `MASKED` where all its cells
 * are masked.
 */
export interface Level extends ByAxis<AxisGrid> {
  readonly values: Float32Array;
  readonly weights: Float32Array | null;
}

/** Return how many texels hold a number of blocks. */
export function texelCount(blocks: number): number {
  return (blocks + 1) >> 1;
}

/** Where block (row, col) stands in `Level.values`. */
function blockIndex(row: number, col: number, gridCols: number): number {
  return ((row >> 1) * texelCount(gridCols) + (col >> 1)) * 4 + ((row & 1) << 1) + (col & 1);
}

const NEGLIGIBLE_COVER = 1e-7;
/** Marks missing cells, so that they differ from masked ones; too small to count. */
const MISSING_WEIGHT = 1e-30;

/** Which display indices each block of a grid covers, and how much of each. */
interface Covers {
  /** Block b's covers are `displayIndices[starts[b]]` up to before `displayIndices[starts[b + 1]]`. */
  readonly starts: Int32Array;
  readonly displayIndices: Int32Array;
  readonly shares: Float64Array;
}

function coversOf(grid: AxisGrid, count: number, least: number): Covers {
  const { window, blocks } = grid;
  const size = perBlock(grid);
  const starts = new Int32Array(blocks + 1);
  const displayIndices: number[] = [];
  const shares: number[] = [];
  for (let block = 0; block < blocks; block++) {
    const from = window[0] + block * size;
    const to = Math.min(from + size, count);
    for (let displayIndex = Math.floor(from); displayIndex < to; displayIndex++) {
      const share = Math.min(to, displayIndex + 1) - Math.max(from, displayIndex);
      if (share <= least) continue;
      displayIndices.push(displayIndex);
      shares.push(share);
    }
    starts[block + 1] = displayIndices.length;
  }
  return {
    starts,
    displayIndices: Int32Array.from(displayIndices),
    shares: Float64Array.from(shares),
  };
}

/**
 * Builds one level a grid row at a time, so that a large one can be spread over idle moments.
 *
 * Rows are summed along the matrix's own memory first and the columns' order is applied to the
 * sums, so a wide window reads the matrix once, in sequence.
 */
export class LevelBuilder {
  readonly #matrix: RenderMatrix;
  readonly #rowOrder: Int32Array;
  readonly #rows: AxisGrid;
  readonly #cols: AxisGrid;
  readonly #isExtreme: boolean;
  readonly #values: Float32Array;
  readonly #weights: Float32Array | null;
  readonly #sums: Float64Array;
  readonly #counts: Float64Array | null;
  /** Where a row is scaled before it is summed. */
  readonly #scaled: Float32Array;
  /** Source column of each running sum; `null` when all columns are summed in memory order. */
  readonly #sources: Int32Array | null;
  readonly #rowCovers: Covers;
  readonly #colCovers: Covers;
  /** The running sum that each of the columns' covers adds up. */
  readonly #slots: Int32Array;
  #nextRow = 0;

  constructor(
    matrix: RenderMatrix,
    rowOrder: Int32Array,
    colOrder: Int32Array,
    { rows, cols }: ByAxis<AxisGrid>,
    reduction: Reduction,
  ) {
    this.#matrix = matrix;
    this.#rowOrder = rowOrder;
    this.#rows = rows;
    this.#cols = cols;
    const size = texelCount(cols.blocks) * texelCount(rows.blocks) * 4;
    this.#isExtreme = reduction === "extreme";
    const isWeighted = (matrix.hasMissing || matrix.hasMasked) && !this.#isExtreme;
    const least = this.#isExtreme ? LEAST_COVER : NEGLIGIBLE_COVER;
    this.#values = new Float32Array(size).fill(MISSING);
    this.#weights = isWeighted ? new Float32Array(size) : null;
    this.#rowCovers = coversOf(rows, rowOrder.length, least);
    this.#colCovers = coversOf(cols, colOrder.length, least);
    const firstCol = Math.floor(cols.window[0]);
    const shown = colOrder.subarray(firstCol, Math.ceil(cols.window[1]));
    const whole = shown.length * 2 > matrix.colCount;
    this.#sources = whole ? null : shown;
    this.#slots = this.#colCovers.displayIndices.map((col) =>
      whole ? (colOrder[col] as number) : col - firstCol,
    );
    const sumCount = whole ? matrix.colCount : shown.length;
    this.#sums = new Float64Array(sumCount);
    this.#counts = isWeighted ? new Float64Array(sumCount) : null;
    this.#scaled = new Float32Array(matrix.scaling ? matrix.colCount : 0);
  }

  /** Works until done or until `deadline` (of `performance.now()`) has passed; true when done. */
  advance(deadline = Infinity): boolean {
    while (this.#nextRow < this.#rows.blocks) {
      this.#sumRows(this.#nextRow);
      if (this.#isExtreme) this.#foldExtremes(this.#nextRow);
      else this.#foldCols(this.#nextRow);
      this.#nextRow += 1;
      if (performance.now() > deadline) break;
    }
    return this.#nextRow >= this.#rows.blocks;
  }

  finish(): Level {
    this.advance();
    return {
      rows: this.#rows,
      cols: this.#cols,
      values: this.#values,
      weights: this.#weights,
    };
  }

  #sumRows(gridRow: number): void {
    this.#sums.fill(this.#isExtreme ? MASKED : 0);
    this.#counts?.fill(0);
    const { starts, displayIndices, shares } = this.#rowCovers;
    const end = starts[gridRow + 1] as number;
    for (let cover = starts[gridRow] as number; cover < end; cover++) {
      const row = this.#rowOrder[displayIndices[cover] as number] as number;
      this.#addRow(row, shares[cover] as number);
    }
  }

  #addRow(row: number, cover: number): void {
    const line = renderedRow(this.#matrix, row, this.#scaled);
    const sums = this.#sums;
    const counts = this.#counts;
    const sources = this.#sources;
    if (this.#isExtreme) {
      for (let slot = 0; slot < sums.length; slot++) {
        const value = line[sources ? (sources[slot] as number) : slot] as number;
        sums[slot] = extreme(sums[slot] as number, value);
      }
      return;
    }
    for (let slot = 0; slot < sums.length; slot++) {
      const value = line[sources ? (sources[slot] as number) : slot] as number;
      if (counts) {
        if (value < MASKED_BELOW) continue;
        const isMissing = value < MISSING_BELOW;
        counts[slot] = (counts[slot] as number) + (isMissing ? MISSING_WEIGHT : cover);
        if (isMissing) continue;
      }
      sums[slot] = (sums[slot] as number) + cover * value;
    }
  }

  #foldExtremes(gridRow: number): void {
    const { starts } = this.#colCovers;
    for (let gridCol = 0; gridCol < this.#cols.blocks; gridCol++) {
      const end = starts[gridCol + 1] as number;
      let most = MASKED;
      for (let cover = starts[gridCol] as number; cover < end; cover++) {
        most = extreme(most, this.#sums[this.#slots[cover] as number] as number);
      }
      this.#values[blockIndex(gridRow, gridCol, this.#cols.blocks)] = most;
    }
  }

  #foldCols(gridRow: number): void {
    const { starts, shares } = this.#colCovers;
    const height = perBlock(this.#rows);
    const area = height * perBlock(this.#cols);
    const sums = this.#sums;
    const counts = this.#counts;
    const slots = this.#slots;
    for (let gridCol = 0; gridCol < this.#cols.blocks; gridCol++) {
      const end = starts[gridCol + 1] as number;
      let sum = 0;
      let weight = 0;
      for (let cover = starts[gridCol] as number; cover < end; cover++) {
        const share = shares[cover] as number;
        const slot = slots[cover] as number;
        sum += share * (sums[slot] as number);
        weight += share * (counts ? (counts[slot] as number) : height);
      }
      const block = blockIndex(gridRow, gridCol, this.#cols.blocks);
      if (weight < NEGLIGIBLE_COVER ** 2) {
        if (weight === 0) this.#values[block] = MASKED;
        continue;
      }
      this.#values[block] = sum / weight;
      if (this.#weights) this.#weights[block] = weight / area;
    }
  }
}
