/** Long enough for a browser to have taken the file. */
const KEPT_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** Puts a text on the clipboard; false where the browser lets nobody. */
export async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  return (await copiedByPage(text)) || copyBySelection(text, beside);
}

/** Puts a text on the clipboard by the clipboard's interface, which pages without https do not have. */
export async function copiedByPage(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The way without that interface. */
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
