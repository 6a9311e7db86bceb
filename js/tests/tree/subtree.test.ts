import { describe, expect, test } from "vitest";
import { leafOrder } from "../../src/tree/linkage.ts";
import {
  flipsForOrder,
  fullSubtree,
  leafOrderOf,
  pruneAndFlip,
  treeInOrder,
} from "../../src/tree/subtree.ts";
import { displayIndicesOf } from "../../src/util/permutation.ts";
import { readFixture } from "../support/fixture.ts";

interface Parts {
  readonly merges: number[];
  readonly heights: number[];
  readonly leaves: number[];
}

interface Case {
  readonly name: string;
  readonly tree: Parts;
  readonly members: number[];
  readonly flips: number[];
  readonly visible: number[] | null;
  readonly arranged: Parts & { readonly members: number[] };
  readonly positions: number[];
  readonly orders: readonly { readonly order: number[]; readonly allowed: boolean }[];
}

function treeOf({ merges, heights, leaves }: Parts) {
  return {
    merges: Int32Array.from(merges),
    heights: Float64Array.from(heights),
    leaves: Int32Array.from(leaves),
  };
}

describe("a flipped and cropped tree is the one the kernel shows", () => {
  test.each(readFixture<Case[]>("arranged_trees"))("$name", (shared) => {
    const whole = { tree: treeOf(shared.tree), members: Int32Array.from(shared.members) };
    const visible = shared.visible && new Set(shared.visible);
    const isKept = visible && ((position: number) => visible.has(position));
    const { tree, members } = pruneAndFlip(whole, shared.flips, isKept);
    expect({
      merges: [...tree.merges],
      heights: [...tree.heights],
      leaves: [...tree.leaves],
      members: [...members],
    }).toEqual(shared.arranged);
    expect([...leafOrderOf({ tree, members })]).toEqual(shared.positions);
  });
});

describe("a tree stands beside an order that its clusters allow", () => {
  const cases = readFixture<Case[]>("arranged_trees").flatMap((shared) =>
    shared.orders.map((one) => ({ ...shared, ...one })),
  );
  test.each(cases)("$name: $order $allowed", ({ order, allowed, ...shared }) => {
    const { members, ...parts } = shared.arranged;
    const arranged = { tree: treeOf(parts), members: Int32Array.from(members) };
    const places = displayIndicesOf(Int32Array.from(order), 30);
    const tree = treeInOrder(arranged, places);
    expect(tree !== null).toBe(allowed);
    if (!tree) return;
    expect([...leafOrderOf({ ...arranged, tree })]).toEqual(order);
    expect([...leafOrder(tree.merges, members.length)]).toEqual([...tree.leaves]);

    const whole = { tree: treeOf(shared.tree), members: Int32Array.from(shared.members) };
    const flips = [...flipsForOrder(whole, shared.flips, places)];
    const isKept = (position: number) => order.includes(position);
    expect([...leafOrderOf(pruneAndFlip(whole, flips, isKept))]).toEqual(order);
  });
});

test("a chain of 50,000 leaves is cropped without trouble", () => {
  const count = 50_000;
  const merges = new Int32Array(2 * (count - 1));
  for (let i = 0; i < count - 1; i++) merges.set([i === 0 ? 0 : count + i - 1, i + 1], 2 * i);
  const heights = Float64Array.from({ length: count - 1 }, (_, i) => i + 1);
  const leaves = Int32Array.from({ length: count }, (_, i) => i);
  const { tree } = pruneAndFlip(fullSubtree({ merges, heights, leaves }), [], (i) => i % 2 === 0);
  expect(tree.leaves).toHaveLength(count / 2);
});
