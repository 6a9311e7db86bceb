import type { AxisName } from "../model/types.ts";
import { array, flag, strictObject, text } from "../util/decoder.ts";

/** Widgets with a link of the same `id` follow each other on these axes. */
export type LinkRecord = Readonly<Record<AxisName, boolean>> & { readonly id: string };

/** None where the host has none. */
export function decodeLinks(trait: unknown): readonly LinkRecord[] {
  const link = strictObject<LinkRecord>({ id: text, rows: flag, cols: flag });
  return array(link)(trait ?? [], "links");
}
