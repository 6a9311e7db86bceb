import { finite, listOf, nullable, record, whole } from "../core/json-reader.ts";
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

/** The comparison that was asked for last, by any view; `null` for none. */
export function decodeComparison(trait: unknown): Comparison | null {
  if (!isSent(trait)) return null;
  const { id, tested, lines } = versioned(trait, "comparison");
  return {
    id: whole(2 ** 53)(id, "comparison.id"),
    tested: whole(2 ** 31)(tested, "comparison.tested"),
    lines: listOf(line, MOST_LINES)(lines, "comparison.lines"),
  };
}
