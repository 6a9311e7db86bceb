import type { AxisName } from "./types.ts";

export const SIDES = ["rows", "cols"] as const;

/** One for each axis. */
export type BySide<T> = Readonly<Record<AxisName, T>>;

export function bySide<T>(make: (side: AxisName) => T): BySide<T> {
  return { rows: make("rows"), cols: make("cols") };
}

/** The other axis. */
export function other(side: AxisName): AxisName {
  return side === "rows" ? "cols" : "rows";
}
