/**
 * An annotation with categories, one colour each; `codes[i]` is the category of item i, -1 for
 * missing.
 */
export interface CategoricalAnnotation {
  readonly kind: "text";
  readonly title: string;
  readonly values: readonly string[];
  readonly colors: readonly string[];
  readonly codes: Int32Array;
}

/** What numbers of an annotation stand for. Dates are days since 1970-01-01 UTC, durations days. */
export type Unit = "number" | "date" | "duration";

/** An annotation with numbers, one hue per sign, shown by opacity; NaN is missing. */
export interface NumericAnnotation {
  readonly kind: "number";
  readonly title: string;
  readonly positive: string;
  readonly negative: string;
  readonly numbers: Float64Array;
  readonly unit: Unit;
}

export type Annotation = CategoricalAnnotation | NumericAnnotation;

/** A filter that keeps one category: a text, or exactly one number. */
export interface CategoryFilter {
  readonly title: string;
  readonly value: string | number;
}
