import { describe, expect, test } from "vitest";
import { clickSelection, type SelectionClick } from "../../src/axis/selection.ts";

const order = Int32Array.from([4, 2, 0, 3, 1]);

function click(change: Partial<SelectionClick>) {
  const plain = { selected: [0, 3], clicked: [1], mode: "replace", order, anchor: null } as const;
  return clickSelection({ ...plain, ...change });
}

describe("clicking", () => {
  test("selects what was clicked and nothing else", () => {
    expect(click({})).toEqual([1]);
    expect(click({ clicked: [4, 1, 1] })).toEqual([1, 4]);
  });

  test("on nothing clears", () => {
    expect(click({ clicked: [] })).toEqual([]);
  });
});

describe("clicking with Ctrl", () => {
  test("adds, and takes away what is selected", () => {
    expect(click({ mode: "toggle" })).toEqual([0, 1, 3]);
    expect(click({ mode: "toggle", clicked: [3] })).toEqual([0]);
  });

  test("on a group adds all of it, and takes it away only when all of it was selected", () => {
    expect(click({ mode: "toggle", clicked: [3, 1] })).toEqual([0, 1, 3]);
    expect(click({ mode: "toggle", selected: [0, 1, 3], clicked: [3, 1] })).toEqual([0]);
  });

  test("on nothing changes nothing", () => {
    expect(click({ mode: "toggle", clicked: [] })).toEqual([0, 3]);
  });
});

describe("clicking with Shift", () => {
  test("takes everything displayed between the last click and this one, in both directions", () => {
    expect(click({ mode: "range", anchor: 2, clicked: [3] })).toEqual([0, 2, 3]);
    expect(click({ mode: "range", anchor: 3, clicked: [2] })).toEqual([0, 2, 3]);
  });

  test("takes the range where only a part is displayed, as in a crop", () => {
    const part = Int32Array.from([40, 7, 22, 19]);
    expect(click({ order: part, mode: "range", anchor: 40, clicked: [22] })).toEqual([7, 22, 40]);
    expect(click({ order: part, mode: "range", anchor: 19, clicked: [7] })).toEqual([7, 19, 22]);
  });

  test("from what is hidden by now selects what was clicked", () => {
    const part = Int32Array.from([40, 7, 22, 19]);
    expect(click({ order: part, mode: "range", anchor: 3, clicked: [22] })).toEqual([22]);
  });

  test("on a group reaches over all of it", () => {
    expect(click({ mode: "range", anchor: 3, clicked: [4, 2] })).toEqual([0, 2, 3, 4]);
  });

  test("without a click before selects what was clicked", () => {
    expect(click({ mode: "range", anchor: null, clicked: [3] })).toEqual([3]);
  });

  test("on nothing changes nothing", () => {
    expect(click({ mode: "range", anchor: 2, clicked: [] })).toEqual([0, 3]);
  });
});

test("a selection is left as it was by a later click", () => {
  const selected = [0, 3];
  click({ selected, mode: "toggle", clicked: [3] });
  expect(selected).toEqual([0, 3]);
});
