import type { Annotation } from "../model/annotation.ts";
import type { AxisName } from "../model/axes.ts";
import type { Axis } from "../model/axis.ts";
import { formatCount } from "../util/number-format.ts";
import { unitText } from "./unit-text.ts";

/** The noun for an item of each axis. */
export const NOUNS = { rows: "row", cols: "column" } as const;
export const TITLES = { rows: "Row", cols: "Column" } as const;

/** Format a count with its noun: "1 row", "3,000 columns". */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Name a cluster: "Row cluster 3", "Column cluster 1". */
export function clusterName(side: AxisName, number: number): string {
  return `${TITLES[side]} cluster ${number}`;
}

/** Name a cluster with its size: "Row cluster 3: 42 of 569 rows". */
export function clusterTitle(side: AxisName, number: number, size: number, all: number): string {
  return `${clusterName(side, number)}: ${formatCount(size)} of ${counted(all, NOUNS[side])}`;
}

/** Return the title of an axis, or "Row" or "Column" where it has none. */
export function axisTitle(axis: Axis, side: AxisName): string {
  return axis.title || TITLES[side];
}

/** Format an item's value of an annotation. */
export function annotationText(annotation: Annotation, index: number): string {
  if (annotation.kind === "number") {
    return unitText(annotation.numbers[index] ?? Number.NaN, annotation.unit);
  }
  return annotation.values[annotation.codes[index] ?? -1] ?? "missing";
}
