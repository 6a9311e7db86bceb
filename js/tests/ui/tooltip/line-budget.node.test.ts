import { describe, expect, test } from "vitest";
import { lineBudget } from "../../../src/ui/tooltip/line-budget.ts";

describe("lines shared among lists", () => {
  test("are enough for all of them where there is room", () => {
    expect(lineBudget([3, 2], 7)).toEqual({ items: 3, lists: 2 });
    expect(lineBudget([20, 20], 100, 1, 8)).toEqual({ items: 8, lists: 2 });
  });

  test("shorten the longest lists first, each with a line that says how many more", () => {
    expect(lineBudget([30, 2], 15)).toEqual({ items: 10, lists: 2 });
    expect(lineBudget([30, 30], 15)).toEqual({ items: 5, lists: 2 });
  });

  test("leave the last lists out where there is none for the least of each, and a line to say so", () => {
    expect(lineBudget([5, 5, 5], 9, 1)).toEqual({ items: 1, lists: 3 });
    expect(lineBudget([5, 5, 5], 8, 1)).toEqual({ items: 1, lists: 2 });
    expect(lineBudget([5, 5, 5], 6, 1)).toEqual({ items: 1, lists: 1 });
    expect(lineBudget([5, 5, 5], 0, 1)).toEqual({ items: 1, lists: 0 });
  });

  test("are none for no lists", () => {
    expect(lineBudget([], 10, 1, 8).lists).toBe(0);
  });
});
