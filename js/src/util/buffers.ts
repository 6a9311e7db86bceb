import { isObject, mapValues } from "./objects.ts";

/** Where a value is inside another: keys of objects and indices of lists. */
export type Path = readonly (string | number)[];

/** A value as Jupyter's messages carry it: JSON, and its buffers apart. */
export interface Split {
  /** The value, `null` in place of bytes. */
  readonly state: unknown;
  readonly paths: readonly Path[];
  /** The bytes at each of `paths`. */
  readonly buffers: readonly Uint8Array[];
}

type Fields = Record<string | number, unknown>;

/** Take the bytes out of a value. */
export function splitBuffers(value: unknown): Split {
  const paths: Path[] = [];
  const buffers: Uint8Array[] = [];
  const walk = (item: unknown, path: Path): unknown => {
    const bytes = bytesIn(item);
    if (bytes) {
      paths.push(path);
      buffers.push(bytes);
      return null;
    }
    if (Array.isArray(item)) return item.map((part, i) => walk(part, [...path, i]));
    if (!isObject(item)) return item;
    return mapValues(item, (part, key) => walk(part, [...path, key]));
  };
  return { state: walk(value, []), paths, buffers };
}

/** Put the bytes back into `state`, in place; throw where they do not belong together. */
export function joinBuffers({ state, paths, buffers }: Split): void {
  if (paths.length !== buffers.length) {
    throw new Error(
      `The file has ${buffers.length} of its ${paths.length} arrays. Save or copy it again.`,
    );
  }
  paths.forEach((path, i) => {
    const parent = path.slice(0, -1).reduce((part, key) => part[key] as Fields, state as Fields);
    parent[path.at(-1) as string] = buffers[i];
  });
}

/** Return the bytes of a buffer of any kind; `null` for any other value. */
export function bytesIn(value: unknown): Uint8Array<ArrayBuffer> | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (!ArrayBuffer.isView(value)) return null;
  return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
}
