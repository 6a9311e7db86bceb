import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queueMount } from "../../../src/store/page-wide/mount-queue.ts";

const MANY = 6;
const LONG_MS = 250;
let now = 0;

beforeEach(() => {
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

const nextTask = () => new Promise((done) => setTimeout(done));

it("lets models load between views that take long to make", async () => {
  const made: number[] = [];
  const atEachTask: number[] = [];
  for (let view = 0; view < MANY; view++) {
    queueMount(() => {
      now += LONG_MS;
      made.push(view);
    });
  }
  expect(made).toEqual([]);
  while (made.length < MANY) {
    await nextTask();
    atEachTask.push(made.length);
  }
  expect(made).toEqual([0, 1, 2, 3, 4, 5]);
  expect(Math.max(...atEachTask.map((count, at) => count - (atEachTask[at - 1] ?? 0)))).toBe(2);
});

it("makes views that take no time at once", async () => {
  let made = 0;
  for (let view = 0; view < MANY; view++) queueMount(() => made++);
  await nextTask();
  expect(made).toBe(MANY);
});

it("makes the other views when one can't be made", async () => {
  const failed = new Promise((resolve) => process.once("uncaughtException", resolve));
  const made = vi.fn();
  queueMount(made);
  queueMount(() => {
    throw new Error("no view");
  });
  queueMount(made);
  await vi.waitFor(() => expect(made).toHaveBeenCalledTimes(2));
  expect(await failed).toEqual(new Error("no view"));
});

it("makes a view that is asked for while another is made", async () => {
  const made = vi.fn();
  queueMount(() => queueMount(made));
  await vi.waitFor(() => expect(made).toHaveBeenCalledOnce());
});

it("takes turns with widgets that carry a copy of their own", async () => {
  vi.resetModules();
  const copy = await import("../../../src/store/page-wide/mount-queue.ts");
  expect(copy.queueMount).not.toBe(queueMount);
  const made: string[] = [];
  queueMount(() => {
    now += 2 * LONG_MS;
    made.push("here");
  });
  copy.queueMount(() => made.push("there"));
  await nextTask();
  expect(made).toEqual(["here"]);
  await nextTask();
  expect(made).toEqual(["here", "there"]);
});
