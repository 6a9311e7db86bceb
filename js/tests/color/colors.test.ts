import { describe, expect, test } from "vitest";
import { parseHex, withAlpha } from "../../src/color/css.ts";
import { cssColor, flattenColors, lutIndex } from "../../src/color/lut.ts";
import type { Colors, Norm } from "../../src/model/colors.ts";
import { readFixture } from "../support/fixture.ts";

const grey: Colors = {
  name: "greys",
  lut: Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2)),
  vmin: -2,
  vmax: 2,
  center: null,
  missing: "#bdbdbd",
  norm: "linear",
  isDefaultMap: true,
  keepsCenter: true,
  ranges: {},
  isSkewed: false,
  unequal: null,
  ownRange: null,
};

describe("the colour of a value", () => {
  test("runs over the whole table from the lowest to the highest value", () => {
    expect([-2, -1, 0, 1, 2].map((value) => lutIndex(grey, value))).toEqual([0, 64, 128, 192, 255]);
  });

  test("stays at the ends beyond them, infinities too", () => {
    expect([-5, -Infinity].map((value) => lutIndex(grey, value))).toEqual([0, 0]);
    expect([5, Infinity].map((value) => lutIndex(grey, value))).toEqual([255, 255]);
  });

  test("with a centre uses as much of each side as the values reach", () => {
    const centred = { ...grey, vmin: -1, vmax: 3, center: 0 };
    expect([-3, -1, 0, 3].map((value) => lutIndex(centred, value))).toEqual([85, 85, 128, 255]);
  });

  test("is the missing colour for a missing value", () => {
    expect(lutIndex(grey, Number.NaN)).toBe(-1);
    expect(cssColor(grey, Number.NaN)).toBe("#bdbdbd");
  });

  test("is written for CSS, with the opacity it has", () => {
    expect(cssColor(grey, 0)).toBe("#808080");
    const faint = grey.lut.map((channel, i) => (i % 4 === 3 ? 128 : channel));
    expect(cssColor({ ...grey, lut: faint }, 0)).toBe("#80808080");
  });
});

interface ColorCase {
  vmin: number;
  vmax: number;
  center: number | null;
  norm: Norm;
  samples: { value: number; index: number }[];
}

test.each(readFixture<ColorCase[]>("colors"))(
  "from $vmin to $vmax around $center values have the colours they have in Python",
  ({ vmin, vmax, center, norm, samples }) => {
    const colors = { ...grey, vmin, vmax, center, norm };
    const indices = samples.map(({ value }) => ({ value, index: lutIndex(colors, value) }));
    expect(indices).toEqual(samples);
  },
);

const YELLOW = { surface: "#ffff00", masked: "#eeeeee" };

const BLACK = { surface: "#111315", masked: "#222222" };

test("colours on a ground look as they do over it, and are opaque", () => {
  const half = { ...grey, lut: grey.lut.map((channel, i) => (i % 4 === 3 ? 51 : channel)) };
  const { lut, missing, ...rest } = flattenColors({ ...half, missing: "#ff000080" }, YELLOW);
  expect([...lut.subarray(0, 4)]).toEqual([204, 204, 0, 255]);
  expect([...lut.subarray(-4)]).toEqual([255, 255, 51, 255]);
  expect(missing).toBe("#ff7f00");
  const { lut: _, missing: __, ...others } = grey;
  expect(rest).toEqual({ ...others, masked: "#eeeeee" });
  expect(flattenColors(grey, BLACK)).toEqual({ ...grey, masked: "#222222" });
});

describe("reading colours", () => {
  test("understands short and long forms", () => {
    const orange = [255, 136, 0, 1];
    expect(parseHex("#f80")).toEqual(orange);
    expect(parseHex("#FF8800")).toEqual(orange);
    expect(parseHex("#f808")).toEqual([255, 136, 0, 136 / 255]);
    expect(parseHex("#ff880000")).toEqual([255, 136, 0, 0]);
  });

  test("names a colour it cannot read", () => {
    for (const bad of ["red", "#12345", "#ggg", "", "#ff880"]) {
      expect(() => parseHex(bad)).toThrow(JSON.stringify(bad));
    }
  });

  test("multiplies opacities", () => {
    expect(withAlpha("#102030", 1)).toBe("#102030");
    expect(withAlpha("#10203080", 0.5)).toBe("#10203040");
  });
});
