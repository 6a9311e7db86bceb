import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { ValuesMessage } from "../../src/kernel/kernel-messages.ts";
import { type HandMadeModel, wireArray } from "../support/hand-made-model.ts";
import { mounted, type View } from "../support/page/mounted.ts";
import { catchDownloads } from "../support/page/saved.ts";
import {
  countingModel,
  labels,
  numberCategory,
  steppedModel,
  textCategory,
} from "../support/page/tables.ts";

async function downloaded(view: View): Promise<{ name: string; text: string }> {
  const files = catchDownloads();
  await view.controls.getByRole("button", { name: "Download data" }).click();
  await expect.poll(() => files.length).toBe(1);
  const [{ name, blob }] = files as [(typeof files)[number]];
  expect(blob.type).toMatch(/^text\/tab-separated-values/);
  return { name, text: await blob.text() };
}

const HALVES = Float32Array.from([1, 2.5, Number.NaN, -4, 5, 0.1, 7, 8, 9, 10, 11, 12]);

function model() {
  const made = countingModel(
    HALVES,
    { labels: labels(4, "r"), categories: [textCategory("Kind", ["1", "x"], [0, 1, 1, -1])] },
    { labels: ["a", "b", 'c"\t'], categories: [numberCategory("Dose", [1, Number.NaN, 0.5])] },
  );
  made.set("_rows", { ...(made.get("_rows") as object), title: "Gene" });
  return withoutKernel(made);
}

function withoutKernel(made: HandMadeModel): HandMadeModel {
  made.send = () => {
    throw new Error("the kernel was shut down");
  };
  return made;
}

/** The question for the values, when it has come. */
async function asked({ sent }: HandMadeModel): Promise<ValuesMessage> {
  const questions = () => sent as { kind: string; values: ValuesMessage }[];
  const found = () => questions().find(({ kind }) => kind === "values");
  await expect.poll(found).not.toBe(undefined);
  return found()?.values as ValuesMessage;
}

test("the whole table is downloaded with its categories and titles", async () => {
  const { name, text } = await downloaded(await mounted(model()));
  expect(name).toBe("clustergram-gene-4x3.tsv");
  expect(text).toBe(
    '\t\ta\tb\t"c""\t"\n' +
      "\t\tDose: 1\tDose: NaN\tDose: 0.5\n" +
      "Gene: r0\tKind: 1\t1\t2.5\tNaN\n" +
      "Gene: r1\tKind: x\t-4\t5\t0.1\n" +
      "Gene: r2\tKind: x\t7\t8\t9\n" +
      "Gene: r3\t\t10\t11\t12\n",
  );
});

test("what is filtered, cropped and ordered is downloaded as it is displayed", async () => {
  const made = model();
  const view = await mounted(made);
  const { published } = view;
  made.set("_view", {
    ...published,
    rows: { ...published.rows, category: { title: "Kind", value: "x" }, order: { by: "label" } },
    cols: { ...published.cols, crops: [{ kept: [0, 2], cut: 1 }] },
  });
  const { name, text } = await downloaded(view);
  expect(name).toBe("clustergram-gene-2x2.tsv");
  expect(text).toBe(
    '\t\ta\t"c""\t"\n' +
      "\t\tDose: 1\tDose: 0.5\n" +
      "Gene: r2\tKind: x\t7\t9\n" +
      "Gene: r1\tKind: x\t-4\t0.1\n",
  );
  await expect
    .element(view.controls.getByRole("status"))
    .toHaveTextContent("No kernel answers, so values are saved with seven digits.");
});

test("a kernel that lives is asked for all digits of what is displayed", async () => {
  const model = countingModel(
    Float32Array.from([1, 2, 3, 0.1]),
    { labels: ["a", "b"] },
    { labels: ["x", "y"] },
  );
  const view = await mounted(model);
  model.set("_view", {
    ...view.published,
    rows: { ...view.published.rows, order: { by: "label" } },
  });
  const files = catchDownloads();
  const button = view.controls.getByRole("button", { name: "Download data" });
  await button.click();
  const { id, ...cells } = await asked(model);
  expect(cells).toEqual({ table: 0, rows: [1, 0], cols: [0, 1] });
  expect(view.root.dataset.busy).toBe("true");
  await button.click();
  const { data, ...values } = wireArray(Float64Array.of(0.1, 1 / 3, 1e-300, 4), [2, 2]);
  model.tell({ kind: "values", id: id + 1, values }, []);
  expect(files).toEqual([]);
  model.tell({ kind: "values", id, values }, [data]);
  await expect.poll(() => view.root.dataset.busy).toBe("false");
  expect(await files[0]?.blob.text()).toBe(`\tx\ty\nb\t0.1\t${1 / 3}\na\t1e-300\t4\n`);
  expect(files).toHaveLength(1);
});

test("a zoom leaves nothing out, and the keyboard does it too", async () => {
  const view = await mounted(withoutKernel(steppedModel(40, 30)));
  await view.wheel(-300);
  const files = catchDownloads();
  (view.controls.getByRole("button", { name: "Download data" }).element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => files.length).toBe(1);
  expect((await files[0]?.blob.text())?.split("\n")).toHaveLength(42);
});

test("a large table is written piece by piece, and the page lives meanwhile", async () => {
  const view = await mounted(withoutKernel(steppedModel(3000, 400)));
  let frames = 0;
  let isCounting = true;
  const count = () => {
    frames += 1;
    if (isCounting) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  const { text } = await downloaded(view);
  isCounting = false;
  expect(frames).toBeGreaterThan(3);
  expect(text.length).toBeGreaterThan(5_000_000);
  expect(text.split("\n")).toHaveLength(3002);
});

test("names that a spreadsheet would compute can be downloaded for one", async () => {
  const made = countingModel(HALVES.subarray(0, 2), { labels: ["=1+1", "-5"] }, { labels: ["@x"] });
  const view = await mounted(withoutKernel(made));
  expect((await downloaded(view)).text).toBe("\t@x\n=1+1\t1\n-5\t2.5\n");
  await view.controls.getByRole("checkbox", { name: "Download for a spreadsheet" }).click();
  expect((await downloaded(view)).text).toBe("\t'@x\n'=1+1\t1\n-5\t2.5\n");
});

test("where nothing looks like a formula, nobody is asked about spreadsheets", async () => {
  const view = await mounted(model());
  expect(view.controls.getByRole("checkbox", { name: "Download for a spreadsheet" }).query()).toBe(
    null,
  );
});
