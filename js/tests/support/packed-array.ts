import { deflateRawSync } from "node:zlib";
import { wireArray } from "./hand-made-model.ts";

/** The first bytes of all numbers, then the second bytes, and so on, deflated. */
export function packed(array: Float32Array | Float64Array | Int32Array | Uint8Array) {
  const width = array.BYTES_PER_ELEMENT;
  const plain = new Uint8Array(array.buffer);
  const shuffled = plain.map((_, i) => {
    const place = Math.floor(i / array.length);
    return plain[(i % array.length) * width + place] as number;
  });
  return { ...wireArray(array), data: new Uint8Array(deflateRawSync(shuffled)), packed: true };
}
