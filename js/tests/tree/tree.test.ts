import { describe, expect, test } from "vitest";
import type { Tree } from "../../src/model/tree.ts";
import { clustersAt, stepCut } from "../../src/tree/clusters.ts";
import { subtreeHeights, treeHeight } from "../../src/tree/linkage.ts";
import { treeLayout, treeSegments } from "../../src/tree/tree-layout.ts";
import { readFixture } from "../support/fixture.ts";

function tree(merges: number[], heights: number[], leaves: number[]): Tree {
  return {
    merges: Int32Array.from(merges),
    heights: Float64Array.from(heights),
    leaves: Int32Array.from(leaves),
  };
}

// ((2 0):1 (3 1):2):4 with leaf 4 joining at 5
const FIVE = tree([2, 0, 3, 1, 5, 6, 4, 7], [1, 2, 4, 5], [4, 2, 0, 3, 1]);
// centroid linkage can merge lower than the merge before
const INVERTED = tree([0, 1, 2, 3], [3, 2], [2, 0, 1]);
const SINGLE = tree([], [], [0]);

function chain(leafCount: number): Tree {
  const merges = [0, 1];
  for (let i = 1; i < leafCount - 1; i++) merges.push(leafCount + i - 1, i + 1);
  const heights = Array.from({ length: leafCount - 1 }, (_, i) => i + 1);
  return tree(
    merges,
    heights,
    Array.from({ length: leafCount }, (_, i) => i),
  );
}

function spans(at: Tree, height: number) {
  return clustersAt(at, height).map(({ start, end }) => [start, end]);
}

describe("the height of a tree", () => {
  test("is its highest merge, also where a later merge lies lower", () => {
    expect(treeHeight(FIVE)).toBe(5);
    expect(treeHeight(INVERTED)).toBe(3);
    expect([...subtreeHeights(INVERTED)]).toEqual([3, 3]);
  });

  test("is zero for a single row", () => {
    expect(treeHeight(SINGLE)).toBe(0);
  });
});

