/** Spreads samples within their strides, or a stride equal to a row's length would see one column. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/** Where sample `i` of an even sample lies, of which every `stride`th is taken. */
export function sampledIndex(i: number, stride: number): number {
  const shift = stride > 1 ? (i * GOLDEN_RATIO) % 1 : 0;
  return Math.floor((i + shift) * stride);
}

/** All indices, or of more than `most` an even sample of that many. */
export function sampledIndices(count: number, most: number): Int32Array {
  const stride = Math.max(1, count / most);
  return Int32Array.from({ length: Math.min(count, most) }, (_, i) => sampledIndex(i, stride));
}
