import { describe, expect, test } from "vitest";
import { decodeMatrix, decodeScaling } from "../../src/kernel/decode-matrix.ts";
import { originalValue } from "../../src/matrix/original-values.ts";
import { FieldError } from "../../src/util/decoder.ts";
import { number, readFixture, type SharedNumber } from "../support/fixture.ts";
import { wireArray } from "../support/hand-made-model.ts";
import { asRead } from "../support/wire-fixture.ts";

interface ScalingCase {
  readonly name: string;
  readonly traits: Readonly<Record<"_matrix" | "_scaling", object>>;
  readonly given: SharedNumber[];
}

/** The values that the page says a table had before, row by row. */
async function before({ traits }: ScalingCase): Promise<(number | null)[]> {
  const { _matrix, _scaling } = await asRead(traits);
  const matrix = decodeMatrix(_matrix);
  const scaling = decodeScaling(_scaling, matrix);
  return Array.from(matrix.values, (_, i) =>
    originalValue(scaling, matrix, Math.floor(i / matrix.colCount), i % matrix.colCount),
  );
}

const cases = readFixture<ScalingCase[]>("scaling");

describe("the values as given are those that Python was given, to the digit", () => {
  test.each(cases.filter(({ name }) => name !== "as given"))("$name", async (table) => {
    const given = table.given.map(number);
    expect(await before(table)).toEqual(
      given.map((value) => (Number.isFinite(value) ? value : null)),
    );
  });
});

test("a table as it was given has no values before", async () => {
  const table = cases.find(({ name }) => name === "as given") as ScalingCase;
  expect(new Set(await before(table))).toEqual(new Set([null]));
});

describe("a scaling that is no scaling of this table is refused by name", () => {
  const matrix = { rowCount: 2, colCount: 3, values: new Float32Array(6), scale: 1 };
  const offset = wireArray(new Float64Array(2));
  const good = { version: 1, axis: "rows", offset, factor: offset };

  test.each([
    ["of another axis", { axis: "cols" }, /^scaling\.offset: shape \[2\] instead of \[3\]/],
    ["of no axis", { axis: "both" }, /^scaling\.axis: /],
    ["without factors", { factor: null }, /^scaling\.factor: /],
    ["of another version", { version: 2 }, /^scaling: version 2 /],
  ])("%s", (_, change, message) => {
    expect(decodeScaling(good, matrix)).not.toBeNull();
    const forged = () => decodeScaling({ ...good, ...change }, matrix);
    expect(forged).toThrow(FieldError);
    expect(forged).toThrow(message);
  });
});
