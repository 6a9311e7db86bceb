import { describe, expect, test } from "vitest";
import type { Tree } from "../../src/model/tree.ts";
import { clustersAt } from "../../src/tree/clusters.ts";
import {
  clusterCountAt,
  cutForCount,
  cutForStop,
  cutStops,
  defaultClusterCount,
  defaultCut,
  isUninformative,
  mergeHeights,
  stopForCut,
  transferCut,
} from "../../src/tree/cuts.ts";
import { readFixture } from "../support/fixture.ts";

interface SharedTree {
  name: string;
  leaf_count: number;
  merges: number[];
  heights: number[];
  leaves: number[];
}

interface DefaultCuts {
  trees: (SharedTree & { count: number; cut: number })[];
  carried: { from: string; to: string; cut: number; after: number }[];
}

interface TreeCuts extends SharedTree {
  height_for: { k: number; height: number; count: number }[];
}

const SHARED = readFixture<DefaultCuts>("default_cuts");

function treeOf({ merges, heights, leaves }: SharedTree): Tree {
  return {
    merges: Int32Array.from(merges),
    heights: Float64Array.from(heights),
    leaves: Int32Array.from(leaves),
  };
}

const joinsOf = (shared: SharedTree) => mergeHeights(treeOf(shared));

function named(name: string) {
  return joinsOf(SHARED.trees.find((tree) => tree.name === name) as SharedTree);
}

/** Heights from the top down, as a tree of `count` leaves has them. */
function falling(count: number, height = (i: number) => count - i): Float64Array {
  return Float64Array.from({ length: count - 1 }, (_, i) => height(i));
}

describe.each(readFixture<TreeCuts[]>("tree_cuts"))("as in Python, the tree: $name", (shared) => {
  test("is cut into a number of clusters at the same height", () => {
    for (const { k, height, count } of shared.height_for) {
      expect(cutForCount(joinsOf(shared), k)).toBe(height);
      expect(clusterCountAt(joinsOf(shared), height)).toBe(count);
    }
  });

  test("has stops that are other numbers of clusters each", () => {
    const joins = joinsOf(shared);
    const counts = cutStops(joins).map((cut) => clusterCountAt(joins, cut));
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => b - a));
    expect(counts.at(-1)).toBe(1);
    expect(counts[0]).toBe(clusterCountAt(joins, 0));
    expect(counts).toEqual(cutStops(joins).map((cut) => clustersAt(treeOf(shared), cut).length));
  });
});

describe.each(SHARED.trees)("as in Python, the default for: $name", (shared) => {
  test("is the same number and the same height", () => {
    expect(defaultClusterCount(joinsOf(shared))).toBe(shared.count);
    expect(defaultCut(joinsOf(shared))).toBe(shared.cut);
  });
});

test("as in Python, another tree takes the default or the number that was chosen", () => {
  for (const { from, to, cut, after } of SHARED.carried) {
    expect([from, to, cut, transferCut(named(to), cut, named(from))]).toEqual([
      from,
      to,
      cut,
      after,
    ]);
  }
});

describe("the stops of the slider", () => {
  const counts = (joins: Float64Array) => cutStops(joins).map((cut) => clusterCountAt(joins, cut));

  test("are few clusters one by one, then more and more, up to what the tree has", () => {
    expect(counts(falling(500))).toEqual([500, 171, 58, 20, 12, 8, 6, 4, 3, 2, 1]);
    expect(counts(falling(41)).slice(3)).toEqual([20, 12, 8, 6, 4, 3, 2, 1]);
    expect(counts(falling(15))).toEqual([15, 12, 10, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test("are all there are where the tree has no more", () => {
    expect(counts(falling(5))).toEqual([5, 4, 3, 2, 1]);
    expect(counts(falling(1))).toEqual([1]);
  });

  test("are as near as ties allow", () => {
    const inThrees = falling(400, (i) => 200 - Math.floor(i / 3));
    const found = counts(inThrees);
    expect(found).toHaveLength(11);
    expect(new Set(found).size).toBe(11);
    expect(found.slice(-4)).toEqual([10, 7, 4, 1]);
  });

  test("are places that heights between them go to and come from evenly", () => {
    const stops = cutStops(falling(500));
    stops.forEach((height, i) => {
      expect(stopForCut(stops, height)).toBe(i);
      expect(cutForStop(stops, i)).toBe(height);
    });
    expect(stopForCut(stops, cutForStop(stops, 3.7))).toBeCloseTo(3.7, 9);
    expect(stopForCut(stops, 1e9)).toBe(10);
    expect(cutForStop(stops, 10)).toBe(500);
  });
});

describe("a tree says little", () => {
  test("where nearly all of its merges are at one height", () => {
    expect(isUninformative(falling(30, () => 1))).toBe(true);
    expect(isUninformative(falling(30, (i) => (i > 26 ? 0.1 : 1 - i / 2000)))).toBe(true);
    expect(isUninformative(falling(30, (i) => 1 - i / 400))).toBe(true);
    expect(isUninformative(falling(30, () => 0))).toBe(true);
  });

  test("but not where heights differ, or where there are few leaves", () => {
    expect(isUninformative(falling(30))).toBe(false);
    expect(isUninformative(named("five groups"))).toBe(false);
    expect(isUninformative(falling(4, () => 1))).toBe(false);
  });
});
