import { describe, expect, test } from "vitest";
import type { Annotation, CategoricalAnnotation } from "../../src/model/annotation.ts";
import { AXES, type ByAxis } from "../../src/model/axes.ts";
import type { Axis } from "../../src/model/axis.ts";
import type { Group, NamedGroup } from "../../src/model/group.ts";
import type { AxisView } from "../../src/model/view-state.ts";
import { dropStaleReferences } from "../../src/view/drop-stale-references.ts";
import {
  addGroupAnnotation,
  allGroups,
  areValidGroups,
  decodeGroups,
  nextGroupColor,
} from "../../src/view/groups.ts";
import { readFixture } from "../support/fixture.ts";
import { plainView } from "../support/hand-made-model.ts";

type Strip = Omit<CategoricalAnnotation, "codes"> & { codes: readonly number[] };

const shared = readFixture<{
  n: number;
  m: number;
  valid: {
    groups: ByAxis<readonly NamedGroup[]>;
    titles: string[];
    strips: Record<"rows" | "cols", Strip | null>;
  }[];
  invalid: { groups: unknown; why: string }[];
  next_colors: { groups: string[]; next: string }[];
}>("groups");

const counts = { rows: shared.n, cols: shared.m };

function given(title: string, count: number): Annotation {
  return { kind: "text", title, values: ["x"], colors: ["#000000"], codes: new Int32Array(count) };
}

function axisOf(count: number, titles: readonly string[]): Axis {
  const none = new Int32Array();
  return {
    count,
    title: "",
    label: String,
    annotations: titles.map((title) => given(title, count)),
    orders: { sum: none, variance: none, label: none },
    tree: null,
  };
}

describe("the page and Python", () => {
  test.each(shared.valid)("make the same strips of groups (%#)", ({ groups, titles, strips }) => {
    for (const side of AXES) {
      const parsed = decodeGroups(counts[side])(groups[side], "groups");
      expect(parsed).toEqual(groups[side]);
      const axis = axisOf(counts[side], titles);
      const { annotations: categories } = addGroupAnnotation(axis, parsed);
      expect(categories.slice(0, titles.length)).toEqual(axis.annotations);
      const added = categories.slice(titles.length) as CategoricalAnnotation[];
      const strip = strips[side];
      expect(added.map((one) => ({ ...one, codes: [...one.codes] }))).toEqual(strip ? [strip] : []);
    }
  });

  test.each(shared.invalid)("both refuse groups where $why", ({ groups }) => {
    expect(() => decodeGroups(counts.rows)(groups, "groups")).toThrow(/^groups/);
  });

  test.each(shared.next_colors)("choose the same colour for one more (%#)", ({ groups, next }) => {
    expect(nextGroupColor(groups.map((color) => ({ color }) as Group))).toBe(next);
  });
});

test("groups of both axes have different names, and at most a hundred there are", () => {
  const named = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `${i}`, positions: [0], color: "#000000" }));
  const both = (rows: readonly NamedGroup[], cols: readonly NamedGroup[]) =>
    areValidGroups(allGroups({ rows: { groups: rows }, cols: { groups: cols } }));
  expect(both(named(100), [])).toBe(true);
  expect(both(named(101), [])).toBe(false);
  expect(both(named(1), named(1))).toBe(false);
});

describe("a view after its groups have changed", () => {
  const axis = { ...axisOf(4, []), annotations: [given("Kind", 4)] };
  const fitted = (change: Partial<AxisView>) => {
    const view = plainView();
    const viewport = { rows: [1, 2] as const, cols: null };
    const before = { ...view, viewport, rows: { ...view.rows, ...change } };
    const after = dropStaleReferences(before, "rows", { axis, base: null, hasTree: true });
    return { before, after };
  };

  test("stays as it is where its titles and values are still there", () => {
    const { before, after } = fitted({
      order: { by: "category", title: "Kind" },
      category: { title: "Kind", value: "x" },
    });
    expect(after).toEqual(before);
  });

  test("goes back to the tree where the strip it is ordered by is gone", () => {
    const { before, after } = fitted({ order: { by: "category", title: "Group" } });
    expect(after).toEqual({ ...before, rows: { ...before.rows, order: { by: "cluster" } } });
  });

  test.each([
    ["the title", { category: { title: "Group", value: "x" } }],
    ["the value", { category: { title: "Kind", value: "y" } }],
  ])("shows all again where %s it is filtered by is gone", (_, change) => {
    const { after } = fitted(change);
    expect(after.rows.category).toBeNull();
    expect(after.viewport.rows).toBeNull();
  });
});
