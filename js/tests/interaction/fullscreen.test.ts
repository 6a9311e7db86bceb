import { describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mounted, type View } from "../support/page/mounted.ts";
import { expectedColors, steppedModel, steppedValues, upTo } from "../support/page/tables.ts";

const button = (view: View) => view.controls.getByRole("button", { name: "Full screen" });
const hide = (view: View) => view.controls.getByRole("button", { name: "Hide sidebar" });
const show = (view: View) => view.controls.getByRole("button", { name: "Show sidebar" });
const boxOf = (view: View) => view.root.getBoundingClientRect();

async function drawsCells(view: View): Promise<void> {
  const cells = expectedColors(steppedValues(6, 4), upTo(6), upTo(4));
  await expect.poll(() => view.cellColors([6, 4])).toEqual(cells);
}

describe("full screen", () => {
  test("fills the screen and goes back", async () => {
    const view = await mounted(steppedModel(6, 4));
    onTestFinished(async () => {
      if (document.fullscreenElement) await document.exitFullscreen();
    });
    const before = boxOf(view);
    await userEvent.click(button(view));
    await expect.element(button(view)).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => boxOf(view).height).toBeCloseTo(innerHeight, 0);
    expect(boxOf(view).width).toBeCloseTo(innerWidth, 0);
    await drawsCells(view);
    await userEvent.click(button(view));
    await expect.element(button(view)).toHaveAttribute("aria-pressed", "false");
    await expect.poll(() => boxOf(view).height).toBe(before.height);
    expect(boxOf(view).width).toBe(before.width);
  });

  test("fills the window where the browser refuses, follows it, and Escape goes back", async () => {
    const view = await mounted(steppedModel(6, 4));
    const refused = vi.fn(() => Promise.reject(new TypeError("not allowed")));
    view.root.requestFullscreen = refused;
    view.cell.style.transform = "translate(30px, 40px)";
    view.cell.style.contain = "paint";
    const before = boxOf(view);
    await userEvent.click(button(view));
    await expect.poll(() => boxOf(view).height).toBeCloseTo(innerHeight, 0);
    expect(refused).toHaveBeenCalledOnce();
    expect([boxOf(view).left, boxOf(view).top]).toEqual([0, 0]);
    await page.viewport(820, 620);
    await expect.poll(() => boxOf(view).width).toBeCloseTo(820, 0);
    await drawsCells(view);
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => boxOf(view).width).toBe(before.width);
    await expect.element(button(view)).toHaveAttribute("aria-pressed", "false");
    await drawsCells(view);
  });
});

