import { pixelsBetween } from "../../axis/axis-scale.ts";
import type { MotionFrame } from "../../motion/frame.ts";
import type { ItemPlacement } from "../../motion/placement.ts";
import { clamp } from "../../util/clamp.ts";

/** The pixels of a keyframe, and which of its rows and columns a frame shows. */
export interface MovedPicture {
  /** Four channels a pixel, row by row. */
  readonly pixels: Uint32Array;
  readonly width: number;
  /** For each pixel of the frame one of the picture, -1 where there is none. */
  readonly rows: Int32Array;
  readonly cols: Int32Array;
  /** How much of it shows beside the others. */
  readonly share: number;
}

const WHOLE = 256;
const LANES = 0xff00ff;
const HALF = 0x800080;

/**
 * Find for each pixel along an axis the pixel of a keyframe, `size` pixels long, that shows the
 * same part of the same item.
 */
export function pixelsAtRest(
  { items, placement }: Pick<MotionFrame, "items" | "placement">,
  atRest: ItemPlacement,
  size: number,
): Int32Array {
  return items.map((line, pixel) => {
    const start = (atRest.starts[line] as number) * size;
    const end = (atRest.ends[line] as number) * size;
    if (line < 0 || !(end > 0 && start < size)) return -1;
    const [first, afterLast] = pixelsBetween(start, end);
    const top = placement.starts[line] as number;
    const share = ((pixel + 0.5) / items.length - top) / ((placement.ends[line] as number) - top);
    const found =
      first === afterLast
        ? Math.floor((start + end) / 2)
        : clamp(Math.floor(start + share * (end - start)), first, afterLast - 1);
    return clamp(found, 0, size - 1);
  });
}

/** `share` of 256 parts of `b`, the rest of `a`, in each channel. */
function mixed(a: number, b: number, share: number): number {
  const rest = WHOLE - share;
  const even = ((a & LANES) * rest + (b & LANES) * share + HALF) >>> 8;
  const odd = ((a >>> 8) & LANES) * rest + ((b >>> 8) & LANES) * share + HALF;
  return ((even & LANES) | (odd & ~LANES)) >>> 0;
}

/**
 * Blend the keyframes into a frame: each pixel is the mix of what its row and its column show.
 * `rowCoverage` and `colCoverage` tell how much of the ground is covered.
 */
export function blendPictures(
  frame: Uint32Array,
  pictures: readonly MovedPicture[],
  rowCoverage: Float32Array,
  colCoverage: Float32Array,
  ground: number,
): void {
  const width = colCoverage.length;
  const isSameAsAbove = (row: number) =>
    row > 0 &&
    rowCoverage[row] === rowCoverage[row - 1] &&
    pictures.every(({ rows }) => rows[row] === rows[row - 1]);
  const shares = sharesOverEarlier(pictures);
  const areStill = pictures.map(({ cols }) => cols.every((from, col) => from === col));
  const areColsWhole = colCoverage.every((coverage) => coverage === 1);
  for (let row = 0; row < rowCoverage.length; row++) {
    const begin = row * width;
    if (isSameAsAbove(row)) {
      frame.copyWithin(begin, begin - width, begin);
      continue;
    }
    const line = frame.subarray(begin, begin + width).fill(0);
    let isEmpty = true;
    let isFull = false;
    for (const [i, { pixels, width: stride, rows, cols }] of pictures.entries()) {
      const source = (rows[row] as number) * stride;
      if (source < 0) continue;
      const shown = pixels.subarray(source, source + stride);
      isFull ||= isEmpty && (areStill[i] as boolean);
      if (isEmpty && isFull) line.set(shown.subarray(0, width));
      else layOver(line, shown, cols, shares[i] as number);
      isEmpty = false;
    }
    const coverage = rowCoverage[row] as number;
    if (!(isFull && areColsWhole && coverage === 1)) fade(line, coverage, colCoverage, ground);
  }
}

/** Where nothing is yet, `0`, the pixels of a picture show whole. */
function layOver(line: Uint32Array, shown: Uint32Array, cols: Int32Array, share: number): void {
  for (let col = 0; col < line.length; col++) {
    const from = cols[col] as number;
    if (from < 0) continue;
    const color = shown[from] as number;
    const under = line[col] as number;
    line[col] = under === 0 || under === color ? color : mixed(under, color, share);
  }
}

function fade(
  line: Uint32Array,
  rowCoverage: number,
  colCoverage: Float32Array,
  ground: number,
): void {
  for (let col = 0; col < line.length; col++) {
    const color = line[col] as number;
    const share = color === 0 ? 0 : Math.round(WHOLE * rowCoverage * (colCoverage[col] as number));
    if (share < WHOLE) line[col] = mixed(ground, color, share);
  }
}

/** How much of each picture covers those before it, so that all have their shares in the end. */
function sharesOverEarlier(pictures: readonly MovedPicture[]): number[] {
  let sum = 0;
  return pictures.map(({ share }) => {
    sum += share;
    return sum > 0 ? Math.round((share / sum) * WHOLE) : 0;
  });
}
