import { describe, expect, test } from "vitest";
import type { Tree } from "../../src/model/tree.ts";
import { lowestCommonAncestor } from "../../src/tree/lowest-common-ancestor.ts";
import { fullSubtree, pruneAndFlip } from "../../src/tree/subtree.ts";

/** ((0 1) (2 3)) (4 5) */
const TREE: Tree = {
  merges: Int32Array.of(0, 1, 2, 3, 6, 7, 4, 5, 8, 9),
  heights: Float64Array.of(1, 1, 2, 2, 3),
  leaves: Int32Array.of(0, 1, 2, 3, 4, 5),
};

describe("the merge that first joins some leaves", () => {
  test.each([
    [[0, 1], 0],
    [[2, 3], 1],
    [[0, 2], 2],
    [[1, 2, 3], 2],
    [[4, 5], 3],
    [[3, 4], 4],
    [[0, 1, 2, 3, 4, 5], 4],
  ])("%j", (positions, merge) => {
    expect(lowestCommonAncestor(fullSubtree(TREE), new Set(positions))).toBe(merge);
  });

  test("is none for a single leaf, for nothing and for strangers", () => {
    for (const positions of [[], [3], [3, 77]]) {
      expect(lowestCommonAncestor(fullSubtree(TREE), new Set(positions))).toBeNull();
    }
  });

  test("is of the tree that stands, whatever positions its leaves have", () => {
    const standing = { tree: TREE, members: Int32Array.of(10, 20, 30, 40, 50, 60) };
    expect(lowestCommonAncestor(standing, new Set([10, 40]))).toBe(2);
  });

  test("swaps, when flipped, just these leaves, also where some are cropped away", () => {
    const whole = fullSubtree(TREE);
    const isKept = (position: number) => position !== 1 && position !== 4;
    const merge = lowestCommonAncestor(whole, new Set([0, 2, 3])) as number;
    const { tree, members } = pruneAndFlip(whole, [merge], isKept);
    expect(Array.from(tree.leaves, (leaf) => members[leaf])).toEqual([2, 3, 0, 5]);
  });

  test("is found in a chain of 100,000", () => {
    const count = 100_000;
    const merges = new Int32Array(2 * (count - 1));
    for (let i = 0; i < count - 1; i++) merges.set([i === 0 ? 0 : count + i - 1, i + 1], 2 * i);
    const leaves = Int32Array.from({ length: count }, (_, i) => i);
    const chain = { merges, heights: Float64Array.from(leaves.subarray(1)), leaves };
    expect(lowestCommonAncestor(fullSubtree(chain), new Set([0, count - 1]))).toBe(count - 2);
  });
});
