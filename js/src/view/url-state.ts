import type { Axis } from "../model/axis.ts";
import type { ViewState } from "../model/view-state.ts";
import { base64Chunks, decodeBase64 } from "../util/base64.ts";
import { inflate } from "../util/inflate.ts";

const NAME = "cgw=";
const PACKED = "z";
const PLAIN = "j";
const STEPS = "steps";
const MANY = 16;
/** Far more than any view needs. */
const MOST_BYTES = 64_000_000;
const MOST_HASHED = 64;

/** Compute a short key that tells widgets of a page apart: a hash of their size and some labels. */
export function widgetKey(rows: Axis, cols: Axis): string {
  const parts = [rows, cols].flatMap((axis) => {
    const stride = Math.max(1, axis.count / MOST_HASHED);
    const sampled = Math.min(axis.count, MOST_HASHED);
    const labels = Array.from({ length: sampled }, (_, i) => axis.label(Math.floor(i * stride)));
    return [String(axis.count), axis.title, ...labels];
  });
  return hashed(parts.join("\0")).toString(36);
}

/** FNV-1a. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}

/** Encode a view as letters for an address, packed where the browser can. */
export async function encodeView(view: ViewState): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(view, withSteps));
  if (typeof CompressionStream !== "function") return PLAIN + toLetters(bytes);
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return PACKED + toLetters(new Uint8Array(await new Response(packed).arrayBuffer()));
}

/**
 * Decode what `encodeView` wrote, without checking that it is a view; throw where it can't be one.
 */
export async function decodeView(letters: string): Promise<unknown> {
  const bytes = fromLetters(letters.slice(1));
  if (letters.startsWith(PLAIN)) return parsed(bytes);
  if (!letters.startsWith(PACKED)) throw new Error("not a shared view");
  return parsed(await inflate(bytes, MOST_BYTES));
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes), withoutSteps);
}

/** Replace long lists of indices by differences, which pack well. */
function withSteps(key: string, value: unknown): unknown {
  if (key === STEPS || !Array.isArray(value) || value.length < MANY) return value;
  if (!value.every(Number.isInteger)) return value;
  return { [STEPS]: value.map((item, i) => item - (value[i - 1] ?? 0)) };
}

function withoutSteps(_: string, value: unknown): unknown {
  const steps: unknown = (value as { [STEPS]?: unknown } | null)?.[STEPS];
  if (!Array.isArray(steps)) return value;
  let item = 0;
  return steps.map((step: number) => {
    item += step;
    return item;
  });
}

function toLetters(bytes: Uint8Array): string {
  const letters = [...base64Chunks(bytes)].join("");
  return letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromLetters(letters: string): Uint8Array<ArrayBuffer> {
  return decodeBase64(letters.replaceAll("-", "+").replaceAll("_", "/"));
}

/** Put this widget's view into a fragment; the rest of the fragment stays. */
export function addSharedView(fragment: string, key: string, letters: string): string {
  const others = partsOf(fragment).filter((part) => !part.startsWith(`${NAME}${key}.`));
  return `#${[...others, `${NAME}${key}.${letters}`].join("&")}`;
}

/** Find this widget's view in a fragment; `null` where there is none. */
export function findSharedView(fragment: string, key: string): string | null {
  const start = `${NAME}${key}.`;
  const part = partsOf(fragment).find((candidate) => candidate.startsWith(start));
  return part?.slice(start.length) ?? null;
}

function partsOf(fragment: string): string[] {
  return fragment
    .replace(/^#/, "")
    .split("&")
    .filter((part) => part !== "");
}

/** Return whether others can open an address: not that of a file, a frame or an editor's panel. */
export function isAddressForOthers({ protocol, host }: Pick<Location, "protocol" | "host">) {
  const isOfEditor = /(?:^|\.)vscode-(?:cdn\.net|resource\.)|\.vscode-unpkg\.net$/.test(host);
  return (protocol === "https:" || protocol === "http:") && !isOfEditor;
}

/** Return whether an address leads to the computer that it is opened on. */
export function isLocalAddress({ hostname }: Pick<Location, "hostname">): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}
