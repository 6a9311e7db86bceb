import { describe, expect, test } from "vitest";
import { motionFrame, placingOf } from "../../src/core/motion.ts";

const place = (order: number[], count: number) =>
  placingOf(Int32Array.from(order), [0, order.length], count);

describe("lines that change places", () => {
  const from = place([0, 1, 2, 3], 4);
  const to = place([3, 1, 2, 0], 4);

  test("begin where they were and end where they go", () => {
    expect([...motionFrame(from, to, 0, 8).lines]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect([...motionFrame(from, to, 1, 8).lines]).toEqual([3, 3, 1, 1, 2, 2, 0, 0]);
  });

  test("can be followed: each is between its places all the way", () => {
    for (const t of [0.2, 0.5, 0.8]) {
      const { starts } = motionFrame(from, to, t, 8).placing;
      expect(starts[0]).toBeGreaterThan(0);
      expect(starts[0]).toBeLessThan(0.75);
      expect(starts[1]).toBe(0.25);
    }
  });
});

test("what is filtered out fades first, then the rest move", () => {
  const from = place([0, 1, 2, 3], 4);
  const to = place([2, 0], 4);
  const early = motionFrame(from, to, 0.15, 8);
  expect([...early.lines]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  expect([...early.opacities]).toEqual([1, 1, 0.5, 0.5, 1, 1, 0.5, 0.5]);
  const late = motionFrame(from, to, 0.65, 8);
  expect([...late.lines]).not.toContain(1);
  expect(late.placing.starts[0]).toBeGreaterThan(0);
});

test("what comes back fades in after the rest have moved", () => {
  const from = place([2, 0], 4);
  const to = place([0, 1, 2, 3], 4);
  const moved = motionFrame(from, to, 0.7, 8);
  expect([...moved.lines]).toEqual([0, 0, -1, -1, 2, 2, -1, -1]);
  const late = motionFrame(from, to, 0.85, 8);
  expect([...late.lines]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  expect(late.opacities[2]).toBeCloseTo(0.5);
});

test("twenty thousand lines fill every pixel while they move", () => {
  const count = 20_000;
  const order = Array.from({ length: count }, (_, i) => i);
  const mixed = order.map((i) => (i * 7919) % count);
  const { lines } = motionFrame(place(order, count), place(mixed, count), 0.4, 500);
  expect(lines.slice(100, 400).every((line) => line >= 0)).toBe(true);
  expect(new Set(lines).size).toBeGreaterThan(300);
});

test("a motion that is interrupted goes on from where everything is", () => {
  const from = place([0, 1], 2);
  const to = place([1, 0], 2);
  const halfway = motionFrame(from, to, 0.5, 8);
  const back = motionFrame(halfway.placing, from, 0, 8);
  expect([...back.placing.starts]).toEqual([...halfway.placing.starts]);
});
