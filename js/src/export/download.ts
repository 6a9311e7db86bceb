/** Long enough for a browser to have taken the file. */
const KEPT_MS = 60_000;

/** Save a file by the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** Copy a text to the clipboard; false where the browser refuses. */
export async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  return (await copiedByPage(text)) || copyBySelection(text, beside);
}

/** Copy a text by the Clipboard API, which pages without https do not have. */
export async function copiedByPage(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copy without the Clipboard API. */
function copyBySelection(text: string, beside: HTMLElement): boolean {
  const focused = (beside.getRootNode() as Document | ShadowRoot).activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.className = "off-screen";
  beside.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
    (focused as HTMLElement | null)?.focus({ preventScroll: true });
  }
}

const CHUNK_CHARACTERS = 1 << 20;
const SLICE_MS = 30;

/** Join lines into a file, with pauses that keep the page responsive. */
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
