import type { ViewState } from "../src/core/types.ts";
import type { HostModel } from "../src/state/host.ts";

type Typed = Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array;

/** A wire array, its bytes at an odd offset as some hosts hand them over. */
export function wireArray(values: Typed, shape: readonly number[] = [values.length]) {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  const dtype = values.constructor.name.replace("Array", "").toLowerCase();
  const data = new DataView(shifted.buffer, 3, bytes.length);
  return { dtype, shape: [...shape], data };
}

export function wireLabels(labels: readonly string[]) {
  const encoded = labels.map((label) => new TextEncoder().encode(label));
  const offsets = new Uint32Array(labels.length + 1);
  encoded.forEach((bytes, i) => {
    offsets[i + 1] = (offsets[i] as number) + bytes.length;
  });
  const text = new Uint8Array(offsets[labels.length] as number);
  encoded.forEach((bytes, i) => {
    text.set(bytes, offsets[i]);
  });
  return { offsets: wireArray(offsets), text: wireArray(text) };
}

/** A chain: leaf 0 and 1 join first, then one more leaf at a time. */
export function wireChain(count: number) {
  const merges = new Int32Array(2 * (count - 1));
  for (let i = 0; i < count - 1; i++) {
    merges[2 * i] = i === 0 ? 0 : count + i - 1;
    merges[2 * i + 1] = i + 1;
  }
  return {
    merges: wireArray(merges, [count - 1, 2]),
    heights: wireArray(Float64Array.from({ length: count - 1 }, (_, i) => i + 1)),
    leaves: wireArray(Int32Array.from({ length: count }, (_, i) => i)),
  };
}

export interface AxisSpec {
  readonly labels: readonly string[];
  readonly categories?: readonly unknown[];
  readonly hasTree?: boolean;
}

export function wireAxis({ labels, categories = [], hasTree = true }: AxisSpec) {
  const count = labels.length;
  const backwards = () => wireArray(Int32Array.from({ length: count }, (_, i) => count - 1 - i));
  return {
    version: 1,
    title: "",
    labels: wireLabels(labels),
    categories,
    orders: { sum: backwards(), variance: backwards(), label: backwards() },
    tree: hasTree ? wireChain(count) : null,
  };
}

/** Blue below zero, white at zero, red above. */
export function wireColors(reach: number) {
  const lut = new Uint8Array(1024);
  for (let i = 0; i < 256; i++) {
    const t = (i / 255) * 2 - 1;
    const fade = Math.round(255 * (1 - Math.abs(t)));
    lut.set(t < 0 ? [fade, fade, 255, 255] : [255, fade, fade, 255], i * 4);
  }
  return {
    version: 1,
    name: "test",
    lut: wireArray(lut, [256, 4]),
    vmin: -reach,
    vmax: reach,
    center: 0,
    missing: "#bdbdbd",
  };
}

export function plainView(rowCut: number | null = 1.5, colCut: number | null = 1.5): ViewState {
  const axis = (cut: number | null) => ({
    order: { by: cut === null ? ("initial" as const) : ("cluster" as const) },
    cut,
    flips: [],
    category: null,
    crops: [],
    selected: [],
  });
  return {
    version: 1,
    rows: axis(rowCut),
    cols: axis(colCut),
    top: null,
    colors: { map: null, vmin: null, vmax: null, opacity: 1, perRow: false },
    viewport: { rows: null, cols: null },
  };
}

/** A model as a host would give it, but in hand: what was set, and a way to change it from outside. */
export class HandMadeModel implements HostModel {
  readonly #traits: Map<string, unknown>;
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly saved: unknown[] = [];

  constructor(traits: Readonly<Record<string, unknown>>) {
    this.#traits = new Map(Object.entries(traits));
  }

  get(trait: string): unknown {
    return this.#traits.get(trait);
  }

  set(trait: string, value: unknown): void {
    this.setAll({ [trait]: value });
  }

  /** As one message of the kernel does: every trait has its new value before anybody is told. */
  setAll(traits: Readonly<Record<string, unknown>>): void {
    const entries = Object.entries(traits);
    for (const [trait, value] of entries) this.#traits.set(trait, value);
    for (const [trait] of entries) {
      for (const listener of this.#listeners.get(`change:${trait}`) ?? []) listener();
    }
  }

  get listenerCount(): number {
    return [...this.#listeners.values()].reduce((count, { size }) => count + size, 0);
  }

  readonly sent: unknown[] = [];

  send(content: unknown): void {
    this.sent.push(content);
  }

  save_changes(): void {
    this.saved.push(this.#traits.get("_view"));
  }

  on(event: string, callback: () => void): void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(callback));
  }

  off(event: string, callback: () => void): void {
    this.#listeners.get(event)?.delete(callback);
  }
}

export function handMadeModel(
  values: Float32Array,
  rows: AxisSpec,
  cols: AxisSpec,
  reach = 1,
): HandMadeModel {
  const shape = [rows.labels.length, cols.labels.length];
  return new HandMadeModel({
    _matrix: { version: 1, values: wireArray(values, shape), scale: 1 },
    _rows: wireAxis(rows),
    _cols: wireAxis(cols),
    _colors: wireColors(reach),
    _options: { theme: "light", width: "100%", height: "700px" },
    _view: plainView(rows.hasTree === false ? null : 1.5, cols.hasTree === false ? null : 1.5),
  });
}
