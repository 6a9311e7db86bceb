import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { wireArray } from "../../support/hand-made-model.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import {
  countingModel,
  labels,
  numberCategory,
  steppedValues,
  textCategory,
  upTo,
} from "../../support/page/tables.ts";

const HOSTILE: Readonly<Record<string, string>> = {
  HTML: '<img src="x" onerror="globalThis.attacked = true"><b>bold</b>&amp;',
  quotes: `"double" 'single' \\back \`tick\` \${x}`,
  emoji: "\u{1F469}\u200D\u{1F52C} \u{1F1E9}\u{1F1EA}",
  "right-to-left": "\u202Eמלאכה עם כיוון\u202C",
  "control characters": "a\u0000b\u0007c\u001b[31m\nsecond line",
  "10,000 characters": "long ".repeat(2000),
  nothing: "",
};

describe("labels, titles and values of every kind are text", () => {
  test.each(Object.entries(HOSTILE))("%s", async (_, text) => {
    const category = textCategory(text, [text], [0, 0]);
    const rows = { labels: [text, text], categories: [category] };
    const view = await mounted(
      countingModel(steppedValues(2, 3), rows, {
        ...rows,
        labels: [text, text, "c"],
        categories: [],
      }),
    );
    const elementsBefore = view.root.querySelectorAll("*").length;
    const { x, y } = view.cellMiddle(1, 1, [2, 3]);
    await view.hover("heatmap", x, y);
    await expect.poll(() => view.tooltip).not.toBeNull();
    const tip = view.tooltip as HTMLElement;
    const said = text
      .replace(/\n/g, "␤")
      .replace(/\p{Cc}/gu, " ")
      .slice(0, 200);
    expect(tip.textContent?.split(said).length).toBeGreaterThan(4);
    expect(new Set(Array.from(tip.querySelectorAll("*"), ({ tagName }) => tagName))).toEqual(
      new Set(["DIV", "SPAN", "B"]),
    );
    expect(view.root.querySelectorAll("*").length - elementsBefore).toBeLessThan(40);
    expect(view.root.querySelector("img")).toBeNull();
    expect("attacked" in globalThis).toBe(false);
    const box = tip.getBoundingClientRect();
    const root = view.root.getBoundingClientRect();
    expect(box.right).toBeLessThanOrEqual(root.right);
    expect(box.bottom).toBeLessThanOrEqual(root.bottom);
    expect(box.left).toBeGreaterThanOrEqual(root.left);
  });
});

test("what is pointed at is named with its value and its categories", async () => {
  const values = Float32Array.from([0.12345678, Number.NaN, -1e-7, Infinity, 3, 123456.5]);
  const rows = {
    labels: ["TP53", "EGFR"],
    categories: [
      textCategory("pathway", ["repair", "growth"], [0, -1]),
      numberCategory("length", [393, Number.NaN]),
    ],
  };
  const cols = {
    labels: ["s1", "s2", "s3"],
    categories: [textCategory("batch", ["α"], [0, 0, -1])],
  };
  const view = await mounted(countingModel(values, rows, cols));
  const told = async (name: Parameters<typeof view.hover>[0], x: number, y: number) => {
    const before = view.tooltip?.textContent;
    await view.hover(name, x, y);
    await expect.poll(() => view.tooltip?.textContent ?? before).not.toBe(before);
    // biome-ignore lint/performance/useDomNodeTextContent: with line breaks, as people see it
    return view.tooltip?.innerText;
  };
  const cell = (row: number, col: number) => {
    const { x, y } = view.cellMiddle(row, col, [2, 3]);
    return told("heatmap", x, y);
  };
  expect(await cell(0, 0)).toBe(
    "0.1235\nRow TP53\npathway: repair\nlength: 393\nColumn s1\nbatch: α",
  );
  expect(await cell(1, 2)).toBe(
    "123456.5\nRow EGFR\npathway: missing\nlength: missing\nColumn s3\nbatch: missing",
  );
  expect(await cell(0, 1)).toMatch(/^missing\n/);
  expect(await cell(0, 2)).toMatch(/^-1e-7\n/);
  expect(await cell(1, 0)).toMatch(/^∞\n/);

  const { height } = view.region("row-labels").getBoundingClientRect();
  expect(await told("row-labels", 20, height * 0.75)).toBe(
    "Row EGFR\npathway: missing\nlength: missing",
  );
  const colLabels = view.region("col-labels").getBoundingClientRect();
  expect(await told("col-labels", 60, colLabels.height - 4)).toBe("Column s1\nbatch: α");
  const strips = view.region("row-categories").getBoundingClientRect();
  expect(await told("row-categories", strips.width * 0.2, strips.height / 4)).toBe(
    "pathway: repair\n1 row",
  );
  expect(await told("row-categories", strips.width * 0.7, strips.height / 4)).toBe(
    "length: 393\n1 row",
  );
  expect(await told("row-categories", strips.width * 0.7, strips.height * 0.75)).toBe(
    "length: missing",
  );
  expect(await told("col-categories", 20, 4)).toBe("batch: α\n2 columns");
  expect(await told("row-dendrogram", 8, height / 2)).toMatch(
    /^Cluster 1\n2 of 2 rows\npathway\nrepair\n1 \(50 %\)/,
  );
  await view.hover("sidebar", 5, 5);
  await expect.poll(() => view.tooltip).toBeNull();
});

