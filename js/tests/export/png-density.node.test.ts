import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { dotsPerMetre, imagePixelRatio, isPossibleWidth } from "../../src/export/figure-options.ts";
import { setDensity } from "../../src/export/png-density.ts";

/** One grey pixel. */
const PNG = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  ),
  (letter) => letter.charCodeAt(0),
);

test("a PNG that is printed knows its density, and is otherwise the same", () => {
  const written = setDensity(PNG, 11811);
  const chunk = Buffer.from(written.subarray(33, 54));
  expect(chunk.readUInt32BE(0)).toBe(9);
  expect(chunk.toString("latin1", 4, 8)).toBe("pHYs");
  expect([chunk.readUInt32BE(8), chunk.readUInt32BE(12), chunk[16]]).toEqual([11811, 11811, 1]);
  // worked out by another program: zlib.crc32 of Python
  expect(chunk.readUInt32BE(17)).toBe(0x78a53f76);
  expect([...written.subarray(0, 33), ...written.subarray(54)]).toEqual([...PNG]);
  expect(inflateSync(written.subarray(33 + 21 + 8, 33 + 21 + 18))).toHaveLength(2);
});

test("a width in millimetres is printed with 300 dots an inch", () => {
  expect(imagePixelRatio({ value: 254, unit: "mm" }, 1000, 2)).toBeCloseTo(3, 12);
  expect(dotsPerMetre({ value: 254, unit: "mm" })).toBe(11811);
});

test("a width in pixels is that of the image; without one it is as fine as the screen", () => {
  expect(imagePixelRatio({ value: 500, unit: "px" }, 1000, 2)).toBe(0.5);
  expect(imagePixelRatio(null, 1000, 2)).toBe(2);
  expect(dotsPerMetre({ value: 500, unit: "px" })).toBe(null);
  expect(dotsPerMetre(null)).toBe(null);
});

test.each([
  [{ value: 180, unit: "mm" }, true],
  [{ value: 5, unit: "mm" }, false],
  [{ value: 20_000, unit: "px" }, true],
  [{ value: 1e6, unit: "px" }, false],
  [{ value: Number.NaN, unit: "px" }, false],
] as const)("whether a picture can be %o wide: %s", (width, isPossible) => {
  expect(isPossibleWidth(width)).toBe(isPossible);
});
