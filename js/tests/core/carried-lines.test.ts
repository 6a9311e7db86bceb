import { expect, test } from "vitest";
import { carriedLines, carriedPlacing, carriedStill } from "../../src/core/carried-lines.ts";
import type { Lines } from "../../src/core/matching.ts";
import { placingOf } from "../../src/core/motion.ts";

function lines(...labels: string[]): Lines {
  return { count: labels.length, label: (line) => labels[line] ?? "?" };
}

function carried(before: Lines, after: Lines) {
  const found = carriedLines(before, after);
  if (!found) throw new Error("these are few");
  return found;
}

test("a line is found by its label, and one that is gone comes after the last", () => {
  const { numbers, lines: all } = carried(lines("a", "b", "c", "d"), lines("d", "new", "b"));
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
  const second = carried(first.lines, lines("c", "a", "b"));
  expect([...second.numbers]).toEqual([2, 1]);
  expect(second.lines.count).toBe(3);
});

test("lines with the same labels keep their numbers, also those on their way out", () => {
  const { lines: all } = carried(lines("a", "b"), lines("b"));
  const { numbers, lines: same } = carried(all, all);
  expect([...numbers]).toEqual([0, 1]);
  expect(same).toBe(all);
});

test("places and pictures go along with their lines", () => {
  const change = carried(lines("a", "b", "c"), lines("c", "a"));
  const placing = carriedPlacing(placingOf(Int32Array.of(2, 0), [0, 2], 3), change);
  expect([...placing.starts]).toEqual([0, 0.5, Number.NaN]);
  expect([...placing.ends]).toEqual([0.5, 1, Number.NaN]);
  expect([...placing.opacities]).toEqual([1, 1, 0]);
  const plan = { fontSize: 9, step: 1, positions: [], centers: [] };
  const still = { order: Int32Array.of(2, 1), visible: [0, 2] as const, plan, shownTree: null };
  expect([...carriedStill(still, change).order]).toEqual([0, 2]);
});

test("very many lines are not looked for", () => {
  const many = (name: string): Lines => ({ count: 40_000, label: (line) => `${name}${line}` });
  expect(carriedLines(many("a"), many("b"))).toBeNull();
  const same = many("a");
  expect(carriedLines(same, same)?.lines).toBe(same);
});