test("a value too small for single precision is told and ordered by as it is", async () => {
  const values = Float64Array.from([1e-46, 0.5, 2e-46, 1, 1e308, 2]);
  const view = await mounted(
    countingModel(values, { labels: ["p", "q"] }, { labels: ["a", "b", "c"] }),
  );
  const { x, y } = view.cellMiddle(0, 0, [2, 3]);
  await view.hover("heatmap", x, y);
  await expect.poll(() => view.tooltip?.textContent).toMatch(/^1e-46/);
});

describe("the value as given", () => {
  const GIVEN = [
    [3, 1204, 17, Number.NaN],
    [0.25, 12.34, -1.5, Infinity],
    [7, 7, 7, 7],
  ] as const;
  const FACTOR = [678.3, 7.1, 1];
  const OFFSET = [408.7, 3.7, 7];

  const opened = () => {
    const drawn = GIVEN.flatMap((row, i) =>
      row.map((value) => (value - (OFFSET[i] as number)) / (FACTOR[i] as number)),
    );
    const rows = { labels: labels(3, "r") };
    const model = countingModel(Float32Array.from(drawn), rows, { labels: labels(4, "c") });
    const [offset, factor] = [OFFSET, FACTOR].map((list) => wireArray(Float64Array.from(list)));
    model.set("_scaling", { version: 1, units: "z-scores", axis: "rows", offset, factor });
    return mounted(model);
  };

  test("is in the tooltip of every cell that had one, to the digit", async () => {
    const view = await opened();
    const told = async (row: number, col: number) => {
      const { x, y } = view.cellMiddle(row, col, [3, 4]);
      await view.hover("heatmap", x, y);
      await expect.poll(() => view.tooltip?.textContent).toContain(`r${row}Column c${col}`);
      return view.tooltip?.querySelector(".tip-before")?.textContent ?? null;
    };
    expect(await told(0, 0)).toBe("as given 3");
    expect(await told(0, 1)).toBe("as given 1204");
    expect(await told(0, 3)).toBeNull();
    expect(await told(1, 0)).toBe("as given 0.25");
    expect(await told(1, 1)).toBe("as given 12.34");
    expect(await told(1, 3)).toBeNull();
    expect(await told(2, 2)).toBe("as given 7");
    expect(view.tooltip?.textContent).toMatch(/^0as given 7/);
  });

  test("is told where a table was normalised, of all cells", async () => {
    const rows = { labels: labels(3, "r") };
    const model = countingModel(steppedValues(3, 4), rows, { labels: labels(4, "c") });
    const values = wireArray(Float32Array.from(GIVEN.flat()), [3, 4]);
    model.set("_scaling", { version: 1, units: "ln(1 + value)", values, scale: 2 });
    const view = await mounted(model);
    const { x, y } = view.cellMiddle(1, 1, [3, 4]);
    await view.hover("heatmap", x, y);
    await expect.poll(() => view.tooltip?.textContent).toContain("as given 24.68");
  });

  test("is read out with the keyboard's cell", async () => {
    const view = await opened();
    view.region("heatmap").focus();
    const status = () => view.root.querySelector('[role="status"]')?.textContent?.trim();
    await expect.poll(status).toBe("r0, c0: -0.5981, as given 3");
    await userEvent.keyboard("{ArrowDown}{End}");
    await expect.poll(status).toBe("r1, c3: ∞");
  });
});

