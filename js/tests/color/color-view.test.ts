import { describe, expect, test } from "vitest";
import { applyColorView, type ColorMap, isDiverging } from "../../src/color/color-view.ts";
import { cssColor } from "../../src/color/lut.ts";
import type { Colors, ColorView } from "../../src/model/colors.ts";
import { COLORS_AS_GIVEN } from "../support/hand-made-model.ts";

function table(red: number): Uint8Array {
  return Uint8Array.from({ length: 1024 }, (_, i) => [red, i >> 2, 0, 255][i % 4] as number);
}

const given: Colors = {
  name: "given",
  lut: table(1),
  vmin: -4,
  vmax: 2,
  center: 0,
  missing: "#bdbdbd",
  norm: "linear",
  isDefaultMap: true,
  keepsCenter: true,
  ranges: {},
  isSkewed: false,
  unequal: null,
  ownRange: null,
};

const maps: readonly ColorMap[] = [
  { name: "both ways", isDiverging: true, isSafe: true, lut: table(2) },
  { name: "one way", isDiverging: false, isSafe: true, lut: table(3) },
];

function viewed(change: Partial<ColorView>, colors: Colors = given): Colors {
  return applyColorView(colors, maps, { ...COLORS_AS_GIVEN, ...change });
}

test("nothing changed is as the kernel gave it", () => {
  expect(viewed({})).toEqual(given);
  expect(viewed({}).lut).toBe(given.lut);
});

describe("a colour map of one's choice", () => {
  test("that is diverging keeps the centre", () => {
    const colors = viewed({ map: "both ways" });
    expect(colors).toMatchObject({ name: "both ways", center: 0, vmin: -4, vmax: 2 });
    expect(colors.lut).toBe(maps[0]?.lut);
  });

  test("that is sequential runs from the least to the largest value", () => {
    const colors = viewed({ map: "one way" });
    expect(colors).toMatchObject({ name: "one way", center: null });
    expect([-4, 2].map((value) => cssColor(colors, value))).toEqual(["#030000", "#03ff00"]);
  });

  test("that is not known is the one given", () => {
    expect(viewed({ map: "gone" })).toEqual(given);
  });
});

describe("a domain of one's choice", () => {
  test("replaces the given one end by end", () => {
    expect(viewed({ vmin: -1 })).toMatchObject({ vmin: -1, vmax: 2 });
    expect(viewed({ vmax: 8 })).toMatchObject({ vmin: -4, vmax: 8 });
    expect(viewed({ vmin: -0.5, vmax: 0.5 })).toMatchObject({ vmin: -0.5, vmax: 0.5 });
  });

  test("that is empty together with the given one is not used", () => {
    expect(viewed({ vmin: 3 })).toMatchObject({ vmin: -4, vmax: 2 });
  });
});

describe("a centre of one's choice", () => {
  const uncentred = { ...given, center: null };

  test("replaces the given one, with any map", () => {
    expect(viewed({ center: 1 })).toMatchObject({ vmin: -4, vmax: 2, center: 1 });
    expect(viewed({ center: 1, map: "both ways" })).toMatchObject({ center: 1 });
    expect(viewed({ center: 1, map: "one way" })).toMatchObject({ center: 1 });
    expect(viewed({ center: 1 }, uncentred)).toMatchObject({ center: 1 });
  });

  test("is not needed: a diverging map has it at 0, or in the middle of a domain without 0", () => {
    expect(viewed({}, uncentred).center).toBe(null);
    expect(viewed({ map: "both ways" }, uncentred).center).toBe(0);
    expect(viewed({ map: "both ways", vmin: 1 }, uncentred).center).toBe(1.5);
    expect(viewed({ map: "one way" }, uncentred).center).toBe(null);
  });

  test("keeps the place that opacity narrows the domain to", () => {
    expect(viewed({ center: 1, opacity: 2 })).toMatchObject({ vmin: 0, vmax: 1.2, center: 1 });
  });
});

test("a map diverges as the kernel says, or else if it was given with a centre", () => {
  expect(isDiverging(given, maps, "both ways")).toBe(true);
  expect(isDiverging(given, maps, "one way")).toBe(false);
  expect(isDiverging(given, maps, null)).toBe(true);
  expect(isDiverging({ ...given, center: null }, maps, null)).toBe(false);
  expect(isDiverging({ ...given, name: "one way" }, maps, null)).toBe(false);
});

describe("opacity", () => {
  const alphas = ({ lut }: Colors) => new Set(lut.filter((_, i) => i % 4 === 3));

  test("below one makes all colours paler and changes no value's place", () => {
    expect(alphas(viewed({ opacity: 0.5 }))).toEqual(new Set([128]));
    expect(alphas(viewed({ opacity: 0 }))).toEqual(new Set([0]));
    expect(viewed({ opacity: 0.5 })).toMatchObject({ vmin: -4, vmax: 2 });
    expect(given.lut[3]).toBe(255);
  });

  test("above one reaches the end colours sooner, around the centre", () => {
    const colors = viewed({ opacity: 2 });
    expect(colors.lut).toBe(given.lut);
    expect(colors).toMatchObject({ vmin: -0.8, vmax: 0.4, center: 0 });
  });

  test("above one starts from the least value without a centre", () => {
    expect(viewed({ opacity: 2, map: "one way" })).toMatchObject({ vmin: -4, vmax: -2.8 });
  });
});

test("with each row over its own range the domain is that of the scaled rows", () => {
  const off = { ...given, center: 1.5 };
  expect(viewed({ ownRange: "rows", vmin: -1 }, off)).toMatchObject({
    vmin: -1,
    vmax: 1,
    center: 0,
  });
  expect(viewed({ ownRange: "rows", map: "one way" })).toMatchObject({
    vmin: 0,
    vmax: 1,
    center: null,
  });
  expect(
    viewed({ ownRange: "rows", map: "both ways", vmin: 1 }, { ...given, center: null }),
  ).toMatchObject({
    vmin: 0,
    vmax: 1,
    center: null,
  });
  expect(viewed({ ownRange: "rows", center: 1 }, { ...given, center: null })).toMatchObject({
    vmin: -1,
    vmax: 1,
    center: 0,
  });
});
