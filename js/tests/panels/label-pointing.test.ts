import { expect, test } from "vitest";
import { mounted, type View } from "./mounted.ts";
import { countingModel, labels, steppedValues } from "./tables.ts";

/** The middles of slanted names at a height, from left to right, where they are far apart. */
function namesAcross(view: View, y: number): number[] {
  const { data, width } = view.picture("col-labels");
  const inked = new Set<number>();
  const first = Math.floor(y * devicePixelRatio);
  for (let up = 0; up < 12 * devicePixelRatio; up++) {
    for (let x = up; x < width; x++) {
      if ((data[((first - up) * width + x) * 4 + 3] as number) > 64) inked.add(x - up);
    }
  }
  const runs: [number, number][] = [];
  for (const x of [...inked].sort((a, b) => a - b)) {
    const open = runs.at(-1);
    if (open && x - open[1] < 20 * devicePixelRatio) open[1] = x;
    else runs.push([x, x]);
  }
  return runs.map(([from, to]) => (from + to + 1) / 2 / devicePixelRatio);
}

test("pointing at a narrow column's drawn name tells that column, not its neighbour", async () => {
  const COLS = 60;
  const names = Array.from({ length: COLS }, (_, col) =>
    col % 7 === 3 ? `${"x".repeat(9)}${col}` : "",
  );
  const drawn = names.filter(Boolean);
  const model = countingModel(
    steppedValues(4, COLS),
    { labels: labels(4, "r") },
    { labels: names },
  );
  const view = await mounted(model, 900);
  const y = Math.round(view.region("col-labels").clientHeight) - 12;
  const found = namesAcross(view, y);
  expect(found).toHaveLength(drawn.length);
  for (const i of [1, 4, 7]) {
    await view.hover("col-labels", found[i] as number, y);
    await expect.poll(() => view.tooltip?.querySelector("b")?.textContent).toBe(drawn[i]);
  }
});