describe("cutting a tree", () => {
  test("gives clusters numbered in leaf order with their places and own heights", () => {
    expect(clustersAt(FIVE, 2)).toEqual([
      { number: 1, start: 0, end: 1, height: 0, node: 4 },
      { number: 2, start: 1, end: 3, height: 1, node: 5 },
      { number: 3, start: 3, end: 5, height: 2, node: 6 },
    ]);
  });

  test("at a merge's own height includes the merge", () => {
    expect(spans(FIVE, 4)).toEqual([
      [0, 1],
      [1, 5],
    ]);
    expect(spans(FIVE, 3.999)).toHaveLength(3);
  });

  test("below all merges leaves every row alone, above all joins them", () => {
    expect(spans(FIVE, 0)).toHaveLength(5);
    expect(spans(FIVE, 5)).toEqual([[0, 5]]);
  });

  test("never separates what a higher merge inside has joined", () => {
    expect(spans(INVERTED, 2.5)).toHaveLength(3);
    expect(spans(INVERTED, 3)).toEqual([[0, 3]]);
  });

  test("keeps leaf order where a merge names its later branch first", () => {
    const flipped = tree([0, 1, 3, 2], [1, 2], [2, 1, 0]);
    expect(clustersAt(flipped, 1).map(({ start, node }) => [start, node])).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  test("works for a single row", () => {
    expect(clustersAt(SINGLE, 0)).toEqual([{ number: 1, start: 0, end: 1, height: 0, node: 0 }]);
  });
});

describe("stepping the cut", () => {
  test("changes the clusters by one merge a step, all the way up and back down", () => {
    const counts = [];
    let height = 0.5;
    for (let i = 0; i < 6; i++) {
      counts.push(clustersAt(FIVE, height).length);
      height = stepCut(FIVE, height, 1);
    }
    expect(counts).toEqual([5, 4, 3, 2, 1, 1]);
    for (let i = 0; i < 6; i++) {
      counts.push(clustersAt(FIVE, height).length);
      height = stepCut(FIVE, height, -1);
    }
    expect(counts.slice(6)).toEqual([1, 2, 3, 4, 5, 5]);
  });

  test("lands midway between the merges", () => {
    expect(stepCut(FIVE, 1.1, 1)).toBe(3);
    expect(stepCut(FIVE, 4.5, -1)).toBe(3);
    expect(stepCut(FIVE, 1.1, -1)).toBe(0.5);
    expect(stepCut(FIVE, 4.5, 1)).toBe(5);
  });

  test("takes merges of equal height together", () => {
    const even = tree([0, 1, 2, 3, 4, 5], [1, 1, 2], [0, 1, 2, 3]);
    expect(clustersAt(even, stepCut(even, 0.5, 1))).toHaveLength(2);
  });

  test("never goes below zero where identical rows merge at zero", () => {
    const identical = tree([0, 1, 3, 2], [0, 2], [2, 0, 1]);
    expect(stepCut(identical, 2, -1)).toBe(1);
    expect(stepCut(identical, 1, -1)).toBe(1);
  });

  test("tells apart heights which have no number between them", () => {
    const close = tree([0, 1, 3, 2], [1, 1 + Number.EPSILON], [2, 0, 1]);
    expect(clustersAt(close, stepCut(close, 0.5, 1))).toHaveLength(2);
  });

  test("stays where it is for a single row", () => {
    expect(stepCut(SINGLE, 0, 1)).toBe(0);
    expect(stepCut(SINGLE, 0, -1)).toBe(0);
  });
});

interface TreeCase {
  name: string;
  leaf_count: number;
  merges: number[];
  heights: number[];
  leaves: number[];
  tops: number[];
  height: number;
  cuts: { height: number; clusters: number[] }[];
  height_for: { k: number; height: number; count: number }[];
}

describe.each(readFixture<TreeCase[]>("tree_cuts"))("as in Python, the tree: $name", (shared) => {
  const same = tree(shared.merges, shared.heights, shared.leaves);

  test("has the same heights", () => {
    expect([...subtreeHeights(same)]).toEqual(shared.tops);
    expect(treeHeight(same)).toBe(shared.height);
  });

  test("falls into the same clusters at every cut", () => {
    for (const { height, clusters } of shared.cuts) {
      const numbers = new Array<number>(shared.leaf_count);
      for (const { number, start, end } of clustersAt(same, height)) {
        for (const leaf of same.leaves.subarray(start, end)) numbers[leaf] = number - 1;
      }
      expect(numbers).toEqual(clusters);
    }
  });

  test("is stepped through the cuts that Python makes by number", () => {
    const wanted = new Map(shared.height_for.map(({ count, height }) => [count, height]));
    let height = treeHeight(same);
    for (let step = 0; step < shared.leaf_count; step++) {
      const byNumber = wanted.get(clustersAt(same, height).length);
      if (byNumber !== undefined) expect(height).toBe(byNumber);
      height = stepCut(same, height, -1);
    }
  });
});

function drawn(of: Tree, options?: Parameters<typeof treeSegments>[2]) {
  const flat = [...treeSegments(of, treeLayout(of), options)];
  const brackets = [];
  for (let i = 0; i < flat.length; i += 5) brackets.push(flat.slice(i, i + 5));
  return brackets.sort((a, b) => (a[4] as number) - (b[4] as number));
}

describe("drawing a tree", () => {
  test("has a bracket for each merge, over the centres of its leaves", () => {
    expect(drawn(FIVE)).toEqual([
      [1.5, 2.5, 0, 0, 1],
      [3.5, 4.5, 0, 0, 2],
      [2, 4, 1, 2, 4],
      [0.5, 3, 0, 4, 5],
    ]);
  });

  test("leaves out what does not reach into the visible part", () => {
    expect(drawn(FIVE, { visible: [3.2, 5] }).map((bracket) => bracket[4])).toEqual([2, 4]);
    expect(drawn(FIVE, { visible: [0, 1] }).map((bracket) => bracket[4])).toEqual([5]);
  });

  test("shows a branch narrower than the extent as one leg to the ground", () => {
    expect(drawn(FIVE, { minExtent: 3 })).toEqual([
      [2, 4, 0, 0, 4],
      [0.5, 3, 0, 4, 5],
    ]);
  });

  test("draws nothing for a single row", () => {
    expect(drawn(SINGLE)).toEqual([]);
  });
});

describe("a tree of 50,000 rows which join one by one", () => {
  const long = chain(50_000);

  test("is cut and drawn without running out of stack", () => {
    expect(treeHeight(long)).toBe(49_999);
    expect(clustersAt(long, 25_000)).toHaveLength(25_000);
    expect(treeSegments(long, treeLayout(long))).toHaveLength(5 * 49_999);
  });

  test("draws no more brackets than there are pixels when zoomed out", () => {
    const balancedCost = treeSegments(balanced(16), treeLayout(balanced(16)), { minExtent: 128 });
    expect(balancedCost.length / 5).toBeLessThanOrEqual(1024);
  });
});

function balanced(levels: number): Tree {
  const leafCount = 2 ** levels;
  const merges = Array.from({ length: 2 * (leafCount - 1) }, (_, node) => node);
  const heights = Array.from({ length: leafCount - 1 }, (_, i) =>
    Math.ceil(Math.log2(leafCount) - Math.log2(leafCount - 1 - i)),
  );
  return tree(
    merges,
    heights,
    Array.from({ length: leafCount }, (_, i) => i),
  );
}
