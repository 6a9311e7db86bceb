import type { AxisName } from "../model/types.ts";
import { formatCount } from "../util/number-format.ts";
import { counted, NOUNS, TITLES } from "./wording.ts";

/** "Row cluster 3", "Column cluster 1". */
export function clusterName(side: AxisName, number: number): string {
  return `${TITLES[side]} cluster ${number}`;
}

/** "Row cluster 3: 42 of 569 rows". */
export function clusterTitle(side: AxisName, number: number, size: number, all: number): string {
  return `${clusterName(side, number)}: ${formatCount(size)} of ${counted(all, NOUNS[side])}`;
}
