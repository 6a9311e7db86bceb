import { expect, test } from "vitest";
import { matrixTsv } from "../../src/matrix/tsv.ts";
import type { Axis } from "../../src/model/axis.ts";
import {
  number,
  readFixture,
  type SharedCategory,
  type SharedNumber,
  sharedCategory,
} from "../support/fixture.ts";

interface SharedAxis {
  title: string;
  labels: string[];
  categories: SharedCategory[];
  displayed: number[];
}

interface TextCase {
  name: string;
  values: SharedNumber[];
  rows: SharedAxis;
  cols: SharedAxis;
  escapeFormulas: boolean;
  text: string;
}

function axis({ title, labels, categories }: SharedAxis): Axis {
  const none = new Int32Array();
  return {
    count: labels.length,
    title,
    label: (position) => labels[position] as string,
    annotations: categories.map(sharedCategory),
    orders: { sum: none, variance: none, label: none },
    tree: null,
  };
}

test.each(readFixture<TextCase[]>("matrix_text"))(
  "the text of a table is what Python writes, from its values or from single precision: $name",
  ({ values, rows, cols, escapeFormulas, text }) => {
    const table = {
      matrix: {
        rowCount: rows.labels.length,
        colCount: cols.labels.length,
        values: Float32Array.from(values, number),
        scale: 1,
      },
      rows: axis(rows),
      cols: axis(cols),
      rowOrder: Int32Array.from(rows.displayed),
      colOrder: Int32Array.from(cols.displayed),
    };
    const exact = Float64Array.from(
      rows.displayed.flatMap((row) =>
        cols.displayed.map((col) => number(values[row * cols.labels.length + col] ?? null)),
      ),
    );
    expect([...matrixTsv(table, escapeFormulas)].join("")).toBe(text);
    expect([...matrixTsv({ ...table, exact }, escapeFormulas)].join("")).toBe(text);
  },
);

test("values are written at their own scale", () => {
  const plain: SharedAxis = { title: "", labels: ["a"], categories: [], displayed: [0] };
  const lines = matrixTsv({
    matrix: { rowCount: 1, colCount: 1, values: Float32Array.of(0.75), scale: 2 ** -200 },
    rows: axis(plain),
    cols: axis(plain),
    rowOrder: Int32Array.of(0),
    colOrder: Int32Array.of(0),
  });
  expect([...lines].join("")).toBe("\ta\na\t4.6672615e-61\n");
});
