import type { Axis, AxisName, Category } from "../core/types.ts";
import { unitText } from "../core/unit-text.ts";
import { TITLES } from "./nouns.ts";
import type { HoverTarget } from "./pick.ts";
import { told } from "./searching.ts";

/** A label, or a category of one line. */
export type LineTarget = Extract<HoverTarget, { on: "label" | "category" }>;

export function axisTitle(axis: Axis, side: AxisName): string {
  return axis.title || TITLES[side];
}

export function categoryText(category: Category, index: number): string {
  if (category.kind === "number") {
    return unitText(category.numbers[index] ?? Number.NaN, category.unit);
  }
  return category.values[category.codes[index] ?? -1] ?? "missing";
}

/** "Gene TP53", or "Tissue: lung". */
export function lineText(axis: Axis, target: LineTarget, index: number): string {
  if (target.on === "label") return told(`${axisTitle(axis, target.side)} ${axis.label(index)}`);
  const category = axis.categories[target.strip];
  return category ? told(`${category.title}: ${categoryText(category, index)}`) : "";
}
