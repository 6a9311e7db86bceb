import { beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../support/page/mounted.ts";
import { steppedModel } from "../support/page/tables.ts";

const sheet = (view: View) => view.controls.getByRole("dialog", { name: "Mouse and keyboard" });
const button = (view: View) => view.controls.getByRole("button", { name: "Keyboard help" });

describe("the help sheet", () => {
  test("is opened by its button, names every gesture and key, and is closed by Escape", async () => {
    const view = await mounted(steppedModel(6, 4));
    await userEvent.click(button(view));
    await expect.element(sheet(view)).toBeVisible();
    const text = sheet(view).element().textContent ?? "";
    for (const key of [
      "Wheel",
      "Drag",
      "Double-click",
      "Shift + drag",
      "Alt + click",
      "Page Up",
      "Home",
      "Enter",
      "Space",
      "Shift + ↓",
      "order by its values",
      "keep only that value",
      "crop to the selection",
      "+",
      "0",
      "/",
      "Ctrl + Z",
      "Ctrl + Shift + Z",
      "Escape",
      "?",
    ]) {
      expect(text).toContain(key);
    }
    const columns = sheet(view).element().querySelectorAll(".help > div");
    expect(columns).toHaveLength(2);
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => sheet(view).elements()).toEqual([]);
    expect(view.cell.shadowRoot?.activeElement).toBe(button(view).element());
  });

  test("is opened by ?, keeps the focus, and gives it back", async () => {
    const view = await mounted(steppedModel(6, 4));
    view.region("heatmap").focus();
    await userEvent.keyboard("?");
    await expect.element(sheet(view)).toBeVisible();
    for (let tab = 0; tab < 4; tab++) {
      await userEvent.keyboard("{Tab}");
      const focused = view.cell.shadowRoot?.activeElement;
      expect(
        focused === null ||
          sheet(view)
            .element()
            .contains(focused ?? null),
      ).toBe(true);
    }
    await userEvent.keyboard("{ArrowDown}+");
    expect(view.published.viewport).toEqual({ rows: null, cols: null });
    await userEvent.click(view.controls.getByRole("button", { name: "Close" }));
    await expect.poll(() => sheet(view).elements()).toEqual([]);
    expect(view.cell.shadowRoot?.activeElement).toBe(view.region("heatmap"));
  });

  test("fits where there is little room", async () => {
    const view = await mounted(steppedModel(6, 4), 340);
    view.region("heatmap").focus();
    await userEvent.keyboard("?");
    await expect.element(sheet(view)).toBeVisible();
    const box = (sheet(view).element().firstElementChild as Element).getBoundingClientRect();
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.bottom).toBeLessThanOrEqual(innerHeight);
  });
});

describe("the hint on first use", () => {
  const hint = (view: View) => view.controls.getByRole("note");

  beforeEach(() => {
    localStorage.clear();
    Reflect.deleteProperty(globalThis, "clustergrammer-hint-seen");
  });

  test("says how to begin, goes with the first gesture, and stays away", async () => {
    const view = await mounted(steppedModel(6, 4));
    await expect.element(hint(view)).toHaveTextContent("Scroll to zoom");
    await expect.element(hint(view)).toHaveTextContent("? for all");
    await view.hover("heatmap", 50, 50);
    await expect.element(hint(view)).toBeVisible();
    await view.wheel(-100);
    await expect.poll(() => hint(view).elements()).toEqual([]);
    expect(localStorage.length).toBe(1);
    const later = await mounted(steppedModel(6, 4));
    expect(hint(later).elements()).toEqual([]);
  });

  test.each(["360px", "600px", "900px"])(
    "leaves room for what a pixel shows, at %s",
    async (width) => {
      const model = steppedModel(3000, 2000);
      model.set("_options", { version: 1, theme: "light", width, height: "500px" });
      const view = await mounted(model);
      const status = view.root.querySelector(".status") as HTMLElement;
      await expect.poll(() => status.textContent).toMatch(/1 px = [\d.]+ rows × [\d.]+ columns/);
      const written = document.createRange();
      written.selectNodeContents(status);
      const left = written.getBoundingClientRect().left;
      const hints = hint(view).elements();
      for (const { right } of hints.map((shown) => shown.getBoundingClientRect())) {
        expect(right).toBeLessThanOrEqual(left);
      }
      expect(hints).toHaveLength(width === "360px" ? 0 : 1);
    },
  );

  test.each([560, 900])("cuts no words off where the widget is %i px wide", async (width) => {
    const model = steppedModel(6, 12);
    model.set("_options", { version: 1, theme: "light", width: `${width}px`, height: "500px" });
    const view = await mounted(model);
    await expect.element(hint(view)).toBeVisible();
    const line = hint(view).element().getBoundingClientRect();
    const words = Array.from(hint(view).element().children, (one) => one.getBoundingClientRect());
    const shown = words.filter(({ top }) => top < line.bottom);
    expect(shown.length < words.length).toBe(width === 560);
    for (const { right } of shown) expect(right).toBeLessThanOrEqual(line.right);
  });

  test("stays away where nothing can be remembered", async () => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    const spies = (["getItem", "setItem"] as const).map((name) =>
      vi.spyOn(Storage.prototype, name).mockImplementation(refuse),
    );
    try {
      const view = await mounted(steppedModel(6, 4));
      await expect.element(hint(view)).toBeVisible();
      await view.click("row-labels", 20, 100);
      await expect.poll(() => hint(view).elements()).toEqual([]);
      view.remove();
      const next = await mounted(steppedModel(6, 4));
      expect(hint(next).elements()).toEqual([]);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });
});
