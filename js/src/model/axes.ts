export const AXES = ["rows", "cols"] as const;

/** One for each axis. */
export type ByAxis<T> = Readonly<Record<AxisName, T>>;

export function mapAxes<T>(make: (side: AxisName) => T): ByAxis<T> {
  return { rows: make("rows"), cols: make("cols") };
}

/** The other axis. */
export function otherAxis(side: AxisName): AxisName {
  return side === "rows" ? "cols" : "rows";
}

export type AxisName = "rows" | "cols";
