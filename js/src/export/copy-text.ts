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