describe("the sidebar", () => {
  test("is hidden and shown again; the picture takes the room, the focus goes along", async () => {
    const view = await mounted(steppedModel(30, 20));
    const width = view.region("heatmap").getBoundingClientRect().width;
    await userEvent.click(view.controls.getByRole("combobox", { name: "Search rows" }));
    await userEvent.keyboard("row 1{Enter}");
    await userEvent.click(hide(view));
    await expect.poll(() => view.boxes().has("sidebar")).toBe(false);
    await expect
      .poll(() => view.region("heatmap").getBoundingClientRect().width)
      .toBeGreaterThan(width + 150);
    await expect.poll(() => view.cell.shadowRoot?.activeElement).toBe(show(view).element());
    const corner = show(view).element().getBoundingClientRect();
    expect(corner.left - boxOf(view).left).toBeLessThan(12);
    expect(corner.top - boxOf(view).top).toBeLessThan(12);
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => view.boxes().has("sidebar")).toBe(true);
    await expect.poll(() => view.cell.shadowRoot?.activeElement).toBe(hide(view).element());
    expect(view.root.querySelectorAll(".found-name")).toHaveLength(1);
    await expect.poll(() => view.region("heatmap").getBoundingClientRect().width).toBe(width);
  });

  test("opens over the picture where there is little room, and moves nothing of it", async () => {
    const view = await mounted(steppedModel(6, 4), 500);
    expect(view.boxes().has("sidebar")).toBe(false);
    const before = view.region("heatmap").getBoundingClientRect();
    await userEvent.click(show(view));
    await expect.poll(() => view.boxes().has("sidebar")).toBe(true);
    expect(view.region("heatmap").getBoundingClientRect().width).toBe(before.width);
    await userEvent.click(hide(view));
    await expect.poll(() => view.boxes().has("sidebar")).toBe(false);
  });

  test("over the picture is closed by Escape and by a click elsewhere, not by one in it", async () => {
    const view = await mounted(steppedModel(6, 4), 900);
    await userEvent.click(show(view));
    await userEvent.click(view.controls.getByRole("radio", { name: "Sum" }).first());
    expect(view.boxes().has("sidebar")).toBe(true);
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => view.boxes().has("sidebar")).toBe(false);
    expect(view.cell.shadowRoot?.activeElement).toBe(show(view).element());
    await userEvent.click(show(view));
    await expect.poll(() => view.boxes().has("sidebar")).toBe(true);
    const { width, height } = view.region("heatmap").getBoundingClientRect();
    await view.click("heatmap", width - 20, height - 20);
    await expect.poll(() => view.boxes().has("sidebar")).toBe(false);
  });

  test("leaves its tools in sight where it is hidden", async () => {
    const view = await mounted(steppedModel(6, 4), 900);
    for (const name of ["Undo", "Crop", "Snapshot", "Full screen", "Show sidebar"]) {
      await expect.element(view.controls.getByRole("button", { name, exact: true })).toBeVisible();
    }
    await userEvent.click(view.controls.getByRole("button", { name: "Snapshot" }));
    const popup = view.root.querySelector(".popup")?.getBoundingClientRect() as DOMRect;
    expect(popup.width).toBeGreaterThan(180);
    expect(popup.left).toBeGreaterThan(boxOf(view).left + 30);
    expect(popup.right).toBeLessThan(boxOf(view).right);
  });

  test("follows the room until somebody chooses", async () => {
    const view = await mounted(steppedModel(6, 4), 1010);
    expect(view.boxes().has("sidebar")).toBe(true);
    view.cell.style.width = "500px";
    await expect.poll(() => view.boxes().has("sidebar")).toBe(false);
    view.cell.style.width = "1010px";
    await expect.poll(() => view.boxes().has("sidebar")).toBe(true);
    await userEvent.click(hide(view));
    view.cell.style.width = "1020px";
    await expect.poll(() => boxOf(view).width).toBe(1020);
    expect(view.boxes().has("sidebar")).toBe(false);
  });

  test("has all controls in sight at 700 pixels, and the legend is in sight below the picture", async () => {
    const view = await mounted(steppedModel(1000, 40));
    const bottom = boxOf(view).bottom;
    const controls = view.root.querySelectorAll(
      ".side :is(.toolbar button, .search input, .chips, input[type=range].slider)",
    );
    expect(controls.length).toBeGreaterThan(14);
    for (const control of controls) {
      expect(control.getBoundingClientRect().bottom).toBeLessThan(bottom);
    }
    const legend = view.region("legend").getBoundingClientRect();
    expect(legend.bottom).toBeLessThanOrEqual(bottom);
    expect(legend.height).toBeGreaterThan(70);
  });
});

test("every tool has a name and a title", async () => {
  const view = await mounted(steppedModel(6, 4));
  const tools = Array.from(
    view.root.querySelectorAll<HTMLButtonElement>(".toolbar button"),
    (tool) => tool.getAttribute("aria-label"),
  );
  for (const name of [
    "Undo",
    "Redo",
    "Crop",
    "Reset zoom",
    "Hide sidebar",
    "Download data",
    "Snapshot",
    "Share",
    "Full screen",
    "Keyboard help",
  ]) {
    expect(tools).toContain(name);
  }
});