test.each([
  ["value", textCategory("kind", ["a", "b"], [0, 1, 1, 0])],
  ["number", numberCategory("dose", [-3.5, -3.25, -3.25, -3.5])],
])("pointing at a category %s or a cluster puts the rest in the shade", async (_, category) => {
  const rows = { labels: labels(4, "r"), categories: [category] };
  const view = await mounted(countingModel(steppedValues(4, 3), rows, { labels: labels(3, "c") }));
  const { width, height } = view.region("row-categories").getBoundingClientRect();
  const bright = () =>
    [0.125, 0.375, 0.625, 0.875].map(
      (at) => (view.pixel("row-categories", width / 2, at * height)[3] ?? 0) > 200,
    );
  const shades = () => {
    const overlay = view.layer("overlay");
    const context = overlay.getContext("2d") as CanvasRenderingContext2D;
    return [0.125, 0.375, 0.625, 0.875].map(
      (at) => (context.getImageData(9, Math.floor(at * height), 1, 1).data[3] ?? 0) > 0,
    );
  };
  const palenesses = () => {
    const { data, width: across } = view.picture("row-labels");
    const band = (height * devicePixelRatio) / 4;
    return upTo(4).map((row) => {
      const [from, to] = [row * band, (row + 1) * band].map((y) => Math.round(y) * across * 4);
      const strongest = data
        .subarray(from, to)
        .reduce((a, b, i) => (i % 4 === 3 ? Math.max(a, b) : a), 0);
      return strongest < 100;
    });
  };
  expect(palenesses()).toEqual([false, false, false, false]);
  await view.hover("row-categories", width / 2, height / 8);
  await expect.poll(shades).toEqual([false, true, true, false]);
  expect(bright()).toEqual([true, false, false, true]);
  expect(palenesses()).toEqual([false, true, true, false]);
  await view.hover("row-dendrogram", 8, height / 8);
  await expect.poll(shades).toEqual([false, false, true, true]);
  expect(bright()).toEqual([true, true, false, false]);
  expect(palenesses()).toEqual([false, false, true, true]);
  await view.hover("col-dendrogram", 8, 8);
  await expect.poll(palenesses).toEqual([false, false, false, false]);
  expect(bright()).toEqual([true, true, true, true]);
  await view.hover("sidebar", 5, 5);
  await expect.poll(shades).toEqual([false, false, false, false]);
});

