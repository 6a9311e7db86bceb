import { spokenText } from "../interaction/search-controller.ts";
import type { Annotation, Axis, AxisName } from "../model/types.ts";
import type { HoverTarget } from "../panels/stage/hit-test.ts";
import { unitText } from "./unit-text.ts";
import { TITLES } from "./wording.ts";

/** A label, or a category of one line. */
export type ItemTarget = Extract<HoverTarget, { on: "label" | "category" }>;

export function axisTitle(axis: Axis, side: AxisName): string {
  return axis.title || TITLES[side];
}

export function annotationText(annotation: Annotation, index: number): string {
  if (annotation.kind === "number") {
    return unitText(annotation.numbers[index] ?? Number.NaN, annotation.unit);
  }
  return annotation.values[annotation.codes[index] ?? -1] ?? "missing";
}

/** "Gene TP53", or "Tissue: lung". */
export function itemText(axis: Axis, target: ItemTarget, index: number): string {
  if (target.on === "label")
    return spokenText(`${axisTitle(axis, target.side)} ${axis.label(index)}`);
  const annotation = axis.annotations[target.strip];
  return annotation ? spokenText(`${annotation.title}: ${annotationText(annotation, index)}`) : "";
}
