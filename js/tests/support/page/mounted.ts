import { expect, onTestFinished, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { ViewState } from "../../../src/model/view-state.ts";
import type { RegionName } from "../../../src/panels/stage/hit-test.ts";
import widget from "../../../src/widget.ts";
import type { HandMadeModel } from "../hand-made-model.ts";

export type Rgba = readonly number[];

type AnyRegion = RegionName | "sidebar" | "legend";

type Host = (arguments_: Readonly<Record<string, unknown>>) => void;

const REGIONS: readonly AnyRegion[] = [
  "heatmap",
  "row-labels",
  "col-labels",
  "row-categories",
  "col-categories",
  "row-dendrogram",
  "col-dendrogram",
  "sidebar",
  "legend",
];

/** The widget as a notebook has it: one model, and views of it that come and go. */
export class Notebook {
  readonly model: HandMadeModel;
  readonly #life = new AbortController();
  readonly #render: Host;

  constructor(model: HandMadeModel, program = new Uint8Array(3)) {
    this.model = model;
    const { initialize, render } = widget(program) as unknown as { initialize: Host; render: Host };
    initialize({ model, signal: this.#life.signal });
    this.#render = render;
    onTestFinished(() => this.#life.abort());
  }

  /** Puts a view into a cell of this width. */
  open(width = 1000, cell: HTMLElement = document.createElement("div")): View {
    cell.style.width = `${width}px`;
    document.body.append(cell);
    const life = new AbortController();
    onTestFinished(() => {
      life.abort();
      cell.remove();
    });
    this.#render({ model: this.model, el: cell, signal: life.signal });
    return new View(this.model, cell, life);
  }
}

let viewCount = 0;

/** The sidebar is in sight. Pictures of the tests can be taken of wider views, and in the dark. */
const USUAL_WIDTH = Number(import.meta.env.VITE_SHOTS_WIDTH ?? 1000);
const THEME = import.meta.env.VITE_SHOTS_SCHEME ?? "light";

/** Opens one view and waits until it has drawn its first picture. */
export async function mounted(
  model: HandMadeModel,
  width = USUAL_WIDTH,
  program?: Uint8Array<ArrayBuffer>,
): Promise<View> {
  const size = [USUAL_WIDTH + 100, 800] as const;
  if (innerWidth !== size[0] || innerHeight !== size[1]) await page.viewport(...size);
  if (THEME === "dark")
    model.set("_options", { ...(model.get("_options") as object), theme: THEME });
  const view = new Notebook(model, program).open(width);
  await view.ready();
  return view;
}

/** The system asks for less motion, until the end of the test. */
export function askForLessMotion(): void {
  const matchMedia = window.matchMedia.bind(window);
  const spy = vi.spyOn(window, "matchMedia").mockImplementation((query) => {
    const list = matchMedia(query);
    if (!query.includes("reduced-motion")) return list;
    return Object.defineProperty(list, "matches", { value: true });
  });
  onTestFinished(() => spy.mockRestore());
}

export class View {
  readonly model: HandMadeModel;
  readonly cell: HTMLElement;
  readonly #life: AbortController;

  constructor(model: HandMadeModel, cell: HTMLElement, life: AbortController) {
    this.model = model;
    this.cell = cell;
    this.#life = life;
  }

  get root(): HTMLElement {
    return this.cell.shadowRoot?.querySelector(".clustergram") as HTMLElement;
  }

  /** What this view's controls are found in, by role and accessible name, whatever it says. */
  get controls() {
    this.root.dataset.testid ??= `view ${++viewCount}`;
    return page.elementLocator(this.root);
  }

  /** The view as the kernel knows it. */
  get published(): ViewState {
    return this.model.get("_view") as ViewState;
  }

  get tooltip(): HTMLElement | null {
    return this.root.querySelector('[role="tooltip"]');
  }

  remove(): void {
    this.#life.abort();
  }

  async ready(): Promise<void> {
    await vi.waitFor(() => expect(this.root?.dataset.ready).toBe("true"), { timeout: 10_000 });
  }

  region(name: AnyRegion): HTMLElement {
    return this.root.querySelector(`[data-region="${name}"]`) as HTMLElement;
  }

  /** The regions on show with their boxes, in CSS pixels of the page. */
  boxes(): Map<AnyRegion, DOMRect> {
    const shown = REGIONS.filter((name) => this.region(name).getClientRects().length > 0);
    return new Map(shown.map((name) => [name, this.region(name).getBoundingClientRect()]));
  }

  canvas(name: RegionName): HTMLCanvasElement {
    return this.region(name).querySelector("canvas") as HTMLCanvasElement;
  }

  /** What is drawn over the cells: lines and values of large ones, or marks and shades. */
  layer(name: "cell-grid" | "overlay"): HTMLCanvasElement {
    const [, grid, overlay] = this.region("heatmap").querySelectorAll("canvas");
    return (name === "overlay" ? overlay : grid) as HTMLCanvasElement;
  }

  /** All pixels of a region. */
  picture(name: RegionName): ImageData {
    const canvas = this.canvas(name);
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    return context.getImageData(0, 0, canvas.width, canvas.height);
  }

  /** The colour at a point of a region, in CSS pixels from its top left. */
  pixel(name: RegionName, x: number, y: number): Rgba {
    const context = this.canvas(name).getContext("2d") as CanvasRenderingContext2D;
    const at = (value: number) => Math.floor(value * devicePixelRatio);
    return [...context.getImageData(at(x), at(y), 1, 1).data];
  }

  /** The middle of cell (row, col) of a heatmap that shows `rowCount` by `colCount` of them. */
  cellMiddle(row: number, col: number, [rowCount, colCount]: readonly [number, number]) {
    const { width, height } = this.region("heatmap").getBoundingClientRect();
    return { x: ((col + 0.5) / colCount) * width, y: ((row + 0.5) / rowCount) * height };
  }

  /** The colours at the middle of every cell, row by row. */
  cellColors(shape: readonly [number, number]): Rgba[] {
    const { data, width } = this.picture("heatmap");
    const at = (value: number) => Math.floor(value * devicePixelRatio);
    return Array.from({ length: shape[0] * shape[1] }, (_, cell) => {
      const row = Math.floor(cell / shape[1]);
      const { x, y } = this.cellMiddle(row, cell % shape[1], shape);
      const pixel = (at(y) * width + at(x)) * 4;
      return [...data.subarray(pixel, pixel + 4)];
    });
  }

  async hover(name: AnyRegion, x: number, y: number): Promise<void> {
    await userEvent.hover(this.region(name), { position: { x, y } });
  }

  async click(name: RegionName, x: number, y: number, ...modifiers: Modifier[]): Promise<void> {
    await userEvent.click(this.region(name), { position: { x, y }, modifiers });
  }

  /** Turns the wheel with the pointer on the middle of the heatmap. */
  async wheel(delta: number): Promise<void> {
    await userEvent.wheel(this.region("heatmap"), { delta: { y: delta } });
  }

  /** The same anywhere on the heatmap, at once. */
  wheelAt(x: number, y: number, deltaY: number): void {
    const { left, top } = this.region("heatmap").getBoundingClientRect();
    const place = { clientX: left + x, clientY: top + y, deltaY };
    const event = new WheelEvent("wheel", { ...place, bubbles: true, cancelable: true });
    this.region("heatmap").dispatchEvent(event);
  }
}

type Modifier = "Alt" | "Control" | "ControlOrMeta" | "Meta" | "Shift";
