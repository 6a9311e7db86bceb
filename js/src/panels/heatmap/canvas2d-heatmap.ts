import { parseHex } from "../../color/css.ts";
import { lutIndex } from "../../color/lut.ts";
import type { HeatmapRenderer } from "../../gl/heatmap-renderer.ts";
import { rasterize } from "../../lod/rasterize.ts";
import type { HeatmapScene } from "../../lod/scene.ts";
import { MASKED_BELOW, MISSING_BELOW } from "../../matrix/sentinels.ts";

/** The heatmap without WebGL2: the same picture, computed on the processor. */
export class Canvas2DHeatmap implements HeatmapRenderer {
  readonly kind = "canvas2d";

  draw(scene: HeatmapScene, target: CanvasRenderingContext2D): void {
    target.putImageData(this.#image(scene), 0, 0);
  }

  async read(scene: HeatmapScene): Promise<Uint32Array> {
    return new Uint32Array(this.#image(scene).data.buffer);
  }

  dispose(): void {}

  #image(scene: HeatmapScene): ImageData {
    const { matrix, colors, width, height } = scene;
    const image = new ImageData(width, height);
    const [missing, masked] = [colors.missing, colors.masked].map((color) => {
      const [red, green, blue] = parseHex(color);
      return [red, green, blue, 255];
    }) as [number[], number[]];
    for (const [pixel, value] of rasterize(scene).entries()) {
      if (value < MISSING_BELOW) {
        image.data.set(value < MASKED_BELOW ? masked : missing, pixel * 4);
      } else {
        const entry = lutIndex(colors, value * matrix.scale) * 4;
        image.data.set(colors.lut.subarray(entry, entry + 4), pixel * 4);
      }
    }
    return image;
  }
}
