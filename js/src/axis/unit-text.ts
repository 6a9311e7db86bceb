import type { Unit } from "../model/annotation.ts";
import { formatNumber } from "../util/number-format.ts";

/** A `Date` reaches as far from 1970. */
const LAST_DAY = 1e8;

/** Format a date as "2024-03-01T14:30:00.000Z"; empty for what is no date. */
export function isoTime(value: number, unit: Unit): string {
  const isDate = unit === "date" && Math.abs(value) <= LAST_DAY;
  return isDate ? new Date(Math.round(value * 864e5)).toISOString() : "";
}

/**
 * Format a number of an annotation: "2024-03-01", "2024-03-01 14:30" in UTC, "12 days". With
 * `rounded`, which writes numbers with fewer digits, dates are days.
 */
export function unitText(value: number, unit: Unit, rounded?: (value: number) => string): string {
  const time = isoTime(rounded ? Math.floor(value) : value, unit);
  if (time) return time.replace(/T00:00:00.*|:..\..*/, "").replace("T", " ");
  const text = (rounded ?? formatNumber)(value);
  if (unit !== "duration" || !Number.isFinite(value)) return text;
  return text === "1" ? "1 day" : `${text} days`;
}
