const SIGNATURE_AND_HEADER = 8 + 25;
const POLYNOMIAL = 0xedb88320;

/** Write the density of an image into a PNG: a `pHYs` chunk after its header, by the PNG standard. */
export function setDensity(png: Uint8Array, dotsPerMetre: number): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21);
  const fields = new DataView(chunk.buffer);
  fields.setUint32(0, 9);
  chunk.set(new TextEncoder().encode("pHYs"), 4);
  fields.setUint32(8, dotsPerMetre);
  fields.setUint32(12, dotsPerMetre);
  chunk[16] = 1; // the unit is the metre
  fields.setUint32(17, crc32(chunk.subarray(4, 17)));

  const written = new Uint8Array(png.length + chunk.length);
  written.set(png.subarray(0, SIGNATURE_AND_HEADER));
  written.set(chunk, SIGNATURE_AND_HEADER);
  written.set(png.subarray(SIGNATURE_AND_HEADER), SIGNATURE_AND_HEADER + chunk.length);
  return written;
}

function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      remainder = (remainder >>> 1) ^ (remainder & 1 ? POLYNOMIAL : 0);
    }
  }
  return ~remainder >>> 0;
}
