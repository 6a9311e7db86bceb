import type { Box } from "../../layout/stage-layout.ts";
import { contextOf } from "../context-2d.ts";

/** What makes a canvas cheap to draw and to show. */
export interface CanvasKind {
  /** Covers all that is under it. */
  readonly isOpaque: boolean;
  /** In main memory many small marks are cheaper; what is large is cheaper to show from elsewhere. */
  readonly isInMainMemory: boolean;
}

/** A canvas that covers one region at the screen's own resolution. */
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

  /** Leaves nothing drawn; a hidden canvas costs nothing where the page is put together. */
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
