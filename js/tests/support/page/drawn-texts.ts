import { onTestFinished, vi } from "vitest";
import type { RegionName } from "../../../src/panels/stage/hit-test.ts";
import type { View } from "./mounted.ts";

export interface DrawnText {
  readonly text: string;
  /** The middle of its line where it begins or ends, in CSS pixels of its region. */
  readonly x: number;
  readonly y: number;
  readonly fontSize: number;
}

/** Listens to what is written on canvases from now on, and tells what a region shows last. */
export function watchTexts(): (view: View, name: RegionName) => readonly DrawnText[] {
  const drawn = new Map<HTMLCanvasElement, DrawnText[]>();
  const { prototype } = CanvasRenderingContext2D;
  const [write, clear] = [prototype.fillText, prototype.clearRect];
  const clears = vi.spyOn(prototype, "clearRect").mockImplementation(function (
    this: CanvasRenderingContext2D,
    ...box
  ) {
    drawn.set(this.canvas, []);
    Reflect.apply(clear, this, box);
  });
  const writes = vi.spyOn(prototype, "fillText").mockImplementation(function (
    this: CanvasRenderingContext2D,
    ...[text, x, y]
  ) {
    const at = this.getTransform().transformPoint(new DOMPoint(x, y));
    const ratio = devicePixelRatio;
    const fontSize = Number(/([\d.]+)px/.exec(this.font)?.[1]);
    drawn.get(this.canvas)?.push({ text, x: at.x / ratio, y: at.y / ratio, fontSize });
    Reflect.apply(write, this, [text, x, y]);
  });
  onTestFinished(() => {
    clears.mockRestore();
    writes.mockRestore();
  });
  return (view, name) => drawn.get(view.canvas(name)) ?? [];
}
