import { type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { type HostModel, onTraits } from "../kernel/host-model.ts";
import { SMALLEST_FONT } from "../layout/label-plan.ts";
import type { LabelSizes } from "../layout/label-room.ts";

/** The trait of each size. */
const LABEL_SIZE_TRAITS = {
  rowWidth: "row_label_width",
  colHeight: "col_label_height",
  fontSize: "font_size",
} as const satisfies Readonly<Record<keyof LabelSizes, string>>;

const MOST_PIXELS = 10_000;

/** The label sizes that the kernel or the page asked for. */
export class LabelSizeStore {
  readonly #model: HostModel;
  readonly #sizes: Signal<LabelSizes>;
  readonly sizes: ReadonlySignal<LabelSizes>;

  constructor(model: HostModel, aborted: AbortSignal) {
    this.#model = model;
    this.#sizes = signal(this.#read());
    this.sizes = this.#sizes;
    const receive = () => (this.#sizes.value = this.#read());
    onTraits(model, Object.values(LABEL_SIZE_TRAITS), receive, aborted);
  }

  /** Shows labels with other sizes; the kernel hears of it by `publish`. */
  change(sizes: Partial<LabelSizes>): void {
    this.#sizes.value = { ...this.#sizes.value, ...sizes };
  }

  /** Tells the kernel and whoever saves the notebook of what has changed. */
  publish(): void {
    const isNew = ([trait, size]: [string, number | null]) =>
      size !== (this.#model.get(trait) ?? null);
    const changed = Object.entries(this.traits()).filter(isNew);
    if (changed.length === 0) return;
    for (const [trait, size] of changed) this.#model.set(trait, size);
    this.#model.save_changes();
  }

  /** The traits as they are now. */
  traits(): Readonly<Record<string, number | null>> {
    return Object.fromEntries(
      Object.entries(LABEL_SIZE_TRAITS).map(([name, trait]) => [
        trait,
        this.#sizes.value[name as keyof LabelSizes],
      ]),
    );
  }

  #read(): LabelSizes {
    const pixels = (name: keyof LabelSizes, least: number) => {
      const given = this.#model.get(LABEL_SIZE_TRAITS[name]);
      const isPixels = typeof given === "number" && given >= least && given <= MOST_PIXELS;
      return isPixels ? given : null;
    };
    return {
      rowWidth: pixels("rowWidth", 0),
      colHeight: pixels("colHeight", 0),
      fontSize: pixels("fontSize", SMALLEST_FONT),
    };
  }
}
