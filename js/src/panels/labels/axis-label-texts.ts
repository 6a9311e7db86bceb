import type { Axis } from "../../model/axis.ts";
import { textMeasure } from "../text-measure.ts";
import { LabelTexts } from "./label-texts.ts";

/** Widths are measured at this font and go for every other one. */
const MEASURED_FONT = 16;
const widths = new Map<string, number>();
const MOST_WIDTHS = 4000;
const texts = new WeakMap<Axis["label"], LabelTexts>();

/** Return how wide a character is in units of the font size. */
function characterWidth(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  const width = textMeasure(MEASURED_FONT)(character) / MEASURED_FONT;
  if (widths.size >= MOST_WIDTHS) widths.clear();
  widths.set(character, width);
  return width;
}

/** Return the labels of an axis, shortened where they are too long. */
export function labelTexts({ count, label }: Pick<Axis, "count" | "label">): LabelTexts {
  const known = texts.get(label);
  if (known) return known;
  const made = new LabelTexts({ count, label }, characterWidth);
  texts.set(label, made);
  return made;
}