describe("in a low widget a tooltip lies inside and says how much it leaves out", () => {
  const strips = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      textCategory(
        `trait ${i}`,
        labels(24, "value "),
        upTo(24).map((row) => (row * (i + 1)) % 24),
      ),
    );

  const opened = (rowStrips: number, colStrips: number) => {
    const model = countingModel(
      steppedValues(24, 24),
      { labels: labels(24, "r"), categories: strips(rowStrips) },
      { labels: labels(24, "c"), categories: strips(colStrips) },
    );
    model.set("_options", { ...(model.get("_options") as object), height: "400px" });
    const first = model.get("_view") as View["published"];
    model.set("_view", { ...first, rows: { ...first.rows, cut: 11.5 } });
    return mounted(model);
  };

  const expectInside = async (view: View) => {
    await expect.poll(() => view.tooltip).not.toBeNull();
    const box = view.tooltip?.getBoundingClientRect() as DOMRect;
    const root = view.root.getBoundingClientRect();
    expect(root.height).toBe(400);
    expect(box.top).toBeGreaterThanOrEqual(root.top);
    expect(box.bottom).toBeLessThanOrEqual(root.bottom);
    expect(box.height).toBeGreaterThan(300);
  };

  test("of a cluster with 15 strips of many values", async () => {
    const view = await opened(15, 0);
    const { width, height } = view.region("row-dendrogram").getBoundingClientRect();
    await view.hover("row-dendrogram", width / 3, height * 0.25);
    await expectInside(view);
    expect(view.tooltip?.textContent).toMatch(
      /^Cluster 112 of.*trait 3.*and \d+ moreand \d+ more categories/,
    );
  });

  test("of a cell with 30 strips each way", async () => {
    const view = await opened(30, 30);
    const { x, y } = view.cellMiddle(12, 5, [24, 24]);
    await view.hover("heatmap", x, y);
    await expectInside(view);
    const left = view.root.clientHeight - (view.tooltip as HTMLElement).offsetHeight;
    expect(left, "less than one more line each way").toBeLessThan(50);
    expect(view.tooltip?.textContent).toMatch(/and 2\d moreColumn c\d+trait 0.*and 2\d more$/);
  });
});

test("lines are broken between words only, and what is told stands in one column", async () => {
  const day = Date.UTC(2024, 2, 1) / 86_400_000;
  const name = "a-long-name-with-hyphens of several-words/that-do-not-fit on-one-line-together";
  const rows = {
    labels: [name, "x".repeat(200)],
    categories: [
      numberCategory("first seen", [day, day], "date"),
      textCategory("kind of tissue", ["non-small-cell lung carcinoma, HLA-DRB1-positive"], [0, 0]),
    ],
  };
  const view = await mounted(countingModel(steppedValues(2, 2), rows, { labels: ["c", "d"] }));
  const at = (row: number) => {
    const { x, y } = view.cellMiddle(row, 0, [2, 2]);
    return view.hover("heatmap", x, y);
  };
  await at(0);
  await expect.poll(() => view.tooltip?.textContent).toContain(name);
  const tip = view.tooltip as HTMLElement;
  const lineHeight = Number.parseFloat(getComputedStyle(tip).lineHeight);
  const whole = [...tip.querySelectorAll<HTMLElement>(".whole")];
  expect(whole.map(({ textContent }) => textContent)).toContain("2024-03-01");
  for (const word of whole) expect(word.offsetHeight).toBeLessThan(1.5 * lineHeight);
  const keys = [...tip.querySelectorAll(".tip-line .tip-key")];
  expect(new Set(keys.map((key) => key.getBoundingClientRect().right)).size).toBe(1);

  await at(1);
  await expect.poll(() => view.tooltip?.textContent).toContain("x".repeat(200));
  const { left, right } = (view.tooltip as HTMLElement).getBoundingClientRect();
  const root = view.root.getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(root.left);
  expect(right).toBeLessThanOrEqual(root.right);
  expect(right - left).toBeLessThanOrEqual(381);
});

test("the tooltip of a label leaves the labels free", async () => {
  const view = await mounted(
    countingModel(
      steppedValues(9, 9),
      { labels: labels(9, "the name of row ") },
      { labels: labels(9, "column ") },
    ),
  );
  await view.hover("row-labels", 10, 4);
  await expect.poll(() => view.tooltip?.textContent).toContain("row 0");
  const rowNames = view.region("row-labels").getBoundingClientRect();
  expect(view.tooltip?.getBoundingClientRect().left).toBeGreaterThanOrEqual(rowNames.right);
  const colNames = view.region("col-labels").getBoundingClientRect();
  await view.hover("col-labels", 90, colNames.height - 14);
  await expect.poll(() => view.tooltip?.textContent).toContain("column");
  expect(view.tooltip?.getBoundingClientRect().top).toBeGreaterThanOrEqual(colNames.bottom);
});
