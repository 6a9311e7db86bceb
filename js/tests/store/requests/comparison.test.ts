import { expect, test, vi } from "vitest";
import fixture from "../../../../tests/fixtures/comparison.json";
import type { ComparisonMessage } from "../../../src/kernel/kernel-messages.ts";
import {
  type ComparisonRequest,
  MOST_CELLS_IN_PAGE,
  requestComparison,
} from "../../../src/store/requests/comparison.ts";
import { WidgetStore } from "../../../src/store/widget-store.ts";
import { comparedLines, comparisonAnswer } from "../../support/comparisons.ts";
import { inFakeTime } from "../../support/fake-time.ts";
import { number, type SharedNumber } from "../../support/fixture.ts";
import { type HandMadeModel, handMadeModel } from "../../support/hand-made-model.ts";

const life = inFakeTime();

const FEW = fixture.cases.find(({ name }) => name === "few, welch");
const ASKED: ComparisonRequest = { side: "cols", a: [1, 0], b: null, test: "welch" };

const names = (count: number, start: string) =>
  Array.from({ length: count }, (_, i) => `${start}${i}`);

function opened(isAlone = false, rows = 8, cols = 4) {
  const values = Float32Array.from((FEW?.values ?? []) as SharedNumber[], number);
  const model = handMadeModel(
    rows * cols === values.length ? values : new Float32Array(rows * cols),
    { labels: names(rows, "g") },
    { labels: names(cols, "s") },
  );
  return { model, shared: new WidgetStore(model, life.signal, () => isAlone) };
}

const questionOf = ({ sent }: HandMadeModel) =>
  (sent.at(-1) as { compare: ComparisonMessage }).compare;

test("the kernel is asked and its answer has all rows, both means, and units", async () => {
  const { model, shared } = opened();
  const before = model.listenerCount;
  const coming = requestComparison(shared, ASKED);
  const question = questionOf(model);
  expect(question).toMatchObject({ axis: "cols", members: [0, 1], others: null, test: "welch" });
  expect(Object.keys(question).sort()).toEqual(
    Object.keys(fixture.crossing[0]?.question ?? {}).sort(),
  );
  model.tell(...comparisonAnswer("mann-whitney", question.id + 1));
  model.tell(...comparisonAnswer("welch", question.id));
  const found = await coming;
  expect(found).toMatchObject({
    by: "kernel",
    tested: "rows",
    sizeA: 2,
    sizeB: 2,
    testedCount: 7,
    units: "values as given",
    notes: ["1 has no p-value: too few values, infinite values, or no variance in either group."],
  });
  expect(found.items.map(({ sourceIndex: position }) => position)).toEqual(
    comparedLines("welch").map(({ position }) => position),
  );
  expect(found.items[0]?.meanA).toBe(comparedLines("welch")[0]?.mean_a);
  expect(model.listenerCount).toBe(before);
});

test.each(["welch", "mann-whitney"] as const)(
  "without a kernel the page finds the same: %s",
  async (test) => {
    const { model, shared } = opened(true);
    const found = await requestComparison(shared, { ...ASKED, test });
    expect(found.by).toBe("page");
    expect(model.sent).toEqual([]);
    const told = comparedLines(test);
    expect(found.items.map(({ sourceIndex: position }) => position)).toEqual(
      told.map(({ position }) => position),
    );
    for (const [i, { p }] of told.entries()) {
      if (p === null) expect(found.items[i]?.p).toBeNull();
      else expect(found.items[i]?.p).toBeCloseTo(p, 9);
    }
  },
);

test("a kernel that says nothing is not waited for where the page can do the same", async () => {
  const { model, shared } = opened();
  const before = model.listenerCount;
  const coming = requestComparison(shared, ASKED);
  vi.advanceTimersByTime(60_000);
  expect((await coming).by).toBe("page");
  expect(model.listenerCount).toBe(before);
});

test("what is too large for the page is said to be, with the way out", async () => {
  const { shared } = opened(true, MOST_CELLS_IN_PAGE / 2000 + 1, 2000);
  await expect(requestComparison(shared, ASKED)).rejects.toThrow(
    "No kernel answers, and 5,002,000 values are too many to compare in the page (at most 5,000,000)",
  );
});

test("a refusal of the kernel is told in its words", async () => {
  const { model, shared } = opened();
  const coming = requestComparison(shared, ASKED);
  model.tell({ kind: "comparison", id: questionOf(model).id, problem: "no rest" }, []);
  await expect(coming).rejects.toThrow("no rest");
});

test("a broken answer is none, and the page computes", async () => {
  const { model, shared } = opened();
  const coming = requestComparison(shared, ASKED);
  const [content, [positions]] = comparisonAnswer("welch", questionOf(model).id);
  model.tell(content, [positions]);
  expect((await coming).by).toBe("page");
});

test.each([
  [{ a: [] }, "The group is empty"],
  [{ a: [0, 1, 2, 3] }, "Everything visible is selected"],
  [{ b: [] }, "The other group is empty"],
  [{ b: [1, 2] }, "have 1 member in common"],
])("groups that can't be compared are said to be: %j", async (change, sentence) => {
  const { model, shared } = opened();
  await expect(requestComparison(shared, { ...ASKED, ...change })).rejects.toThrow(sentence);
  expect(model.sent).toEqual([]);
});

test("a group of one has means and a note instead of p", async () => {
  const { shared } = opened(true);
  const found = await requestComparison(shared, { ...ASKED, a: [0] });
  expect(found.testedCount).toBe(0);
  expect(found.items[0]?.meanA).not.toBeNull();
  expect(found.notes).toEqual([expect.stringContaining("One group has only one member")]);
});

test("a comparison that is not wanted any more stops listening", async () => {
  const { model, shared } = opened();
  const before = model.listenerCount;
  const wanted = new AbortController();
  const coming = requestComparison(shared, ASKED, wanted.signal);
  wanted.abort();
  await expect(coming).rejects.toMatchObject({ name: "AbortError" });
  expect(model.listenerCount).toBe(before);
});
