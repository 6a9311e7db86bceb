import { onTestFinished, vi } from "vitest";

const create = URL.createObjectURL.bind(URL);

export interface SavedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** What the page hands to the browser's downloads until the end of the test. */
export function catchDownloads(): SavedFile[] {
  const files: SavedFile[] = [];
  const blobs = new Map<string, Blob>();
  const creating = vi.spyOn(URL, "createObjectURL").mockImplementation((object) => {
    const address = create(object);
    if (object instanceof Blob) blobs.set(address, object);
    return address;
  });
  const clicking = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    files.push({ name: this.download, blob: blobs.get(this.href) as Blob });
  });
  onTestFinished(() => {
    creating.mockRestore();
    clicking.mockRestore();
  });
  return files;
}
