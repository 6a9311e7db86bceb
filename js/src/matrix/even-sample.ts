/** Spreads samples within strides, as a stride of a row's length would sample one column. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/** Return the index of sample `i` of an even sample with this stride. */
export function sampledIndex(i: number, stride: number): number {
  const shift = stride > 1 ? (i * GOLDEN_RATIO) % 1 : 0;
  return Math.floor((i + shift) * stride);
}

/** Return all indices, or an even sample of `most` of them. */
export function sampledIndices(count: number, most: number): Int32Array {
  const stride = Math.max(1, count / most);
  return Int32Array.from({ length: Math.min(count, most) }, (_, i) => sampledIndex(i, stride));
}
