import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import { textBlob } from "../../../src/export/download.ts";
import { writeHtmlFile } from "../../../src/export/html/html-file.ts";
import { openPage, type PageRecord } from "../../../src/export/html/open-page.ts";
import widget from "../../../src/widget.ts";
import type { HandMadeModel } from "../../support/hand-made-model.ts";
import { mounted, View } from "../../support/page/mounted.ts";
import { catchDownloads } from "../../support/page/saved.ts";
import {
  countingModel,
  expectedColors,
  steppedModel,
  textCategory,
  upTo,
} from "../../support/page/tables.ts";
import { topStop, wireStops } from "../../support/top-stops.ts";

const TRAITS = [
  "_matrix",
  ...["_rows", "_row_categories", "_row_orders"],
  ...["_cols", "_col_categories", "_col_orders"],
  ...["_colors", "_options", "_view", "_tops", "_history"],
];

const BREAKOUT = '</script><img src=x onerror="window.attacked = true"><!--<script>';

afterEach(() => {
  document.documentElement.style.colorScheme = "";
});

const PROGRAM = new TextEncoder().encode("export default 1");

/** The text of the page for a model whose program is `program`. */
function pageOf(model: HandMadeModel, title = "A title", program: unknown = PROGRAM): string {
  const traits = Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
  return [...writeHtmlFile({ ...traits, _program: program, _title: title }).lines()].join("");
}

function recordIn(page: Document): PageRecord {
  return JSON.parse(page.getElementById("widget")?.textContent as string);
}

function parsed(text: string): Document {
  return new DOMParser().parseFromString(text, "text/html");
}

/** What a browser does with the page, in this one, but for loading the program. */
async function opened(model: HandMadeModel, text = pageOf(model)): Promise<View> {
  const page = parsed(text);
  const nodes = [...page.body.childNodes];
  document.body.append(...nodes);
  onTestFinished(() => {
    for (const node of nodes) node.remove();
  });
  const main = document.querySelector("main") as HTMLElement;
  main.style.height = "600px";
  openPage(main, recordIn(document), widget);
  const view = new View(model, main, new AbortController());
  await view.ready();
  return view;
}

describe("a page saved from a widget", () => {
  test("shows the view as it was, and has its history", async () => {
    const model = steppedModel(6, 4);
    const view = await mounted(model);
    await view.controls.getByRole("radio", { name: "Label" }).first().click();
    await expect.poll(() => view.published.rows.order).toEqual({ by: "label" });
    const text = pageOf(model);
    view.remove();
    const page = await opened(model, text);
    const values = new Float32Array(upTo(24).map((i) => ((i * 37) % 256) / 128 - 1 + 1 / 256));
    const backwards = [5, 4, 3, 2, 1, 0];
    expect(page.cellColors([6, 4])).toEqual(expectedColors(values, backwards, upTo(4)));
    await page.controls.getByRole("button", { name: "Undo", exact: true }).click();
    await expect
      .poll(() => page.cellColors([6, 4]))
      .toEqual(expectedColors(values, upTo(6), upTo(4)));
  });

  test("fills the room there is, whatever the cell of the notebook had", async () => {
    const model = steppedModel(6, 4);
    model.set("_options", { version: 1, theme: "light", width: "50%", height: "300px" });
    const page = await opened(model);
    expect(page.root.clientHeight).toBe(600);
    expect(page.root.clientWidth).toBe(page.cell.clientWidth);
  });

  test("can be used - zoom, order, top rows, selection - and saved again", async () => {
    const model = steppedModel(30, 4);
    model.set("_tops", wireStops(4, topStop("sum", upTo(10))));
    const page = await opened(model);
    await page.wheel(-300);
    const reset = page.controls.getByRole("button", { name: "Reset zoom" });
    await expect.element(reset).toBeEnabled();
    await reset.click();
    await expect.element(reset).toBeDisabled();
    await page.controls.getByRole("radio", { name: "Variance" }).first().click();
    await expect
      .element(page.controls.getByRole("radio", { name: "Variance" }).first())
      .toBeChecked();
    const slider = page.controls.getByRole("slider", { name: "Top rows by sum" });
    (slider.element() as HTMLElement).focus();
    await userEvent.keyboard("{End}");
    const heatmap = () => page.region("heatmap").getAttribute("aria-label");
    await expect.poll(heatmap).toContain("10 rows");
    await page.click("row-labels", 10, 10);

    const files = catchDownloads();
    await page.controls.getByRole("button", { name: "Share" }).click();
    await page.controls.getByRole("button", { name: "Save as HTML file" }).click();
    await expect.poll(() => files.length).toBe(1);
    const again = parsed((await files[0]?.blob.text()) as string);
    expect(again.title).toBe("A title");
    const { state: saved, paths } = recordIn(again);
    const place = paths.findIndex(([name]) => name === "_program");
    const buffers = again.querySelectorAll("script[data-buffer]");
    expect(atob(buffers[place]?.textContent as string)).toBe("export default 1");
    expect(saved._view).toMatchObject({
      rows: { order: { by: "variance" }, selected: [9] },
      top: { by: "sum", count: 10 },
    });
  });

  test("has the theme it was given, else follows the system", async () => {
    const dark = steppedModel(6, 4);
    dark.set("_options", { version: 1, theme: "dark", width: "100%", height: "700px" });
    const page = await opened(dark);
    expect(page.root.dataset.theme).toBe("dark");
    expect(document.documentElement.style.colorScheme).toBe("dark");
  });

  test("says so in the widget's place when part of it is missing", async () => {
    const model = steppedModel(6, 4);
    const text = pageOf(model);
    const cut = text.slice(0, text.lastIndexOf("<script"));
    await expect(opened(model, cut)).rejects.toThrow(/The file has \d+ of its \d+ arrays\./);
  });
});

