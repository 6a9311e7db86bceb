import { parseHex } from "../core/colors.ts";
import { type MotionFrame, type Placing, placingOf } from "../core/motion.ts";
import { mixPictures, pixelsAtRest } from "../core/moving-pixels.ts";
import type { HeatmapRenderer, HeatmapScene } from "../core/scene.ts";
import type { AxisStill, Motion, Still } from "../core/still.ts";
import type { Interval } from "../core/types.ts";
import { isSameScene } from "./heatmap-scene.ts";

/** A picture that shows less than this of itself is not seen beside the others. */
const LEAST_SHARE = 1 / 64;

/** The matrix as it is drawn at rest, pixel by pixel. */
interface PictureAtRest {
  readonly scene: HeatmapScene;
  readonly pixels: Uint32Array;
}

/** Where the lines of an axis are in a picture. */
interface PlacedAtRest {
  readonly scene: HeatmapScene;
  readonly placing: Placing;
}

/**
 * The matrix while rows and columns move. A line shows what it shows at rest where it comes from,
 * and more and more what it shows where it goes. So a cell of a pixel or more is drawn as it is,
 * and where lines share a pixel there are only means.
 */
export class MovingHeatmap {
  readonly #renderer: HeatmapRenderer;
  readonly #canvas = createContext();
  readonly #pictures = new WeakMap<Still["key"], PictureAtRest>();
  readonly #placings = new WeakMap<AxisStill, PlacedAtRest>();
  /** What is on the page, and later what comes there. */
  #atRest: PictureAtRest;
  #frame: ImageData | null = null;

  /** `shown` shows `scene`, at rest. */
  constructor(renderer: HeatmapRenderer, scene: HeatmapScene, shown: HTMLCanvasElement) {
    this.#renderer = renderer;
    this.#atRest = this.#picture(scene, (context) => context.drawImage(shown, 0, 0));
  }

  /**
   * `scene` is where the motion goes; it is drawn anew where it or `isStale` says so, but not
   * before it shows: to draw it and to read its pixels is most of what a motion costs.
   */
  draw(
    { rows, cols, stills }: Motion,
    scene: HeatmapScene,
    isStale: boolean,
    ground: string,
    target: CanvasRenderingContext2D,
  ): void {
    for (const { still } of stills.slice(0, -1)) {
      if (!this.#pictures.has(still.key)) this.#pictures.set(still.key, this.#atRest);
    }
    const shown = stills.filter(({ share }) => share >= LEAST_SHARE);
    const isFirst = stills.some(({ still }) => this.#pictures.get(still.key) === this.#atRest);
    const showsGoal = shown.at(-1) === stills.at(-1);
    if (showsGoal && (isFirst || isStale || !isSameScene(scene, this.#atRest.scene))) {
      this.#atRest = this.#picture(scene, (context) => this.#renderer.draw(scene, context));
    }
    const pictures = shown.map(({ still, share }) => {
      const { scene, pixels } = this.#pictures.get(still.key) ?? this.#atRest;
      const { width, height } = scene;
      return {
        pixels,
        width,
        rows: pixelsAtRest(rows, this.#placed(still.rows, scene, scene.rows, rows), height),
        cols: pixelsAtRest(cols, this.#placed(still.cols, scene, scene.cols, cols), width),
        share,
      };
    });
    const [width, height] = [cols.lines.length, rows.lines.length];
    if (this.#frame?.width !== width || this.#frame.height !== height) {
      this.#frame = new ImageData(width, height);
    }
    const pixels = new Uint32Array(this.#frame.data.buffer);
    mixPictures(pixels, pictures, rows.shine, cols.shine, pixelOf(ground));
    target.putImageData(this.#frame, 0, 0);
  }

  #picture(scene: HeatmapScene, draw: (context: CanvasRenderingContext2D) => void): PictureAtRest {
    const { width, height } = scene;
    this.#canvas.canvas.width = width;
    this.#canvas.canvas.height = height;
    draw(this.#canvas);
    return {
      scene,
      pixels: new Uint32Array(this.#canvas.getImageData(0, 0, width, height).data.buffer),
    };
  }

  #placed(still: AxisStill, scene: HeatmapScene, shown: Interval, frame: MotionFrame): Placing {
    const known = this.#placings.get(still);
    if (known?.scene === scene) return known.placing;
    const placing = placingOf(still.order, shown, frame.placing.starts.length);
    this.#placings.set(still, { scene, placing });
    return placing;
  }
}

/** One whose pixels are read; the panel's own stays where it is fast to show. */
function createContext(): CanvasRenderingContext2D {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser has no 2-D canvas");
  return context;
}

function pixelOf(color: string): number {
  const { red, green, blue } = parseHex(color);
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] as number;
}
