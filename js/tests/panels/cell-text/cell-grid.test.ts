import { describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { handMadeModel } from "../../support/hand-made-model.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import { catchDownloads } from "../../support/page/saved.ts";
import { labels, steppedModel } from "../../support/page/tables.ts";

function grid(view: View): HTMLCanvasElement {
  return view.layer("cell-grid");
}

/** How many pixels of the grid's canvas have ink. */
function ink(view: View): number {
  if (grid(view).hidden) return 0;
  const { width, height } = grid(view);
  const context = grid(view).getContext("2d") as CanvasRenderingContext2D;
  const { data } = context.getImageData(0, 0, width, height);
  return data.filter((channel, i) => i % 4 === 3 && channel > 0).length;
}

function inkAt(view: View, x: number, y: number): number {
  const context = grid(view).getContext("2d") as CanvasRenderingContext2D;
  const at = (value: number) => Math.round(value * devicePixelRatio);
  return context.getImageData(at(x), at(y), 1, 1).data[3] as number;
}

const values = (view: View) => view.controls.getByRole("checkbox", { name: "Cell values" });

describe("cells of more than 40 pixels", () => {
  test.each(["webgl2", "canvas2d"])("have lines between them: %s", async (renderer) => {
    if (renderer === "canvas2d") {
      const original = HTMLCanvasElement.prototype.getContext;
      const stub = vi.spyOn(HTMLCanvasElement.prototype, "getContext");
      onTestFinished(() => stub.mockRestore());
      stub.mockImplementation(function (this: HTMLCanvasElement, ...request: unknown[]) {
        return request[0] === "webgl2" ? null : Reflect.apply(original, this, request);
      } as typeof original);
    }
    const view = await mounted(steppedModel(6, 4));
    expect(view.root.dataset.renderer).toBe(renderer);
    const { width, height } = view.region("heatmap").getBoundingClientRect();
    expect(inkAt(view, width / 4, 10)).toBeGreaterThan(0);
    expect(inkAt(view, 10, height / 2)).toBeGreaterThan(0);
    expect(inkAt(view, width / 8, height / 12)).toBe(0);
  });

  test("have their values written in them on request, in ink that stands out", async () => {
    const model = handMadeModel(
      Float32Array.from([-1, 0, 1, 0.25, Number.NaN, -0.123456]),
      { labels: labels(2, "r") },
      { labels: labels(3, "c") },
    );
    const view = await mounted(model);
    const lines = ink(view);
    await userEvent.click(values(view));
    await expect.poll(() => ink(view)).toBeGreaterThan(lines + 60);
    const written = await svgTexts(view);
    expect(written.map(([text]) => text)).toEqual(["-1", "0", "1", "0.25", "-0.123"]);
    const inks = written.map(([, ink]) => ink);
    expect(inks).toEqual(["#ffffff", "#16181b", "#16181b", "#16181b", "#16181b"]);
    await userEvent.click(values(view));
    await expect.poll(() => ink(view)).toBe(lines);
    expect(await svgTexts(view)).toEqual([]);
  });

  test("have the values as given where columns have ranges of their own, in ink that stands out", async () => {
    const model = handMadeModel(
      Float32Array.from([0, 5, -2, 500, 5.25, -1.5, 1000, 5.5, -1]),
      { labels: labels(3, "r") },
      { labels: labels(3, "c") },
    );
    const colors = { center: null, unequal: "cols", own_range: "cols" };
    model.set("_colors", { ...(model.get("_colors") as object), ...colors });
    const view = await mounted(model);
    await userEvent.click(values(view));
    await expect.poll(() => ink(view)).toBeGreaterThan(0);
    // blue, white and red cells
    expect(await svgTexts(view)).toEqual([
      ...["0", "5", "-2"].map((text) => [text, "#ffffff"]),
      ...["500", "5.25", "-1.5", "1000", "5.5", "-1"].map((text) => [text, "#16181b"]),
    ]);
  });

  test("are what a zoom makes of smaller ones", async () => {
    const view = await mounted(steppedModel(60, 40));
    expect(ink(view)).toBe(0);
    for (let turn = 0; turn < 12; turn++) view.wheelAt(100, 100, -400);
    await expect.poll(() => ink(view)).toBeGreaterThan(0);
  });
});

/** What a snapshot has in the cells, and in which colours. */
async function svgTexts(view: View): Promise<(string | null)[][]> {
  const files = catchDownloads();
  await userEvent.click(view.controls.getByRole("button", { name: "Snapshot" }));
  await userEvent.click(view.controls.getByRole("menuitem", { name: "SVG" }));
  await expect.poll(() => files.length).toBe(1);
  const [file] = files;
  if (!file) throw new Error("nothing was saved");
  const svg = await file.blob.text();
  const page = new DOMParser().parseFromString(svg, "image/svg+xml");
  const group = page.querySelector("#cell-grid") as Element;
  expect(group.querySelectorAll("rect, path").length).toBeGreaterThan(2);
  return [...group.querySelectorAll("text")].map((text) => [
    text.textContent,
    text.getAttribute("fill"),
  ]);
}
