import { newContext } from "../panels/context-2d.ts";
import { Canvas2DHeatmap } from "../panels/heatmap/canvas2d-heatmap.ts";
import type { Figure } from "./figure.ts";
import { setDensity } from "./png-density.ts";

/** Draw a figure on a canvas, `pixelRatio` pixels to a CSS pixel. */
export function figureCanvas(
  { width, height, ground, heatmap, parts }: Figure,
  pixelRatio: number,
): HTMLCanvasElement {
  const context = newContext(Math.round(width * pixelRatio), Math.round(height * pixelRatio));
  const { canvas } = context;
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);

  const matrix = newContext(heatmap.scene.width, heatmap.scene.height);
  new Canvas2DHeatmap().draw(heatmap.scene, matrix);
  const place = [heatmap.box.x, heatmap.box.y].map((at) => Math.round(at * pixelRatio));
  context.drawImage(matrix.canvas, ...(place as [number, number]));

  for (const { box, draw } of parts) {
    context.save();
    context.setTransform(pixelRatio, 0, 0, pixelRatio, box.x * pixelRatio, box.y * pixelRatio);
    context.beginPath();
    context.rect(0, 0, box.width, box.height);
    context.clip();
    draw(context);
    context.restore();
  }
  return canvas;
}

/** Encode a canvas as PNG; with `dotsPerMetre`, programs that place the image know its size. */
export async function pngBlob(
  canvas: HTMLCanvasElement,
  dotsPerMetre: number | null,
): Promise<Blob> {
  const blob = await encodedCanvas(canvas);
  if (dotsPerMetre === null) return blob;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return new Blob([setDensity(bytes, dotsPerMetre)], { type: "image/png" });
}

function encodedCanvas(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("the picture is too large for this browser"));
    }, "image/png");
  });
}
