const CHUNK_CHARACTERS = 1 << 20;
const SLICE_MS = 30;

/** Joins lines chunk by chunk, and lets the page live in between. */
export async function textBlob(lines: Iterable<string>, type: string): Promise<Blob> {
  const parts: Blob[] = [];
  let chunk = "";
  let pauseAt = performance.now() + SLICE_MS;
  for (const line of lines) {
    chunk += line;
    if (chunk.length >= CHUNK_CHARACTERS) {
      parts.push(new Blob([chunk]));
      chunk = "";
    }
    if (performance.now() > pauseAt) {
      await new Promise((resolve) => setTimeout(resolve));
      pauseAt = performance.now() + SLICE_MS;
    }
  }
  return new Blob([...parts, chunk], { type });
}
