import { expect, test } from "vitest";
import { unitText } from "../../src/axis/unit-text.ts";

const days = (iso: string) => Date.parse(iso) / 864e5;
const HALF_PAST_TWO = days("2024-03-01T14:30Z");
const rounded = (value: number) => value.toFixed(1);

test.each([
  [19783, "2024-03-01"],
  [HALF_PAST_TWO, "2024-03-01 14:30"],
  [days("2024-03-01T14:30:59Z"), "2024-03-01 14:30"],
  [days("2024-03-01T00:00:20Z"), "2024-03-01 00:00"],
  [days("2024-03-01T00:00:00.001Z"), "2024-03-01"],
  [0, "1970-01-01"],
  [-0.25, "1969-12-31 18:00"],
  [-719162, "0001-01-01"],
  [2932896, "9999-12-31"],
  [1e8, "+275760-09-13"],
  [-1e8, "-271821-04-20"],
  [1e8 + 1, "1e+8"],
  [Number.NaN, "missing"],
  [Infinity, "∞"],
  [-Infinity, "-∞"],
])("the date %s is %s", (value, text) => {
  expect(unitText(value, "date")).toBe(text);
});

test("a date is a day where numbers are rounded", () => {
  expect(unitText(HALF_PAST_TWO, "date", rounded)).toBe("2024-03-01");
  expect(unitText(-0.25, "date", rounded)).toBe("1969-12-31");
});

test("durations are days, and numbers are themselves", () => {
  expect(unitText(12, "duration")).toBe("12 days");
  expect(unitText(1, "duration")).toBe("1 day");
  expect(unitText(0.25, "duration", rounded)).toBe("0.3 days");
  expect(unitText(Number.NaN, "duration")).toBe("missing");
  expect(unitText(19783, "number")).toBe("19783");
  expect(unitText(19783.25, "number", rounded)).toBe("19783.3");
});
