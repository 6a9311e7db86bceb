import { describe, expect, test } from "vitest";
import type { ViewState } from "../../src/model/view-state.ts";
import {
  decodeHistory,
  diffViews,
  EMPTY_HISTORY,
  type History,
  previousOrder,
  recordStep,
  redoStep,
  resetChangedViewports,
  type Step,
  undoStep,
  type VisibleItems,
} from "../../src/view/history.ts";
import { withParts } from "../../src/view/parts.ts";
import { readFixture } from "../support/fixture.ts";

type Lines = Readonly<Record<"rows" | "cols", readonly number[]>>;

interface Case {
  readonly before: ViewState;
  readonly after: ViewState;
  readonly step: Step;
  readonly name: string;
  readonly back: ViewState;
  /** What is visible before and after. */
  readonly shown: readonly [Lines, Lines];
  readonly zoom: ViewState["viewport"];
  readonly zoom_back: ViewState["viewport"];
}

const CASES = readFixture<Case[]>("history");

describe("a step is the one the kernel records", () => {
  test.each(CASES)("$name", ({ before, after, step, back }) => {
    expect(diffViews(before, after)).toEqual(step);
    expect(withParts(after, step.before)).toEqual(back);
  });
});

test.each(CASES)("going back over $name zooms out of what shows other lines", (step) => {
  const [before, after] = step.shown.map(({ rows, cols }) => ({
    rows: Int32Array.from(rows),
    cols: Int32Array.from(cols),
  })) as [VisibleItems, VisibleItems];
  const zoomed = { ...step.back, viewport: step.zoom };
  expect(resetChangedViewports(zoomed, after, before)).toEqual({
    ...step.back,
    viewport: step.zoom_back,
  });
});

const [FIRST, SECOND] = CASES.map(({ step }) => step) as [Step, Step];

describe("an order goes back to", () => {
  const SUM = { by: "sum" };
  const LIST = { by: "custom", indices: [1, 0] };
  const value = (of: number, descending = true) => ({ by: "value", of, descending });
  const kind = { by: "category", title: "kind" };
  const dose = { by: "category", title: "dose" };
  const through = (...orders: object[]) =>
    orders.slice(1).reduce<History>(
      (history, order, i) =>
        recordStep(history, {
          before: { "rows.order": orders[i] },
          after: { "rows.order": order },
        }),
      EMPTY_HISTORY,
    );

  test.each([
    ["the one before a line's values", [SUM, value(1), value(1, false)], SUM],
    ["the one before several lines' values", [LIST, value(1), value(1, false), value(0)], LIST],
    ["the one before a category", [SUM, kind], SUM],
    ["the one before several categories", [SUM, kind, dose], SUM],
    ["a category that stood before values", [SUM, kind, value(0)], kind],
    ["values that stood before a category", [SUM, value(0), kind], value(0)],
    ["what a category stood on, when back at it", [SUM, kind, value(0), kind], SUM],
    ["what was chosen in between", [SUM, value(0), LIST, value(0)], LIST],
    ["what was chosen after a way back", [SUM, value(0), SUM, LIST, kind], LIST],
  ])("%s", (_, orders, expected) => {
    expect(previousOrder(through(...orders), "rows")).toEqual(expected);
  });

  test("nothing where no step began it, or only another axis has steps", () => {
    expect(previousOrder(EMPTY_HISTORY, "rows")).toBeNull();
    expect(previousOrder(through(value(1), value(1, false)), "rows")).toBeNull();
    expect(previousOrder(through(SUM, value(1)), "cols")).toBeNull();
  });
});

test("steps come back in reverse and go forth again", () => {
  const both = recordStep(recordStep(EMPTY_HISTORY, FIRST), SECOND);
  const back = undoStep(both);
  expect(back?.parts).toEqual(SECOND.before);
  expect(redoStep(back?.history ?? EMPTY_HISTORY)).toEqual({ parts: SECOND.after, history: both });
  expect(undoStep(EMPTY_HISTORY)).toBeNull();
  expect(redoStep(both)).toBeNull();
});

test("a new step after an undo leaves nothing to do again", () => {
  const undoneOnce = undoStep(recordStep(EMPTY_HISTORY, FIRST))?.history ?? EMPTY_HISTORY;
  expect(recordStep(undoneOnce, SECOND)).toEqual({ ...EMPTY_HISTORY, past: [SECOND] });
});

test("a whole drag is one step, back to where it began", () => {
  const cut = (before: number, after: number) => ({
    before: { "rows.cut": before },
    after: { "rows.cut": after },
    gesture: "drag",
  });
  const dragged = recordStep(recordStep(EMPTY_HISTORY, cut(1, 2)), cut(2, 3));
  expect(dragged.past).toEqual([cut(1, 3)]);
});

test("the oldest steps are forgotten after a hundred", () => {
  let history = EMPTY_HISTORY;
  for (let i = 0; i < 120; i++) history = recordStep(history, FIRST);
  expect(history.past).toHaveLength(100);
});

test("steps stay those of the table they were made on", () => {
  const first = decodeHistory({ version: 1, past: [FIRST], future: [], table: 3 });
  const back = undoStep(recordStep(first, SECOND))?.history ?? EMPTY_HISTORY;
  expect(redoStep(back)?.history).toEqual({ ...first, past: [FIRST, SECOND] });
});

test("nothing but a zoom is no step", () => {
  const { before } = CASES[0] as Case;
  expect(diffViews(before, { ...before, viewport: { rows: [0, 1], cols: null } })).toBeNull();
});

test.each([
  null,
  undefined,
  3,
  {},
  { version: 2, past: [], future: [] },
  { version: 1, past: [3] },
  { version: 1, past: [], future: [], table: "1" },
])("what is no history is an empty one: %j", (json) => {
  expect(decodeHistory(json)).toEqual(EMPTY_HISTORY);
});
