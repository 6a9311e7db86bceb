import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { isAddressForOthers, isLocalAddress } from "../../src/view/url-state.ts";
import { mounted, Notebook, type View } from "../support/page/mounted.ts";
import { catchDownloads, type SavedFile } from "../support/page/saved.ts";
import { steppedModel } from "../support/page/tables.ts";

vi.mock("../../src/view/url-state.ts", { spy: true });

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

function popupOf(view: View): Element | null {
  return view.root.querySelector(".popup");
}

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

  test("is offered as a file first where its address opens on this computer only", async () => {
    const view = await mounted(steppedModel(6, 4));
    const order = async () => {
      await share(view);
      const popup = popupOf(view) as Element;
      const file = popup.querySelector("button[aria-label='Save as HTML file']") as Element;
      const address = popup.querySelector("input[aria-label='Address of this view']") as Element;
      const position = file.compareDocumentPosition(address);
      return position & Node.DOCUMENT_POSITION_FOLLOWING ? "file first" : "address first";
    };
    expect(await order()).toBe("file first");
    await expect.element(view.controls.getByText("on this computer only")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    copied = [];
    vi.mocked(isLocalAddress).mockReturnValue(false);
    expect(await order()).toBe("address first");
    await expect.element(view.controls.getByText("everyone who can open")).toBeVisible();
  });

  test("takes the groups along that it is ordered by", async () => {
    const view = await mounted(steppedModel(6, 4));
    const groups = [{ name: "a", positions: [2, 5], color: "#e69f00" }];
    const { published } = view;
    const order = { by: "category", title: "Group" };
    view.model.set("_view", { ...published, rows: { ...published.rows, order, groups } });
    await share(view);
    view.remove();

    forgetAll();
    const other = await mounted(steppedModel(6, 4));
    await expect.poll(() => other.published.rows.order).toEqual(order);
    expect(other.published.rows.groups).toEqual(groups);
  });

  test("is found after the notebook has gone on without the fragment", async () => {
    const view = await mounted(steppedModel(6, 4));
    await changed(view);
    await share(view);
    view.remove();
    forgetAll();
    history.pushState(null, "", location.pathname + location.search);
    const other = await mounted(steppedModel(6, 4));
    await expect.poll(() => other.published.rows.selected).toEqual([1, 4]);
    history.back();
    await expect.poll(() => location.hash).toMatch(/cgw=/);
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
  await expect.poll(() => location.hash).toMatch(/cgw=/);
  await expect.element(field).toHaveValue(location.href);
  await expect.element(view.controls.getByText("Copy this address")).toBeVisible();
});

test("where the page has an address, a file can be had as well", async () => {
  const files = catchDownloads();
  const view = await mounted(steppedModel(6, 4));
  await share(view);
  expect(files).toEqual([]);
  await view.controls.getByRole("button", { name: "Save as HTML file" }).click();
  await expect.poll(() => files.length).toBe(1);
  expect(copied).toHaveLength(1);
});

describe("where the page has no address", () => {
  beforeEach(() => {
    vi.mocked(isAddressForOthers).mockReturnValue(false);
    return () => vi.mocked(isAddressForOthers).mockReset();
  });

  async function pressed(view: View): Promise<void> {
    (view.controls.getByRole("button", { name: "Share" }).element() as HTMLElement).focus();
    await userEvent.keyboard("{Enter}");
  }

  test("the view is saved as an HTML file, and that is said", async () => {
    const files = catchDownloads();
    const view = await mounted(steppedModel(6, 4));
    await changed(view);
    await pressed(view);
    await expect.poll(() => files.length).toBe(1);
    const [file] = files as [SavedFile];
    expect(file.name).toBe("clustergram-6x3.html");
    expect(file.blob.type).toBe("text/html;charset=utf-8");
    const page = new DOMParser().parseFromString(await file.blob.text(), "text/html");
    expect(page.title).toBe("Clustergram, 6 × 4");
    const { state, paths } = JSON.parse(page.getElementById("widget")?.textContent as string);
    expect(state._view).toEqual(view.published);
    expect(paths).toContainEqual(["_program"]);

    expect(popupOf(view)?.textContent).toContain("It opens in any browser");
    const status = view.controls.getByRole("status");
    await expect.element(status).toHaveTextContent("Saved clustergram-6x3.html");
    expect(copied).toEqual([]);
    expect(location.hash).toBe("");
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => popupOf(view)).toBe(null);
  });

  test("a large file is saved only when its size was seen and it is still wanted", async () => {
    const files = catchDownloads();
    const program = new Uint8Array(18_750_000);
    const view = await mounted(steppedModel(6, 4), undefined, program);
    await pressed(view);
    await expect.poll(() => popupOf(view)?.textContent).toContain("Save as HTML file 25.0 MB");
    expect(files).toEqual([]);
    const save = view.controls.getByRole("button", { name: "Save as HTML file" });
    await expect.element(save).toHaveAccessibleDescription("25.0 MB");
    await save.click();
    await expect.poll(() => files.length).toBe(1);
    expect(files[0]?.blob.size).toBeGreaterThan(25_000_000);
  });

  test("what goes wrong is said, and can be tried again", async () => {
    const files = catchDownloads();
    vi.spyOn(URL, "createObjectURL").mockImplementation(() => {
      throw new Error("the disk is full");
    });
    const view = await mounted(steppedModel(6, 4));
    await pressed(view);
    await expect
      .poll(() => popupOf(view)?.textContent)
      .toContain("The file could not be saved: the disk is full.");
    expect(files).toEqual([]);
    vi.mocked(URL.createObjectURL).mockRestore();
    await userEvent.keyboard("{Enter}{Enter}");
    await expect.poll(() => files.length).toBe(1);
  });
});
