import { expect, test } from "vitest";
import { mounted } from "../../support/page/mounted.ts";
import { catchDownloads } from "../../support/page/saved.ts";
import { labels, numberCategory } from "../../support/page/tables.ts";
import { atRest, balancedModel } from "../../support/page/trees.ts";

/** 2024-03-01 and the days after it; the last of them at half past two, and one unknown. */
const DAYS = [0, 1, 2, 5, 20, Number.NaN, 30, 40.604167].map((day) => 19783 + day);
const LASTED = [12, 3, 0.5, 7, 1, 2, 4, 6];

const opened = async () => {
  const categories = [
    numberCategory("Measured", DAYS, "date"),
    numberCategory("Lasted", LASTED, "duration"),
  ];
  const view = await mounted(
    balancedModel({ labels: labels(8, "row "), categories }, { labels: labels(4, "col ") }),
  );
  await atRest(view);
  return view;
};

test("dates and durations read as such at the strip, at labels, in the legend and on a chip", async () => {
  const view = await opened();
  const { width, height } = view.region("row-categories").getBoundingClientRect();
  const told = async (across: number, row: number) => {
    const before = view.tooltip?.textContent;
    await view.hover("row-categories", width * across, (height * (row + 0.5)) / 8);
    await expect.poll(() => view.tooltip?.textContent ?? before).not.toBe(before);
    return view.tooltip?.textContent;
  };
  expect(await told(0.2, 0)).toBe("Measured: 2024-03-011 row");
  expect(await told(0.2, 7)).toBe("Measured: 2024-04-10 14:301 row");
  expect(await told(0.2, 5)).toBe("Measured: missing");
  expect(await told(0.7, 0)).toBe("Lasted: 12 days1 row");
  await view.hover("row-labels", 10, height / 16);
  await expect
    .poll(() => view.tooltip?.textContent)
    .toMatch(/Measured: 2024-03-01Lasted: 12 days$/);
  const legends = [...view.root.querySelectorAll(".category-legend")];
  expect(legends.map(({ textContent }) => textContent)).toEqual([
    "Measured2024-03-012024-04-10",
    "Lasted0 days12 days",
  ]);

  await view.click("row-categories", width * 0.2, height / 16, "Shift");
  const chip = "Show all rows, not only Measured: 2024-03-01";
  await expect.element(view.controls.getByRole("button", { name: chip })).toBeVisible();
  await expect
    .poll(() => view.published.rows.category)
    .toEqual({ title: "Measured", value: 19783 });
});

test("the earliest date is seen, and each later one is stronger", async () => {
  const view = await opened();
  const { height } = view.region("row-categories").getBoundingClientRect();
  const alphas = DAYS.map(
    (_, row) => view.pixel("row-categories", 3, (height * (row + 0.5)) / 8)[3],
  );
  expect(alphas).toEqual([51, 56, 61, 76, 151, 0, 202, 255]);
});

test("a cluster's dates are told in days, in its tooltip and in its panel", async () => {
  const view = await opened();
  const { height } = view.region("row-dendrogram").getBoundingClientRect();
  await view.hover("row-dendrogram", 6, height * 0.2);
  await expect
    .poll(() => view.tooltip?.textContent?.replaceAll("\u2011", "-"))
    .toContain("Measuredmean\u00a02024-03-03 (others\u00a02024-03-31)");
  expect(view.tooltip?.textContent).toContain("mean\u00a05.63 days (others\u00a03.25 days)");
  await view.click("row-dendrogram", 6, height * 0.2);
  await expect.element(view.controls.getByRole("dialog")).toBeVisible();
  const rows = [...view.root.querySelectorAll("table.numbers tbody tr")];
  const told = rows.map((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent));
  expect(told).toEqual([
    [
      "Measured",
      "2024-03-032024-03-01 to 2024-03-06",
      "2024-03-312024-03-21 to 2024-04-101\u00a0missing",
    ],
    ["Lasted", "5.63 days0.5 days to 12 days", "3.25 days1 day to 6 days"],
  ]);
});

test("the legend of a snapshot has the dates", async () => {
  const view = await opened();
  const files = catchDownloads();
  await view.controls.getByRole("button", { name: "Snapshot" }).click();
  await view.controls.getByRole("menuitem", { name: "SVG" }).click();
  await expect.poll(() => files.length, { timeout: 20_000 }).toBe(1);
  const svg = (await files[0]?.blob.text()) ?? "";
  for (const text of ["2024-03-01", "2024-04-10", "0 days", "12 days"]) {
    expect(svg).toContain(`>${text}</text>`);
  }
});
