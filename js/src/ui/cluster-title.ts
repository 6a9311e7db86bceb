import { formatCount } from "../core/format.ts";
import type { AxisName } from "../core/types.ts";

/** "Row cluster 3", "Column cluster 1". */
export function clusterName(side: AxisName, number: number): string {
  return `${side === "rows" ? "Row" : "Column"} cluster ${number}`;
}

/** "Row cluster 3: 42 of 569 rows". */
export function clusterTitle(side: AxisName, number: number, size: number, all: number): string {
  const noun = side === "rows" ? "row" : "column";
  const counted = `${formatCount(size)} of ${formatCount(all)} ${noun}${all === 1 ? "" : "s"}`;
  return `${clusterName(side, number)}: ${counted}`;
}
