import { expect, test, vi } from "vitest";
import { requestExactValues } from "../../../src/store/requests/exact-values.ts";
import { WidgetStore } from "../../../src/store/widget-store.ts";
import { inFakeTime } from "../../support/fake-time.ts";
import { type HandMadeModel, handMadeModel, wireArray } from "../../support/hand-made-model.ts";

const life = inFakeTime();

function opened(isAlone = () => false): { model: HandMadeModel; shared: WidgetStore } {
  const model = handMadeModel(
    Float32Array.of(1, 2, 3, 4),
    { labels: ["a", "b"] },
    { labels: ["x", "y"] },
  );
  return { model, shared: new WidgetStore(model, life.signal, isAlone) };
}

const idOf = ({ sent }: HandMadeModel) => (sent[0] as { values: { id: number } }).values.id;

test("values come with all their digits, and nobody listens any more", async () => {
  const { model, shared } = opened();
  const before = model.listenerCount;
  const coming = requestExactValues(shared);
  const exact = Float64Array.of(0.1, 1 / 3, Number.NaN, 1e300);
  const { data, ...values } = wireArray(exact, [2, 2]);
  model.tell({ kind: "values", id: idOf(model), values }, [data]);
  expect(await coming).toEqual(exact);
  expect(model.listenerCount).toBe(before);
});

test("what is no such array is no answer", async () => {
  const { model, shared } = opened();
  const coming = requestExactValues(shared);
  const { data, ...values } = wireArray(Float64Array.of(1, 2, 3), [3]);
  model.tell({ kind: "values", id: idOf(model), values }, [data]);
  expect(await coming).toBe(null);
});

test("a kernel that does not answer in time is not waited for", async () => {
  const { model, shared } = opened();
  const before = model.listenerCount;
  const coming = requestExactValues(shared);
  vi.advanceTimersByTime(60_000);
  expect(await coming).toBe(null);
  expect(model.listenerCount).toBe(before);
});

test("where there is no kernel none is asked", async () => {
  const { model, shared } = opened(() => true);
  expect(await requestExactValues(shared)).toBe(null);
  expect(model.sent).toEqual([]);
});
