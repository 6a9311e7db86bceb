import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { isAddressForOthers } from "../../src/core/share.ts";
import { mounted, Notebook, type View } from "./mounted.ts";
import { steppedModel } from "./tables.ts";

vi.mock("../../src/core/share.ts", { spy: true });

/** As in another browser: nothing is remembered of what was shared or opened. */
function forgetAll(): void {
  Reflect.deleteProperty(globalThis, Symbol.for("clustergrammer_widget.shared-views.1"));
}

let copied: string[] = [];

beforeEach(() => {
  forgetAll();
  copied = [];
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => {
    copied.push(text);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  history.replaceState(null, "", location.pathname + location.search);
});

async function share(view: View): Promise<string> {
  await view.controls.getByRole("button", { name: "Share" }).click();
  await expect.poll(() => copied.length).toBe(1);
  return new URL(copied[0] as string).hash;
}

async function changed(view: View): Promise<void> {
  const { published } = view;
  view.model.set("_view", {
    ...published,
    rows: { ...published.rows, order: { by: "label" }, selected: [1, 4] },
    cols: { ...published.cols, crops: [{ kept: [0, 2, 3], cut: 1 }] },
    colors: { ...published.colors, opacity: 0.5 },
    viewport: { rows: [1, 4.5], cols: null },
  });
  await expect.poll(() => view.root.textContent).toContain("3");
}

describe("a view", () => {
  test("travels in the address to another browser", async () => {
    const view = await mounted(steppedModel(6, 4));
    await changed(view);
    const sent = view.published;
    const hash = await share(view);
    expect(hash).toMatch(/^#cgw=[0-9a-z]+\.z[\w-]+$/);
    expect(location.hash).toBe(hash);
    await expect.element(view.controls.getByText("Address copied")).toBeVisible();
    view.remove();

    forgetAll();
    const other = await mounted(steppedModel(6, 4));
    await expect.poll(() => other.published).toEqual(sent);
    await other.controls.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => other.published.rows.order).toEqual({ by: "cluster" });
  });

  test("is there before the first picture", async () => {
    const view = await mounted(steppedModel(6, 4));
    await changed(view);
    await share(view);
    forgetAll();
    const other = new Notebook(steppedModel(6, 4)).open();
    await other.ready();
    expect(other.published.rows.selected).toEqual([1, 4]);
  });

  test("is not taken twice, nor by the page that shared it", async () => {
    const view = await mounted(steppedModel(6, 4));
    await changed(view);
    await share(view);
    const again = await mounted(steppedModel(6, 4));
    expect(again.published.rows.selected).toEqual([]);
    again.remove();
    forgetAll();
    const first = await mounted(steppedModel(6, 4));
    expect(first.published.rows.selected).toEqual([1, 4]);
    const second = await mounted(steppedModel(6, 4));
    expect(second.published.rows.selected).toEqual([]);
  });

  test("of another table is left alone", async () => {
    const view = await mounted(steppedModel(6, 4));
    await changed(view);
    await share(view);
    forgetAll();
    const other = await mounted(steppedModel(4, 6));
    expect(other.published.rows.selected).toEqual([]);
  });

  test("pasted over the address of an open page is shown", async () => {
    const view = await mounted(steppedModel(6, 4));
    await changed(view);
    const hash = await share(view);
    view.remove();
    history.replaceState(null, "", location.pathname + location.search);
    forgetAll();
    const other = await mounted(steppedModel(6, 4));
    location.hash = hash;
    await expect.poll(() => other.published.rows.selected).toEqual([1, 4]);
  });
});

test("what the host has in the address stays", async () => {
  history.replaceState(null, "", "#Results");
  const view = await mounted(steppedModel(6, 4));
  expect(await share(view)).toMatch(/^#Results&cgw=/);
});

test.each(["garbage", "zAAAA", "j", "z", `j${btoa('{"version":1}')}`, "jbnVsbA"])(
  "an address that somebody broke changes nothing: %s",
  async (letters) => {
    const first = await mounted(steppedModel(6, 4));
    const key = /cgw=([^.]+)/.exec(await share(first))?.[1];
    first.remove();
    forgetAll();
    history.replaceState(null, "", `#cgw=${key}.${letters}`);
    const view = await mounted(steppedModel(6, 4));
    expect(view.published).toEqual(steppedModel(6, 4).get("_view"));
    expect(view.root.querySelector(".problem")).toBe(null);
  },
);

test("where the clipboard is closed the address is there to be copied", async () => {
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not allowed"));
  const view = await mounted(steppedModel(6, 4));
  await view.controls.getByRole("button", { name: "Share" }).click();
  const field = view.controls.getByRole("textbox", { name: "Address of this view" });
  await expect.element(field).toHaveValue(location.href);
  await expect.element(view.controls.getByText("Copy this address")).toBeVisible();
});

test("where the page has no address, that is said", async () => {
  vi.mocked(isAddressForOthers).mockReturnValue(false);
  onTestFinished(() => {
    vi.mocked(isAddressForOthers).mockReset();
  });
  const view = await mounted(steppedModel(6, 4));
  (view.controls.getByRole("button", { name: "Share" }).element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(view.controls.getByText("no address that others could open")).toBeVisible();
  expect(copied).toEqual([]);
  expect(location.hash).toBe("");
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => view.root.querySelector(".popup")).toBe(null);
});
