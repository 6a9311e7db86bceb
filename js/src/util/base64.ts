/** A multiple of 3 bytes, so that encoded chunks join without padding between them. */
const CHUNK_BYTES = 3 << 13;
const CHUNK_LETTERS = (CHUNK_BYTES / 3) * 4;

/** Encode bytes in base64, some 30,000 letters at a time. */
export function* base64Chunks(bytes: Uint8Array): Generator<string> {
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    yield btoa(String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES)));
  }
}

/** Return how many letters of base64 encode so many bytes. */
export function base64Length(byteCount: number): number {
  return Math.ceil(byteCount / 3) * 4;
}

/** Decode base64; throw where the text is none. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = /=*$/.exec(text.slice(-2))?.[0].length ?? 0;
  const bytes = new Uint8Array(Math.floor(((text.length - padding) * 3) / 4));
  let at = 0;
  for (let start = 0; start < text.length; start += CHUNK_LETTERS) {
    const binary = atob(text.slice(start, start + CHUNK_LETTERS));
    for (let i = 0; i < binary.length; i++) bytes[at++] = binary.charCodeAt(i);
  }
  if (at !== bytes.length) throw new Error("not base64");
  return bytes;
}
