import { expect, onTestFinished, test, vi } from "vitest";
import { LevelBuilder } from "../../../src/lod/build-level.ts";
import { motionFrame } from "../../../src/motion/frame.ts";
import { mounted } from "../../support/page/mounted.ts";
import { change, rowsBy } from "../../support/page/moving-rows.ts";
import { countingModel, labels, upTo } from "../../support/page/tables.ts";
import { atRest } from "../../support/page/trees.ts";

vi.mock("../../../src/motion/frame.ts", { spy: true });

const [ROWS, COLS] = [20_000, 500];
const LEAST_FRAMES = 20;
/** The one it comes from and the one it goes to, which may be drawn again as finer means are ready. */
const MOST_PICTURES = 4;
const SLOWNESS = 20;

/** What computes from the cells of the matrix, and what draws them. */
function spyOnCells() {
  const spies = [
    vi.spyOn(LevelBuilder.prototype, "finish"),
    vi.spyOn(WebGL2RenderingContext.prototype, "drawArrays"),
  ] as const;
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return spies;
}

/** Time passes slowly, so that there are many frames also where each takes long. */
function slowDown(): void {
  const now = performance.now.bind(performance);
  const begin = now();
  const slow = vi
    .spyOn(performance, "now")
    .mockImplementation(() => begin + (now() - begin) / SLOWNESS);
  onTestFinished(() => slow.mockRestore());
}

test("a motion looks at cells for its pictures at rest, not for its frames, and each row can be followed", {
  timeout: 90_000,
}, async () => {
  const values = Float32Array.from({ length: ROWS * COLS }, (_, i) => ((i * 7919) % 1000) / 1000);
  const view = await mounted(
    countingModel(values, { labels: labels(ROWS, "") }, { labels: labels(COLS, "") }),
  );
  await atRest(view);
  slowDown();
  const frames = vi.mocked(motionFrame);
  const [reduced, drawn] = spyOnCells();
  frames.mockClear();
  change(view, rowsBy("sum"));
  await expect
    .poll(() => frames.mock.calls.length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(2 * LEAST_FRAMES);
  expect(view.root.dataset.animating).toBe("true");
  expect(reduced.mock.calls.length).toBeLessThanOrEqual(MOST_PICTURES);
  expect(drawn.mock.calls.length).toBeLessThanOrEqual(MOST_PICTURES);

  const ofRows = frames.mock.calls.flatMap(([from, to], call) => {
    const result = frames.mock.results[call];
    const isRows = from.starts.length === ROWS && result?.type === "return";
    return isRows ? [{ from, to, placing: result.value.placement }] : [];
  });
  expect(ofRows.length).toBeGreaterThanOrEqual(LEAST_FRAMES);
  for (const { from, to, placing } of ofRows) {
    const isBetween = (row: number) => {
      const [start, end, at] = [from, to, placing].map(({ starts }) => starts[row] as number) as [
        number,
        number,
        number,
      ];
      return at >= Math.min(start, end) - 1e-9 && at <= Math.max(start, end) + 1e-9;
    };
    expect(upTo(ROWS).filter((row) => !isBetween(row))).toEqual([]);
  }
  const tops = ofRows.map(({ placing }) => placing.starts[0] as number);
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  expect(new Set(tops).size).toBe(tops.length);
});
