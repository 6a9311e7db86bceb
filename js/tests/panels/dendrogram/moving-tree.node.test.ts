import { expect, test } from "vitest";
import { motionFrame } from "../../../src/motion/frame.ts";
import { findEnterExit, phasesAt } from "../../../src/motion/phases.ts";
import { placeItems } from "../../../src/motion/placement.ts";
import { placeTree } from "../../../src/panels/dendrogram/moving-tree.ts";
import { treeLayout } from "../../../src/tree/tree-layout.ts";

/** Two pairs, (0, 1) and (2, 3), and all four; the nodes are 4, 5 and 6. */
const PAIRS = {
  merges: Int32Array.of(0, 1, 2, 3, 4, 5),
  heights: Float64Array.of(1, 1, 2),
  leaves: Int32Array.of(0, 1, 2, 3),
};

const ORDER = Int32Array.of(0, 1, 2, 3);

const place = (order: readonly number[], visible: readonly [number, number] = [0, order.length]) =>
  placeItems(Int32Array.from(order), visible, 4);

function treeAt(to: readonly number[], t: number) {
  const [before, after] = [place([0, 1, 2, 3]), place(to)];
  const timing = phasesAt(t, findEnterExit(before, after));
  return placeTree(PAIRS, ORDER, motionFrame(before, after, timing, 8).placement);
}

test("a tree at rest is laid out as ever, in shares of the axis, and whole", () => {
  const { starts, ends, centers, wholeness } = placeTree(PAIRS, ORDER, place([0, 1, 2, 3]));
  const atRest = treeLayout(PAIRS);
  expect([...starts]).toEqual(Array.from(atRest.starts, (at) => at / 4));
  expect([...ends]).toEqual(Array.from(atRest.ends, (at) => at / 4));
  expect([...centers]).toEqual(Array.from(atRest.centers, (at) => at / 4));
  for (const whole of wholeness) expect(whole).toBeCloseTo(1);
});

test("clusters that change places as they are go along with their members", () => {
  const { starts, ends, wholeness } = treeAt([2, 3, 0, 1], 0.3);
  const { placement: placing } = motionFrame(
    place([0, 1, 2, 3]),
    place([2, 3, 0, 1]),
    phasesAt(0.3, { exits: false, enters: false }),
    8,
  );
  expect([starts[4], ends[4]]).toEqual([placing.starts[0], placing.ends[1]]);
  expect([starts[5], ends[5]]).toEqual([placing.starts[2], placing.ends[3]]);
  expect(wholeness[4]).toBeCloseTo(1);
  expect(wholeness[5]).toBeCloseTo(1);
});

test("a cluster is gone soon after its members part, even where they come close again", () => {
  const early = treeAt([0, 2, 1, 3], 0.2).wholeness;
  expect(early[4]).toBeLessThan(1);
  expect(early[4]).toBeGreaterThan(0);
  const later = treeAt([0, 2, 1, 3], 0.6).wholeness[4] as number;
  expect(later).toBeLessThan((early[4] as number) / 1.3);
  const parted = treeAt([1, 2, 3, 0], 0.75).wholeness;
  expect([parted[4], parted[6]]).toEqual([0, 0]);
  expect(parted[5]).toBeCloseTo(1);
});

test("a cluster fades with the first of its members that is filtered out", () => {
  const { wholeness } = treeAt([0, 2, 3], 0.15);
  expect(wholeness[4]).toBeCloseTo(0.5);
  expect(wholeness[5]).toBeCloseTo(1);
  const gone = treeAt([0, 2, 3], 0.35).wholeness;
  expect(gone[4] || 0).toBe(0);
  expect(gone[5]).toBeCloseTo(1);
});

test("only what is in view of a cluster counts", () => {
  const middle = place([0, 1, 2, 3], [1, 3]);
  expect(placeTree(PAIRS, ORDER, middle).wholeness[6]).toBeCloseTo(1);
  middle.starts[0] = -5;
  middle.ends[0] = -4.5;
  expect(placeTree(PAIRS, ORDER, middle).wholeness[6]).toBeCloseTo(1);
  middle.ends[0] = 0;
  middle.starts.set([-2, 0.9], 1);
  middle.ends.set([-1.5, 1.4], 1);
  expect(placeTree(PAIRS, ORDER, middle).wholeness[6]).toBeLessThan(0.02);
  middle.starts.set([0.5, 0], 1);
  middle.ends.set([1, 0.5], 1);
  expect(placeTree(PAIRS, ORDER, middle).wholeness[6]).toBe(0);
});
