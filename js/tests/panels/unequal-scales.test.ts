import { expect, test } from "vitest";
import { mounted } from "./mounted.ts";
import { countingModel, labels } from "./tables.ts";

const UNITS = [1000, 2, 1, 0.5, 3, 2];

function wave(row: number, col: number): number {
  return Math.sin(row * 12.9898 + col * 78.233);
}

function model(unitOf: (row: number, col: number) => number | undefined) {
  const values = Float32Array.from({ length: 36 }, (_, i) => {
    const [row, col] = [Math.floor(i / 6), i % 6];
    return (unitOf(row, col) ?? 1) * wave(row, col);
  });
  return countingModel(values, { labels: labels(6, "r") }, { labels: labels(6, "c") });
}

test("rows on different scales are told, and one click scales each", async () => {
  const view = await mounted(model((row) => UNITS[row]));
  const legend = view.region("legend");
  expect(legend.textContent).toContain("Rows differ in scale.");
  await view.controls.getByRole("button", { name: "Scale each row" }).click();
  expect(view.published.colors.perRow).toBe(true);
  await expect.poll(() => legend.textContent).not.toContain("differ in scale");
});

test("columns on different scales are told, with the parameter that helps", async () => {
  const view = await mounted(model((_, col) => UNITS[col]));
  expect(view.region("legend").textContent).toContain('Columns differ in scale; z_score="col"');
});

test("nothing is told of a table on one scale", async () => {
  const view = await mounted(model(() => 1));
  expect(view.region("legend").textContent).not.toContain("differ in scale");
});
