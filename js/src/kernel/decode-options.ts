import type { AxisName } from "../model/axes.ts";
import { array, flag, object, oneOf, strictObject, text } from "../util/decoder.ts";
import { versioned } from "./field-decoders.ts";

/** The size and the theme of a widget. */
export interface WidgetOptions {
  readonly theme: "auto" | "light" | "dark";
  readonly width: string;
  readonly height: string;
}

/** Decode the size and the theme. */
export function decodeOptions(trait: unknown): WidgetOptions {
  const shape = { theme: oneOf("auto", "light", "dark"), width: text, height: text };
  return object<WidgetOptions>(shape)(versioned(trait, "options"), "options");
}

/** Decode the name of the values; empty where the host has none. */
export function decodeValueLabel(trait: unknown): string {
  return trait === undefined ? "value" : text(trait, "value_label");
}

/** A link: widgets with the same `id` follow each other on these axes. */
export type LinkRecord = Readonly<Record<AxisName, boolean>> & { readonly id: string };

/** Decode the links; none where the host has none. */
export function decodeLinks(trait: unknown): readonly LinkRecord[] {
  const link = strictObject<LinkRecord>({ id: text, rows: flag, cols: flag });
  return array(link)(trait ?? [], "links");
}
