import { finite, listOf, nullable, parts, record, whole } from "../core/json-reader.ts";
import type { ComparedLine, Comparison } from "../core/types.ts";
import { isSent, versioned } from "./wire-fields.ts";

const MOST_LINES = 50;

const line = record<ComparedLine>({
  position: whole(2 ** 31),
  difference: nullable(finite),
  effect: nullable(finite),
  p: nullable(finite),
  adjustedP: nullable(finite),
});

const read = parts<Comparison>({
  id: whole(2 ** 53),
  tested: whole(2 ** 31),
  lines: listOf(line, MOST_LINES),
});

/** The comparison that was asked for last, by any view; `null` for none. */
export function decodeComparison(trait: unknown): Comparison | null {
  if (!isSent(trait)) return null;
  return read(versioned(trait, "comparison"), "comparison");
}
