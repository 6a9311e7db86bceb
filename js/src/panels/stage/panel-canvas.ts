import type { Box } from "../../layout/stage-layout.ts";
import { contextOf } from "../context-2d.ts";

/** Settings that make a canvas fast to draw and to show. */
export interface CanvasKind {
  /** Covers all that is under it. */
  readonly isOpaque: boolean;
  /** Whether it is kept in main memory, which is faster for many small marks. */
  readonly isInMainMemory: boolean;
}

/** The canvas of one region, at the screen's resolution. */
export class PanelCanvas {
  readonly element: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;

  constructor(element: HTMLCanvasElement, { isOpaque, isInMainMemory }: CanvasKind) {
    this.element = element;
    this.#context = contextOf(element, { alpha: !isOpaque, willReadFrequently: isInMainMemory });
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

  /** Fits the canvas to its box; a changed size clears it. Tells whether it has changed. */
  resize(box: Box, pixelRatio: number): boolean {
    const width = Math.max(1, Math.round(box.width * pixelRatio));
    const height = Math.max(1, Math.round(box.height * pixelRatio));
    if (this.width === width && this.height === height) return false;
    Object.assign(this.element, { width, height });
    return true;
  }

  /** Hide the canvas; a hidden one costs nothing to composite. */
  hide(): void {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.#clear();
  }

  /** Clears the canvas and hands `draw` a context measured in CSS pixels. */
  draw(box: Box, pixelRatio: number, draw: (context: CanvasRenderingContext2D) => void): void {
    this.resize(box, pixelRatio);
    this.element.hidden = false;
    this.#clear();
    this.#context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    draw(this.#context);
  }

  #clear(): void {
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, this.width, this.height);
  }
}