describe("text that wants out of the page", () => {
  test("stays text: title, labels, categories and program", async () => {
    const names = [BREAKOUT, "]]>", "{{ data }}", "{{ title }}", "$& $1", "\u2028"];
    const model = countingModel(
      new Float32Array(12),
      { labels: names, categories: [textCategory(BREAKOUT, [BREAKOUT, "b"], [0, 1, 0, 1, 0, 1])] },
      { labels: ["a", BREAKOUT] },
    );
    model.set("_rows", { ...(model.get("_rows") as object), title: BREAKOUT });
    const title = `${BREAKOUT}</title></h1>{{ data }}{{ title }}$&`;
    const program = `const text = "${BREAKOUT}"; // ${BREAKOUT} {{ data }}`;
    const text = pageOf(model, title, program);
    const page = parsed(text);

    expect(page.title).toBe(title);
    expect(page.querySelector("h1")?.textContent).toBe(title);
    expect(page.images).toHaveLength(0);
    const plain = parsed(pageOf(model, "", "")).scripts.length;
    expect(page.scripts).toHaveLength(plain);
    expect(recordIn(page).state._program).toBe(program);

    const view = await opened(model, text);
    expect(view.region("legend").textContent).toContain(BREAKOUT);
    await view.hover("row-labels", 10, 10);
    await expect.poll(() => view.tooltip?.textContent).toContain(`${BREAKOUT} ${BREAKOUT}`);
    expect(document.querySelector("img")).toBe(null);
    expect(Reflect.get(window, "attacked")).toBe(undefined);
  });

  test("the page may load nothing from anywhere", () => {
    const policy = parsed(pageOf(steppedModel(2, 2))).querySelector<HTMLMetaElement>(
      'meta[http-equiv="Content-Security-Policy"]',
    );
    expect(policy?.content).toMatch(/^default-src 'none';/);
    expect(policy?.content).not.toMatch(/http|\*|'self'|connect/);
  });
});

test("a large file is written piece by piece, has the size that was told, and the page lives", async () => {
  const values = new Uint8Array(30_000_000).fill(77);
  const file = writeHtmlFile({ _title: "Title", _matrix: { data: values } });
  let largest = 0;
  let sinceTurn = 0;
  const watch = setInterval(() => {
    sinceTurn = 0;
  });
  function* watched() {
    for (const line of file.lines()) {
      yield line;
      sinceTurn += line.length;
      largest = Math.max(largest, sinceTurn);
    }
  }
  const blob = await textBlob(watched(), "text/html");
  clearInterval(watch);
  expect(largest / file.size, "share that is written in one go").toBeLessThan(0.4);
  expect(blob.size).toBeGreaterThan(40_000_000);
  expect(Math.abs(file.size / blob.size - 1)).toBeLessThan(0.001);
});
