import type { HostListener, HostModel } from "../../src/kernel/host-model.ts";
import type { KernelMessage } from "../../src/kernel/kernel-messages.ts";
import type { ColorView } from "../../src/model/colors.ts";
import type { Reals } from "../../src/model/matrix.ts";
import type { ViewState } from "../../src/model/view-state.ts";
import type { Sender } from "../../src/view/change.ts";

type ChangeMessage = Extract<KernelMessage, { kind: "change" }>;

type Typed = Float32Array | Float64Array | Int32Array | Uint8Array;

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
  const lengths = Int32Array.from(encoded, ({ length }) => length);
  const text = Uint8Array.from(encoded.flatMap((bytes) => [...bytes]));
  return { lengths: wireArray(lengths), text: wireArray(text) };
}

/** A chain: leaf 0 and 1 join first, then one more leaf at a time; the last leaf is shown last. */
export function chainMerges(count: number): number[] {
  return Array.from({ length: count - 1 }, (_, i) => [i === 0 ? 0 : count + i - 1, i + 1]).flat();
}

export function chainHeights(count: number): number[] {
  return Array.from({ length: count - 1 }, (_, i) => i + 1);
}

export function wireTree(merges: readonly number[], heights: readonly number[]) {
  return {
    merges: wireArray(Int32Array.from(merges), [heights.length, 2]),
    heights: wireArray(Float64Array.from(heights)),
  };
}

export interface AxisSpec {
  readonly labels: readonly string[];
  readonly categories?: readonly unknown[];
  readonly hasTree?: boolean;
}

export function wireNames(labels: readonly string[], title = "") {
  return { version: 1, title, labels: wireLabels(labels) };
}

export function wireCategories(categories: readonly unknown[]) {
  return { version: 1, categories };
}

/** Each order is backwards, and the tree is a chain. */
export function wireOrders(count: number, hasTree = true) {
  const backwards = () => wireArray(Int32Array.from({ length: count }, (_, i) => count - 1 - i));
  return {
    version: 1,
    orders: { sum: backwards(), variance: backwards(), label: backwards() },
    tree: hasTree ? wireTree(chainMerges(count), chainHeights(count)) : null,
  };
}

/** An axis as its three traits have it. */
export function wireAxis(side: "row" | "col", { labels, categories = [], hasTree }: AxisSpec) {
  return {
    [`_${side}s`]: wireNames(labels),
    [`_${side}_categories`]: wireCategories(categories),
    [`_${side}_orders`]: wireOrders(labels.length, hasTree),
  };
}

/** What changes when another table of these values comes. */
export function wireTable(values: Reals, rows: AxisSpec, cols: AxisSpec) {
  const shape = [rows.labels.length, cols.labels.length];
  return {
    _matrix: { version: 1, values: wireArray(values, shape), scale: 1 },
    ...wireAxis("row", rows),
    ...wireAxis("col", cols),
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
    default_map: true,
    lut: wireArray(lut, [256, 4]),
    vmin: -reach,
    vmax: reach,
    center: 0,
    missing: "#bdbdbd",
    norm: "linear",
    keeps_center: true,
    ranges: {},
    skewed: false,
    unequal: null,
    own_range: null,
  };
}

/** Colour maps to choose from, each as the steps of red, then of green, then of blue. */
export function wireColorMaps(
  maps: readonly {
    name: string;
    diverging: boolean;
    safe?: boolean;
    lut: ArrayLike<number>;
  }[],
) {
  const channels = maps.flatMap(({ lut }) =>
    [0, 1, 2].map((channel) => Array.from(lut).filter((_, i) => i % 4 === channel)),
  );
  const steps = channels.flatMap((channel) =>
    channel.map((value, i) => value - (channel[i - 1] ?? 0)),
  );
  return {
    version: 1,
    maps: maps.map(({ lut, ...map }) => map),
    steps: wireArray(Uint8Array.from(steps), [maps.length, 3, 256]),
  };
}

export const COLORS_AS_GIVEN: ColorView = {
  map: null,
  vmin: null,
  vmax: null,
  center: null,
  opacity: 1,
  ownRange: null,
  reduction: "mean",
  norm: null,
};

export function plainView(rowCut: number | null = 1.5, colCut: number | null = 1.5): ViewState {
  const axis = (cut: number | null) => ({
    order: { by: cut === null ? ("initial" as const) : ("cluster" as const) },
    cut,
    flips: [],
    category: null,
    crops: [],
    selected: [],
    groups: [],
  });
  return {
    version: 1,
    rows: axis(rowCut),
    cols: axis(colCut),
    top: null,
    recluster: null,
    colors: COLORS_AS_GIVEN,
    viewport: { rows: null, cols: null },
  };
}

/** A model as a host would give it, but in hand: what was set, and a way to change it from outside. */
export class HandMadeModel implements HostModel {
  readonly #traits: Map<string, unknown>;
  readonly #listeners = new Map<string, Set<HostListener>>();
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

  /** The same, and by then the page has taken it. */
  async receive(traits: Readonly<Record<string, unknown>>): Promise<void> {
    this.setAll(traits);
    await Promise.resolve();
  }

  get listenerCount(): number {
    return [...this.#listeners.values()].reduce((count, { size }) => count + size, 0);
  }

  /** What the page asked, but for its changes. */
  readonly sent: unknown[] = [];
  /** The changes that the page sent. */
  readonly changes: ChangeMessage[] = [];
  /** Whether changes are made as soon as they are sent, as by a kernel that is not busy. */
  answers = true;
  #revision = 0;

  send(content: unknown): void {
    const message = content as KernelMessage;
    if (message.kind === "change") {
      this.changes.push(message);
      if (this.answers) this.confirm(message);
    } else if (message.kind !== "view") this.sent.push(content);
  }

  /** Tells the page of a change, as the kernel does once it has made it. */
  confirm({ by, table, change }: Pick<ChangeMessage, "table" | "change"> & { by: Sender | null }) {
    this.#revision += 1;
    this.tell({ kind: "changed", revision: this.#revision, table, by, ...change });
    if (by) this.saved.push(this.#traits.get("_view"));
  }

  save_changes(): void {}

  /** As the kernel does with a message of its own. */
  tell(content: unknown, buffers: readonly unknown[] = []): void {
    for (const listener of this.#listeners.get("msg:custom") ?? []) listener(content, buffers);
  }

  on(event: string, callback: HostListener): void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(callback));
  }

  off(event: string, callback: HostListener): void {
    this.#listeners.get(event)?.delete(callback);
  }
}

export function handMadeModel(
  values: Reals,
  rows: AxisSpec,
  cols: AxisSpec,
  reach = 1,
): HandMadeModel {
  return new HandMadeModel({
    ...wireTable(values, rows, cols),
    _colors: wireColors(reach),
    _options: { version: 1, theme: "light", width: "100%", height: "700px" },
    _view: plainView(rows.hasTree === false ? null : 1.5, cols.hasTree === false ? null : 1.5),
  });
}
