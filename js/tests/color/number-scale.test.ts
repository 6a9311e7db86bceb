import { describe, expect, test } from "vitest";
import { annotationColor, numberScale } from "../../src/color/number-scale.ts";
import type { CategoricalAnnotation, NumericAnnotation, Unit } from "../../src/model/annotation.ts";

function numbers(given: readonly number[], unit: Unit = "number"): NumericAnnotation {
  const colors = { positive: "#ff8800", negative: "#0088ff" };
  return { kind: "number", title: "", ...colors, numbers: Float64Array.from(given), unit };
}

function colors(category: NumericAnnotation): (string | null)[] {
  const scale = numberScale(category);
  return Array.from(category.numbers, (_, i) => annotationColor(category, i, scale));
}

test("text has the colour of its value, and none where missing", () => {
  const kind: CategoricalAnnotation = {
    kind: "text",
    title: "Kind",
    values: ["a", "b"],
    colors: ["#aa0000", "#00bb00"],
    codes: Int32Array.from([1, -1, 0]),
  };
  expect([0, 1, 2].map((i) => annotationColor(kind, i, null))).toEqual([
    "#00bb00",
    null,
    "#aa0000",
  ]);
});

describe("numbers", () => {
  test("show the sign by hue and the size by opacity", () => {
    const age = numbers([10, -5, 0, Number.NaN, Infinity]);
    expect(numberScale(age)).toEqual({ clear: 0, from: -10, to: 10 });
    expect(colors(age)).toEqual(["#ff8800", "#0088ff80", "#ff880000", null, "#ff8800"]);
  });

  test("are measured by the largest finite one of either sign", () => {
    expect(numberScale(numbers([2, -7, Number.NaN, Infinity]))).toMatchObject({ from: -7, to: 7 });
    expect(numberScale(numbers([2, 7]))).toMatchObject({ from: 0, to: 7 });
    expect(numberScale(numbers([-2]))).toMatchObject({ from: -2, to: 2 });
    expect(numberScale(numbers([Number.NaN]))).toMatchObject({ from: 0, to: 0 });
  });

  test("are clear where all of them are 0", () => {
    expect(colors(numbers([0, -0]))).toEqual(["#ff880000", "#ff880000"]);
  });

  test("are durations, too", () => {
    expect(colors(numbers([0, -2, 4], "duration"))).toEqual(["#ff880000", "#0088ff80", "#ff8800"]);
  });
});

describe("dates", () => {
  test("are drawn from a fifth for the earliest to all for the latest", () => {
    const dates = numbers([19723, Number.NaN, 19781, 19752], "date");
    expect(numberScale(dates)).toMatchObject({ from: 19723, to: 19781 });
    expect(colors(dates)).toEqual(["#ff880033", null, "#ff8800", "#ff880099"]);
  });

  test("have one hue before 1970, too", () => {
    expect(colors(numbers([-300, 100, -200], "date"))).toEqual([
      "#ff880033",
      "#ff8800",
      "#ff880066",
    ]);
  });

  test("are all drawn in full where there is only one", () => {
    expect(colors(numbers([19783, 19783], "date"))).toEqual(["#ff8800", "#ff8800"]);
    expect(colors(numbers([Number.NaN], "date"))).toEqual([null]);
  });
});
