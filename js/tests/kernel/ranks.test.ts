import { describe, expect, test } from "vitest";
import { decodeOrders } from "../../src/kernel/decode-axis.ts";
import { decodeMatrix, decodeRankScaling } from "../../src/kernel/decode-matrix.ts";
import { rankBySumAndVariance } from "../../src/matrix/rank.ts";
import { readFixture } from "../support/fixture.ts";
import { asRead } from "../support/wire-fixture.ts";

interface AxisRanks {
  readonly sum: readonly number[];
  readonly variance: readonly number[];
  readonly constant: readonly string[];
  readonly others: readonly number[];
  readonly part: { readonly sum: readonly number[]; readonly variance: readonly number[] };
}

interface Case {
  readonly name: string;
  readonly traits: Readonly<Record<"_matrix" | "_scaling" | "_row_orders" | "_col_orders", object>>;
  readonly rows: AxisRanks;
  readonly cols: AxisRanks;
}

const cases = readFixture<Case[]>("ranks");

describe("the page ranks by the values before scaling, as Python does", () => {
  test.each(cases)("$name", async (shared) => {
    const traits = await asRead(shared.traits);
    const matrix = decodeMatrix(traits._matrix);
    const scaling = decodeRankScaling(traits._scaling, matrix);
    for (const side of ["rows", "cols"] as const) {
      const expected = shared[side];
      const [trait, count] =
        side === "rows"
          ? [traits._row_orders, matrix.rowCount]
          : [traits._col_orders, matrix.colCount];
      const { orders, constant } = decodeOrders(trait, count, side);
      expect([...orders.sum]).toEqual(expected.sum);
      expect([...orders.variance]).toEqual(expected.variance);
      expect(constant).toEqual(expected.constant);
      const part = rankBySumAndVariance(matrix, side, Int32Array.from(expected.others), scaling);
      expect([...part.sum]).toEqual(expected.part.sum);
      expect([...part.variance]).toEqual(expected.part.variance);
    }
  });
});
