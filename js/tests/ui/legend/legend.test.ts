import { describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import {
  countingModel,
  labels,
  numberCategory,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
} from "../../support/page/tables.ts";

async function withKinds(): Promise<View> {
  const model = countingModel(
    steppedValues(4, 3),
    { labels: labels(4, "r"), categories: [textCategory("Kind", ["a", "b"], [1, 0, -1, 1])] },
    { labels: labels(3, "c"), categories: [numberCategory("Dose", [2, -1, 0])] },
  );
  return await mounted(model);
}

const value = (view: View, name: string) => view.controls.getByRole("button", { name });
const barHeights = (view: View) =>
  [...view.root.querySelectorAll(".bar")].map((bar) => bar.getAttribute("height"));

describe("the legend of the colours", () => {
  test("keeps its histogram over the whole range while the domain moves", async () => {
    const view = await mounted(steppedModel(30, 20));
    const before = barHeights(view);
    expect(before).toHaveLength(60);
    (view.controls.getByRole("slider", { name: "Maximum value" }).element() as HTMLElement).focus();
    await userEvent.keyboard("{PageDown}{PageDown}");
    await expect.poll(() => view.root.querySelectorAll(".bar.outside").length).toBe(12);
    expect(barHeights(view)).toEqual(before);
  });

  test("has labels that stay in it and never touch, wherever the domain is", async () => {
    const view = await mounted(steppedModel(30, 20));
    const domains = [
      [-1, 1],
      [-0.01, 0.012],
      [-1, -0.99],
      [0.985, 1],
      [-0.3, 0.3],
      [0.1, 0.2],
    ] as const;
    for (const [vmin, vmax] of domains) {
      const { published } = view;
      view.model.set("_view", { ...published, colors: { ...published.colors, vmin, vmax } });
      await expect
        .poll(() => view.root.querySelector('[aria-label="Minimum value"]')?.ariaValueNow)
        .toBe(String(vmin));
      const scale = view.root.querySelector(".scale") as HTMLElement;
      const room = scale.getBoundingClientRect();
      const boxes = [...scale.children]
        .map((child) => child.getBoundingClientRect())
        .sort((a, b) => a.left - b.left);
      expect(boxes.length).toBeGreaterThan(1);
      for (const [i, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(room.left - 0.5);
        expect(box.right).toBeLessThanOrEqual(room.right + 0.5);
        expect(box.left).toBeGreaterThan(boxes[i - 1]?.right ?? -1);
      }
    }
  });

  test("is drawn for a table of one value and for one of none", async () => {
    for (const filling of [0, 5, Number.NaN, Infinity]) {
      const values = new Float32Array(6).fill(filling);
      const view = await mounted(
        countingModel(values, { labels: labels(2, "r") }, { labels: labels(3, "c") }),
      );
      expect(barHeights(view).every((height) => Number(height) >= 0)).toBe(true);
      view.remove();
    }
  });
});

describe("the legend of a category", () => {
  const ALIKE = [
    "Haematopoietic and lymphoid tissue, primary, of the left side",
    "Haematopoietic and lymphoid tissue, metastasis, of the left side",
    "CD4+/CD45RA+/CD25- Naive T",
    "CD4+/CD45RO+ Memory",
  ];
  const withAlike = (width: number) => {
    const kind = textCategory("Kind", ALIKE, [0, 1, 2, 3]);
    const rows = { labels: labels(4, "r"), categories: [kind] };
    return mounted(countingModel(steppedValues(4, 3), rows, { labels: labels(3, "c") }), width);
  };
  const isWhole = (element: Element) => element.scrollWidth <= element.clientWidth;

  test("keeps values apart that would be cut to the same text", async () => {
    const view = await withAlike(340);
    const names = [...view.root.querySelectorAll("button.legend-row .legend-name")];
    expect(names.map(({ textContent }) => textContent)).toEqual(ALIKE);
    const [one, other] = names as [Element, Element];
    for (const [name, differs] of [
      [one, "primary, of "],
      [other, "metastasis, "],
    ] as const) {
      expect(isWhole(name.querySelector(".head") as Element)).toBe(false);
      const difference = name.querySelector(".difference") as HTMLElement;
      expect(difference.textContent).toBe(differs);
      expect(isWhole(difference)).toBe(true);
      const { left, right } = name.getBoundingClientRect();
      expect(difference.getBoundingClientRect().left).toBeGreaterThanOrEqual(left);
      expect(difference.getBoundingClientRect().right).toBeLessThanOrEqual(right);
    }
  });

  test("has values whole where there is room for them", async () => {
    const view = await withAlike(1320);
    const names = [...view.root.querySelectorAll("button.legend-row .legend-name")].slice(2);
    expect(names.flatMap((name) => [...name.children]).every(isWhole)).toBe(true);
  });

  test("lists values with how many are displayed, and what has none", async () => {
    const view = await withKinds();
    const texts = () =>
      [...view.root.querySelectorAll(".category-legend")].map(({ textContent }) => textContent);
    expect(texts()[0]).toBe("Kindrowsa1b2none1");
    const { published } = view;
    view.model.set("_view", {
      ...published,
      rows: { ...published.rows, crops: [{ kept: [0, 1], cut: 1 }] },
    });
    await expect.poll(() => texts()[0]).toBe("Kindrowsa1b1");
  });

  test("lists what is displayed first, in the order given, and counts what it leaves out", async () => {
    const values = labels(500, "v");
    const rows = { labels: labels(500, "r"), categories: [textCategory("K", values, upTo(500))] };
    const view = await mounted(countingModel(new Float32Array(500), rows, { labels: ["c"] }));
    const names = () =>
      [...view.root.querySelectorAll("button.legend-row")].map(({ textContent }) => textContent);
    const note = () => view.root.querySelector(".category-legend .note")?.textContent;
    expect(names().slice(0, 2)).toEqual(["v01", "v11"]);
    expect(note()).toBe("and 440 more");
    const { published } = view;
    view.model.set("_view", {
      ...published,
      rows: { ...published.rows, crops: [{ kept: [7, 300, 450], cut: 1 }] },
    });
    await expect.poll(() => names().slice(0, 4)).toEqual(["v71", "v3001", "v4501", "v00"]);
    expect(names()).toHaveLength(60);
    expect(note()).toBe("and 440 more");
  });

  test("keeps the focus on the value that alone is kept", async () => {
    const view = await withKinds();
    const b = value(view, "b 2").element() as HTMLElement;
    b.focus();
    await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
    await expect.poll(() => view.published.rows.category?.value).toBe("b");
    await expect.poll(() => view.root.querySelector("button.legend-row")?.textContent).toBe("b2");
    expect(view.cell.shadowRoot?.activeElement).toBe(b);
  });

  test("counts as the tooltip does, also after a crop", async () => {
    const view = await withKinds();
    const { published } = view;
    view.model.set("_view", {
      ...published,
      rows: { ...published.rows, crops: [{ kept: [0, 1], cut: 1 }] },
    });
    await userEvent.hover(value(view, "b 1"));
    await expect.poll(() => view.tooltip?.textContent).toBe("Kind: b1 row");
  });

  test("selects the rows of the value that is clicked", async () => {
    const view = await withKinds();
    await value(view, "b 2").click();
    await expect.poll(() => view.published.rows.selected).toEqual([0, 3]);
    await expect.element(value(view, "b 2")).toHaveAttribute("aria-pressed", "true");
    await userEvent.click(value(view, "a 1"), { modifiers: ["Control"] });
    await expect.poll(() => view.published.rows.selected).toEqual([0, 1, 3]);
  });

  test("works by keyboard, and shows what it points at", async () => {
    const view = await withKinds();
    (value(view, "a 1").element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.poll(() => view.tooltip?.textContent).toContain("Kind: b");
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => view.published.rows.selected).toEqual([0, 3]);
  });

  test("is one stop of the Tab key with all others; arrow keys go from value to value", async () => {
    const kind = (title: string) => textCategory(title, ["a", "b", "c"], [1, 0, -1, 1]);
    const view = await mounted(
      countingModel(
        steppedValues(4, 3),
        { labels: labels(4, "r"), categories: [kind("One"), kind("Two")] },
        { labels: labels(3, "c"), categories: [textCategory("Three", ["x"], [0, 0, 0])] },
      ),
    );
    const after = document.body.appendChild(document.createElement("button"));
    onTestFinished(() => after.remove());
    const focused = () => view.cell.shadowRoot?.activeElement;
    const maximum = view.controls.getByRole("slider", { name: "Maximum value" });
    (maximum.element() as HTMLElement).focus();
    await userEvent.keyboard("{Tab}");
    const path: string[] = [];
    const keys = ["ArrowDown", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home", "ArrowUp"];
    for (const key of ["", ...keys]) {
      if (key) await userEvent.keyboard(`{${key}}`);
      const title = focused()?.closest(".category-legend")?.ariaLabel;
      path.push(`${title} ${focused()?.textContent}`);
    }
    expect(path).toEqual([
      "One a1",
      "One b2",
      "Two a1",
      "Three x3",
      "Three x3",
      "Two b2",
      "One a1",
      "One a1",
    ]);
    await userEvent.keyboard("{ArrowDown}{Tab}");
    expect(document.activeElement).toBe(after);
    await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
    expect(focused()?.textContent).toBe("b2"); // where it was left
    await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
    expect(focused()).toBe(maximum.element());
  });

  test("tells a long value whole in its title", async () => {
    const long = `a value of ${"many words ".repeat(12)}end`;
    const rows = { labels: labels(2, "r"), categories: [textCategory("K", [long], [0, 0])] };
    const view = await mounted(countingModel(new Float32Array(2), rows, { labels: ["c"] }));
    const row = view.root.querySelector("button.legend-row") as HTMLElement;
    expect(row.title).toBe(long);
  });

  test("dims all other rows while the pointer is on a value", async () => {
    const view = await withKinds();
    const { width, height } = view.region("row-categories").getBoundingClientRect();
    const alphas = () =>
      [0, 1, 3].map(
        (row) => view.pixel("row-categories", width * 0.4, ((row + 0.5) / 4) * height)[3],
      );
    expect(alphas()).toEqual([255, 255, 255]);
    await userEvent.hover(value(view, "b 2"));
    await expect.poll(alphas).toEqual([255, 64, 255]);
    await userEvent.hover(view.region("row-labels"), { position: { x: 2, y: 2 } });
    await expect.poll(alphas).toEqual([255, 255, 255]);
  });
});
