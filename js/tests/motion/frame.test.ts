import { describe, expect, test } from "vitest";
import { type MotionFrame, motionFrame } from "../../src/motion/frame.ts";
import { findEnterExit, phasesAt } from "../../src/motion/phases.ts";
import { type ItemPlacement, placeItems, zoomPlacement } from "../../src/motion/placement.ts";

const place = (order: readonly number[], count: number, visible?: readonly [number, number]) =>
  placeItems(Int32Array.from(order), visible ?? [0, order.length], count);

const frameAt = (from: ItemPlacement, to: ItemPlacement, t: number, pixels: number): MotionFrame =>
  motionFrame(from, to, phasesAt(t, findEnterExit(from, to)), pixels);

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("lines that change places", () => {
  const from = place([0, 1, 2, 3], 4);
  const to = place([3, 1, 2, 0], 4);

  test("begin where they were and end where they go", () => {
    expect([...frameAt(from, to, 0, 8).items]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect([...frameAt(from, to, 1, 8).items]).toEqual([3, 3, 1, 1, 2, 2, 0, 0]);
  });

  test("can be followed: each is between its places all the way", () => {
    for (const t of [0.2, 0.5, 0.8]) {
      const { starts } = frameAt(from, to, t, 8).placement;
      expect(starts[0]).toBeGreaterThan(0);
      expect(starts[0]).toBeLessThan(0.75);
      expect(starts[1]).toBe(0.25);
    }
  });

  test("leave the ground bare where none is", () => {
    const { items: lines, coverage: shine } = frameAt(from, place([1, 0, 3, 2], 4), 0.5, 8);
    expect([...lines]).toEqual([-1, 1, 1, -1, -1, 3, 3, -1]);
    expect([...shine]).toEqual([0, 1, 1, 0, 0, 1, 1, 0]);
  });
});

describe("what is filtered out", () => {
  const from = place([0, 1, 2, 3], 4);
  const to = place([2, 0], 4);

  test("fades first, then the rest move", () => {
    const early = frameAt(from, to, 0.15, 8);
    expect([...early.items]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect([...early.coverage]).toEqual([1, 1, 0.5, 0.5, 1, 1, 0.5, 0.5]);
    const late = frameAt(from, to, 0.65, 8);
    expect([...late.items]).not.toContain(1);
    expect(late.placement.starts[0]).toBeGreaterThan(0);
  });

  test("comes back after the rest have moved", () => {
    const moved = frameAt(to, from, 0.7, 8);
    expect([...moved.items]).toEqual([0, 0, -1, -1, 2, 2, -1, -1]);
    const late = frameAt(to, from, 0.85, 8);
    expect([...late.items]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect(late.coverage[2]).toBeCloseTo(0.5);
  });

  test("comes back from the half light it was in when it is wanted after all", () => {
    const halfGone = frameAt(from, to, 0.15, 8).placement;
    expect(frameAt(halfGone, from, 0, 8).placement.opacities[1]).toBeCloseTo(0.5);
    expect(frameAt(halfGone, from, 0.15, 8).placement.opacities[1]).toBeCloseTo(0.75);
    expect(frameAt(halfGone, from, 0.3, 8).placement.opacities[1]).toBe(1);
  });

  test("takes nothing of the strength of a thin line that stays in its pixel", () => {
    const { coverage: shine } = frameAt(place(upTo(8), 8), place([0, 2, 4, 6], 8), 0.2, 4);
    expect([...shine]).toEqual([1, 1, 1, 1]);
  });
});

describe("of twenty thousand lines", () => {
  const count = 20_000;
  const from = place(upTo(count), count);
  const to = place(
    upTo(count).map((i) => (i * 7919) % count),
    count,
  );

  test("every pixel shows some while they move", () => {
    const { items: lines } = frameAt(from, to, 0.4, 500);
    expect(lines.slice(100, 400).every((line) => line >= 0)).toBe(true);
    expect(new Set(lines).size).toBeGreaterThan(300);
  });

  test("each pixel shows at both ends the one that is at its middle there", () => {
    const middles = upTo(500).map((pixel) => pixel * 40 + 20);
    expect([...frameAt(from, to, 0, 500).items]).toEqual(middles);
    expect([...frameAt(to, from, 1, 500).items]).toEqual(middles);
  });
});

test("a motion that is interrupted goes on from where everything is", () => {
  const from = place([0, 1], 2);
  const to = place([1, 0], 2);
  const halfway = frameAt(from, to, 0.5, 8);
  const back = frameAt(halfway.placement, from, 0, 8);
  expect([...back.placement.starts]).toEqual([...halfway.placement.starts]);
});

describe("in a magnified view of ten among a thousand lines", () => {
  const count = 1000;
  const visible = [500, 510] as const;
  const from = place(upTo(count), count, visible);
  const to = place(upTo(count).reverse(), count, visible);

  test("those that leave it can be followed over the edge", () => {
    const far = place([...upTo(count).slice(10), ...upTo(10)], count, [0, 10]);
    const inView = place(upTo(count), count, [0, 10]);
    const { starts } = frameAt(inView, far, 0.3, 100).placement;
    for (const line of upTo(10)) {
      expect(starts[line]).toBeGreaterThan(line / 10);
      expect(starts[line]).toBeLessThan(1.25);
    }
    expect(starts[3]).toBeLessThan(1);
  });

  test("those that are beyond opposite edges before and after do not cross it", () => {
    const seen = new Set(upTo(21).flatMap((step) => [...frameAt(from, to, step / 20, 100).items]));
    seen.delete(-1);
    const shownAtRest = [...upTo(10).map((i) => 500 + i), ...upTo(10).map((i) => 490 + i)];
    expect([...seen].sort()).toEqual(shownAtRest.sort());
  });

  test("a zoom takes everything along, wherever it is", () => {
    const wider = [495, 515] as const;
    const zoomed = zoomPlacement(from, visible, wider);
    const expected = place(upTo(count), count, wider);
    for (const line of [0, 495, 503, 999]) {
      expect(zoomed.starts[line]).toBeCloseTo(expected.starts[line] as number, 9);
      expect(zoomed.ends[line]).toBeCloseTo(expected.ends[line] as number, 9);
    }
  });
});
