import { flag, listOf, record, text } from "../core/json-reader.ts";
import type { AxisName } from "../core/types.ts";

/** Widgets with a link of the same `id` follow each other on these axes. */
export type LinkRecord = Readonly<Record<AxisName, boolean>> & { readonly id: string };

/** None where the host has none. */
export function decodeLinks(trait: unknown): readonly LinkRecord[] {
  const link = record<LinkRecord>({ id: text, rows: flag, cols: flag });
  return listOf(link)(trait ?? [], "links");
}
