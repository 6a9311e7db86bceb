import { describe, expect, test } from "vitest";
import { formatCount, formatNumber } from "../../src/util/number-format.ts";
import { ellipsize, singleLine } from "../../src/util/text.ts";

describe("a number on the page", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [7, "7"],
    [-1200, "-1200"],
    [123456, "123456"],
    [16777216, "16777216"],
    [0.5, "0.5"],
    [0.123456, "0.1235"],
    [-3.16159, "-3.162"],
    [1234.567, "1234.6"],
    [999.96, "999.96"],
    [0.99999, "0.99999"],
    [0.0001234567, "0.0001235"],
    [0.00001234567, "1.235e-5"],
    [1e-300, "1e-300"],
    [123456789, "1.234568e+8"],
    [-2e30, "-2e+30"],
    [1.5e300, "1.5e+300"],
    [Infinity, "∞"],
    [-Infinity, "-∞"],
    [NaN, "missing"],
  ])("%d reads %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test("does not show the rounding of 32-bit values", () => {
    for (const value of [0.1, 0.3, 2.7, 100.1, 123456.1, 0.0007]) {
      expect(formatNumber(Math.fround(value))).toBe(String(value));
    }
  });

  test("of any size is never off by more than one part in two thousand", () => {
    for (let exponent = -40; exponent < 40; exponent++) {
      const value = Math.PI * 10 ** exponent;
      expect(Math.abs(Number(formatNumber(value)) / value - 1)).toBeLessThan(5e-4);
    }
  });
});

test("a count has commas between thousands", () => {
  expect([0, 999, 1000, 50000, 1234567].map(formatCount)).toEqual([
    "0",
    "999",
    "1,000",
    "50,000",
    "1,234,567",
  ]);
});

test("control characters and line breaks become visible, the rest stays", () => {
  expect(singleLine("a\r\nb\nc\td\u0000e\u0085f")).toBe("a␤b␤c d e f");
  expect(singleLine("<b>שלום é 🧬</b>")).toBe("<b>שלום é 🧬</b>");
});

describe("a label that is too long", () => {
  const perUnit = (text: string) => 10 * text.length;

  test("is left whole where it fits", () => {
    expect(ellipsize("EGFR", 40, perUnit)).toBe("EGFR");
  });

  test("ends with an ellipsis and fills the room there is", () => {
    expect(ellipsize("ENSG00000146648", 65, perUnit)).toBe("ENSG0…");
    expect(ellipsize("ab cdef", 40, perUnit)).toBe("ab…");
  });

  test("vanishes where not even the ellipsis fits", () => {
    expect(ellipsize("EGFR", 15, perUnit)).toBe("…");
    expect(ellipsize("EGFR", 5, perUnit)).toBe("");
    expect(ellipsize("", 0, perUnit)).toBe("");
  });

  test("is never cut inside what people see as one character", () => {
    const family = "👨‍👩‍👧";
    expect(ellipsize(`${family}${family}`, 10 * (family.length + 3), perUnit)).toBe(`${family}…`);
    expect(ellipsize("e\u0301e\u0301e\u0301", 40, perUnit)).toBe("e\u0301…");
  });

  test("of 10,000 characters is measured a few times over its beginning only", () => {
    let calls = 0;
    let longest = 0;
    const label = "🧬".repeat(5_000);
    const short = ellipsize(label, 200, (text) => {
      calls += 1;
      longest = Math.max(longest, text.length);
      return perUnit(text);
    });
    expect(short).toBe(`${"🧬".repeat(9)}…`);
    expect(calls).toBeLessThan(12);
    expect(longest).toBeLessThanOrEqual(301);
  });

  test("of more than 300 characters shows that it was cut however much room there is", () => {
    const cut = ellipsize(`a${"🧬".repeat(200)}`, 1e9, perUnit);
    expect(cut.endsWith("🧬…")).toBe(true);
    expect(cut).not.toMatch(/[\ud800-\udbff]…/);
  });
});
