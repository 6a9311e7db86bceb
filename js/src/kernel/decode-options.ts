import type { AxisName } from "../model/axes.ts";
import { array, flag, object, oneOf, strictObject, text } from "../util/decoder.ts";
import { versioned } from "./field-decoders.ts";

export interface WidgetOptions {
  readonly theme: "auto" | "light" | "dark";
  readonly width: string;
  readonly height: string;
}

export function decodeOptions(trait: unknown): WidgetOptions {
  const shape = { theme: oneOf("auto", "light", "dark"), width: text, height: text };
  return object<WidgetOptions>(shape)(versioned(trait, "options"), "options");
}

/** What the values are called; a host that has no name for them leaves it out. */
export function decodeValueLabel(trait: unknown): string {
  return trait === undefined ? "value" : text(trait, "value_label");
}

/** Widgets with a link of the same `id` follow each other on these axes. */
export type LinkRecord = Readonly<Record<AxisName, boolean>> & { readonly id: string };

/** None where the host has none. */
export function decodeLinks(trait: unknown): readonly LinkRecord[] {
  const link = strictObject<LinkRecord>({ id: text, rows: flag, cols: flag });
  return array(link)(trait ?? [], "links");
}
