import type { Box } from "../core/layout.ts";

/** A canvas that covers one region at the screen's own resolution. */
export class PanelCanvas {
  readonly element: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;

  constructor(element: HTMLCanvasElement) {
    const context = element.getContext("2d");
    if (!context) throw new Error("this browser has no 2-D canvas");
    this.element = element;
    this.#context = context;
  }

  get width(): number {
    return this.element.width;
  }

  get height(): number {
    return this.element.height;
  }

  get pixels(): CanvasRenderingContext2D {
    return this.#context;
  }

  /** Fits the canvas to its box; a changed size clears it. */
  resize(box: Box, pixelRatio: number): void {
    const width = Math.max(1, Math.round(box.width * pixelRatio));
    const height = Math.max(1, Math.round(box.height * pixelRatio));
    if (this.element.width !== width) this.element.width = width;
    if (this.element.height !== height) this.element.height = height;
  }

  /** Clears the canvas and hands `draw` a context measured in CSS pixels. */
  draw(box: Box, pixelRatio: number, draw: (context: CanvasRenderingContext2D) => void): void {
    this.resize(box, pixelRatio);
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.element.width, this.element.height);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    draw(context);
  }
}
