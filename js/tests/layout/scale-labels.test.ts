import { describe, expect, test } from "vitest";
import { placeLabels, type ScaleLabel } from "../../src/layout/scale-labels.ts";

const label = (text: string, at: number, isOptional = false): ScaleLabel => ({
  text,
  at,
  width: 20,
  isOptional,
});

describe("labels along a scale", () => {
  test("stand over their places where there is room", () => {
    expect(placeLabels([label("a", 30), label("b", 70)], 100)).toEqual([
      { text: "a", left: 20 },
      { text: "b", left: 60 },
    ]);
  });

  test("stay on the scale", () => {
    expect(placeLabels([label("a", 0), label("b", 100)], 100).map(({ left }) => left)).toEqual([
      0, 80,
    ]);
  });

  test("make room for each other at both ends and in between", () => {
    const lefts = (a: number, b: number) =>
      placeLabels([label("a", a), label("b", b)], 100).map(({ left }) => left);
    expect(lefts(50, 51)).toEqual([40, 66]);
    expect(lefts(98, 99)).toEqual([54, 80]);
    expect(lefts(1, 2)).toEqual([0, 26]);
  });

  test("that are optional are left out where they would touch another", () => {
    const texts = (...labels: ScaleLabel[]) => placeLabels(labels, 100).map(({ text }) => text);
    expect(texts(label("a", 0), label("b", 100), label("0", 50, true))).toEqual(["a", "b", "0"]);
    expect(texts(label("a", 0), label("b", 100), label("0", 20, true))).toEqual(["a", "b"]);
    expect(texts(label("a", 0), label("0", 50, true), label("1", 55, true))).toEqual(["a", "0"]);
  });
});
