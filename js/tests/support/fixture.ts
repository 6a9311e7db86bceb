import { readFileSync } from "node:fs";
import type {
  Annotation,
  CategoricalAnnotation,
  NumericAnnotation,
} from "../../src/model/annotation.ts";

/** JSON has no NaN and no infinity. */
export type SharedNumber = number | null | "inf" | "-inf";

/** A strip of an axis as fixtures have it. */
export type SharedCategory =
  | (Omit<CategoricalAnnotation, "codes"> & { readonly codes: number[] })
  | (Omit<NumericAnnotation, "numbers"> & { readonly numbers: SharedNumber[] });

export function sharedCategory(shared: SharedCategory): Annotation {
  return shared.kind === "text"
    ? { ...shared, codes: Int32Array.from(shared.codes) }
    : { ...shared, numbers: Float64Array.from(shared.numbers, number) };
}

/** Cases that the Python tests read too. */
export function readFixture<Fixture>(name: string): Fixture {
  const file = new URL(`../../../tests/fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

export function number(shared: SharedNumber): number {
  if (shared === null) return Number.NaN;
  return typeof shared === "number" ? shared : Number(shared.replace("inf", "Infinity"));
}
