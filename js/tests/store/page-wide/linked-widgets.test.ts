import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import type { ViewState } from "../../../src/model/view-state.ts";
import { followLinks } from "../../../src/store/page-wide/linked-widgets.ts";
import { WidgetStore } from "../../../src/store/widget-store.ts";
import { readFixture } from "../../support/fixture.ts";
import { HandMadeModel } from "../../support/hand-made-model.ts";
import { asRead } from "../../support/wire-fixture.ts";

interface Session {
  readonly name: string;
  readonly widgets: readonly Readonly<Record<string, unknown>>[];
  readonly steps: readonly { readonly leader: number; readonly views: readonly ViewState[] }[];
}

const SESSIONS = readFixture<Session[]>("links");

interface Opened {
  readonly model: HandMadeModel;
  readonly shared: WidgetStore;
  readonly life: AbortController;
}

afterEach(() => {
  vi.useRealTimers();
});

async function opened(session: Session, isAlone = true): Promise<Opened[]> {
  const read = await Promise.all(session.widgets.map((traits) => asRead(traits)));
  return read.map((traits) => {
    const model = new HandMadeModel(traits);
    const life = new AbortController();
    onTestFinished(() => life.abort());
    const shared = new WidgetStore(model, life.signal);
    followLinks(shared, () => isAlone, life.signal);
    return { model, shared, life };
  });
}

test.each(SESSIONS)(
  "$name: linked widgets show what the kernel would let them show",
  async (session) => {
    const widgets = await opened(session);
    for (const [i, { leader, views }] of session.steps.entries()) {
      widgets[leader]?.shared.change(views[leader] as ViewState);
      for (const [j, { shared }] of widgets.entries()) {
        expect(shared.view.value, `step ${i}, widget ${j}`).toEqual(views[j]);
      }
    }
  },
);

const [SOME] = SESSIONS as [Session];

test("a change is one step and one message of each widget, and comes to rest with it", async () => {
  const widgets = await opened(SOME);
  vi.useFakeTimers();
  const [first] = widgets as [Opened];
  const steps = widgets.map(({ shared }) => shared.history.value.past.length);
  first.shared.changeAxis("rows", { selected: [12, 13] });
  vi.runAllTimers();
  expect(widgets.map(({ model }) => model.saved.length)).toEqual([1, 1, 1]);
  first.shared.changeAxis("rows", { order: { by: "label" } });
  vi.runAllTimers();
  expect(widgets.map(({ model }) => model.saved.length)).toEqual([2, 2, 2]);
  expect(
    widgets.map(({ shared }, i) => shared.history.value.past.length - (steps[i] ?? 0)),
  ).toEqual([2, 2, 2]);
});

test("what is not shared leaves the others as they are", async () => {
  const [first, second] = (await opened(SOME)) as [Opened, Opened];
  const before = second.shared.view.value;
  first.shared.changeAxis("rows", { selected: [0, 1], cut: 0.1 });
  expect(second.shared.view.value).toBe(before);
});

test("while a kernel answers, the page leaves the following to it", async () => {
  const [first, second] = (await opened(SOME, false)) as [Opened, Opened];
  const before = second.shared.view.value;
  first.shared.changeAxis("rows", { order: { by: "label" }, selected: [12] });
  expect(second.shared.view.value).toBe(before);
  expect(second.model.saved).toEqual([]);
});

test("a widget that is let go, or gone, does not follow any more", async () => {
  const [first, second, third] = (await opened(SOME)) as [Opened, Opened, Opened];
  await second.model.receive({ _links: [] });
  first.shared.changeAxis("rows", { selected: [12] });
  expect(second.shared.view.value.rows.selected).toEqual([]);
  expect(third.shared.view.value.rows.selected).toEqual([7]);
  third.life.abort();
  first.shared.changeAxis("rows", { selected: [13] });
  expect(third.shared.view.value.rows.selected).toEqual([7]);
});

test("a record of a link that can't be read is an error that names it", async () => {
  const [{ model, life }] = (await opened(SOME)) as [Opened];
  model.set("_links", [{ id: 3, rows: true, cols: true }]);
  expect(() => new WidgetStore(model, life.signal)).toThrow("links[0].id: text was expected");
});
