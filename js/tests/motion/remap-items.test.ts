import { expect, test } from "vitest";
import type { LabelledItems } from "../../src/axis/match-labels.ts";
import { placeItems } from "../../src/motion/placement.ts";
import { remapItems, remapKeyframe, remapPlacement } from "../../src/motion/remap-items.ts";

function lines(...labels: string[]): LabelledItems {
  return { count: labels.length, label: (line) => labels[line] ?? "?" };
}

function carried(before: LabelledItems, after: LabelledItems) {
  const found = remapItems(before, after);
  if (!found) throw new Error("these are few");
  return found;
}

test("a line is found by its label, and one that is gone comes after the last", () => {
  const { numbers, items: all } = carried(lines("a", "b", "c", "d"), lines("d", "new", "b"));
  expect([...numbers]).toEqual([3, 2, 4, 0]);
  expect(all.count).toBe(5);
  expect([0, 1, 2, 3, 4].map(all.label)).toEqual(["d", "new", "b", "a", "c"]);
});

test("of equal labels the second is the second, and one too many is gone", () => {
  const { numbers } = carried(lines("a", "x", "a", "a"), lines("a", "a", "x"));
  expect([...numbers]).toEqual([0, 2, 1, 3]);
});

test("what left for one table comes back with the next", () => {
  const first = carried(lines("a", "b"), lines("b"));
  const second = carried(first.items, lines("c", "a", "b"));
  expect([...second.numbers]).toEqual([2, 1]);
  expect(second.items.count).toBe(3);
});

test("lines with the same labels keep their numbers, also those on their way out", () => {
  const { items: all } = carried(lines("a", "b"), lines("b"));
  const { numbers, items: same } = carried(all, all);
  expect([...numbers]).toEqual([0, 1]);
  expect(same).toBe(all);
});

test("places and pictures go along with their lines", () => {
  const change = carried(lines("a", "b", "c"), lines("c", "a"));
  const placing = remapPlacement(placeItems(Int32Array.of(2, 0), [0, 2], 3), change);
  expect([...placing.starts]).toEqual([0, 0.5, Number.NaN]);
  expect([...placing.ends]).toEqual([0.5, 1, Number.NaN]);
  expect([...placing.opacities]).toEqual([1, 1, 0]);
  const plan = { fontSize: 9, step: 1, displayIndices: [], centers: [] };
  const still = {
    permutation: Int32Array.of(2, 1),
    visible: [0, 2] as const,
    plan,
    shownTree: null,
  };
  expect([...remapKeyframe(still, change).permutation]).toEqual([0, 2]);
});

test("very many lines are not looked for", () => {
  const many = (name: string): LabelledItems => ({
    count: 40_000,
    label: (line) => `${name}${line}`,
  });
  expect(remapItems(many("a"), many("b"))).toBeNull();
  const same = many("a");
  expect(remapItems(same, same)?.items).toBe(same);
});
