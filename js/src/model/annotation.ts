/** One colour per value; `codes[i]` indexes `values`, -1 is missing. */
export interface CategoricalAnnotation {
  readonly kind: "text";
  readonly title: string;
  readonly values: readonly string[];
  readonly colors: readonly string[];
  readonly codes: Int32Array;
}

/** Dates are days since 1970-01-01 UTC, durations days. */
export type Unit = "number" | "date" | "duration";

/** One hue per sign, shown by opacity; NaN is missing. */
export interface NumericAnnotation {
  readonly kind: "number";
  readonly title: string;
  readonly positive: string;
  readonly negative: string;
  readonly numbers: Float64Array;
  readonly unit: Unit;
}

export type Annotation = CategoricalAnnotation | NumericAnnotation;

/** Only this value of a category: text, or exactly this number. */
export interface CategoryFilter {
  readonly title: string;
  readonly value: string | number;
}
