import { describe, expect, test, vi } from "vitest";
import { Kept, useLayoutEffect, useMemo, useRef, useState } from "../../src/ui/hooks.ts";

describe("a component that is drawn again", () => {
  test("has the state that was set, and begins with what was made once", () => {
    const kept = new Kept();
    const first = vi.fn(() => 1);
    const draw = () => kept.drawing(() => useState(first));
    const [before, set] = draw();
    set(5);
    expect([before, draw()[0]]).toEqual([1, 5]);
    expect(first).toHaveBeenCalledTimes(1);
  });

  test("has the same references, each its own", () => {
    const kept = new Kept();
    const draw = () => kept.drawing(() => [useRef(1), useRef(2)] as const);
    const [one, two] = draw();
    one.current = 7;
    expect(draw()[0]).toBe(one);
    expect([one.current, two.current]).toEqual([7, 2]);
  });

  test("makes a value anew only where a part of it is another", () => {
    const kept = new Kept();
    const make = vi.fn((part: number) => part);
    const draw = (part: number) => kept.drawing(() => useMemo(() => make(part), [part]));
    expect([draw(1), draw(1), draw(Number.NaN), draw(Number.NaN)]).toEqual([1, 1, NaN, NaN]);
    expect(make).toHaveBeenCalledTimes(2);
  });

  test("shares nothing with another", () => {
    const draw = (kept: Kept) => kept.drawing(() => useRef({}).current);
    expect(draw(new Kept())).not.toBe(draw(new Kept()));
  });
});

describe("what is done once a drawing is on the page", () => {
  const told: string[] = [];
  const doing = (name: string, parts?: readonly unknown[]) =>
    useLayoutEffect(() => {
      told.push(name);
      return () => told.push(`${name} ends`);
    }, parts);
  const news = () => told.splice(0);

  test("waits for it, and ends before it is done again or the component leaves", () => {
    const kept = new Kept();
    const draw = (part: number) =>
      kept.drawing(() => {
        doing("always");
        doing("of part", [part]);
        doing("once", []);
      });
    draw(1);
    expect(news()).toEqual([]);
    kept.settle();
    expect(news()).toEqual(["always", "of part", "once"]);
    draw(1);
    kept.settle();
    expect(news()).toEqual(["always ends", "always"]);
    draw(2);
    kept.settle();
    expect(news()).toEqual(["always ends", "of part ends", "always", "of part"]);
    kept.leave();
    expect(news()).toEqual(["always ends", "of part ends", "once ends"]);
  });
});
