export const AXES = ["rows", "cols"] as const;

/** A value for each axis. */
export type ByAxis<T> = Readonly<Record<AxisName, T>>;

/** Make a value for each axis. */
export function mapAxes<T>(make: (side: AxisName) => T): ByAxis<T> {
  return { rows: make("rows"), cols: make("cols") };
}

/** Return the other axis. */
export function otherAxis(side: AxisName): AxisName {
  return side === "rows" ? "cols" : "rows";
}

export type AxisName = "rows" | "cols";
