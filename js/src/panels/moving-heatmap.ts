import { parseHex } from "../core/colors.ts";
import { type MotionFrame, type Placing, placingOf } from "../core/motion.ts";
import { mixPictures, pixelsAtRest } from "../core/moving-pixels.ts";
import type { HeatmapRenderer, HeatmapScene } from "../core/scene.ts";
import type { AxisStill, Motion, SharedStill, Still } from "../core/still.ts";
import type { Interval } from "../core/types.ts";
import { newContext } from "./context-2d.ts";
import { isSameScene } from "./heatmap-scene.ts";

/** A picture that shows less than this of itself is not seen beside the others. */
const LEAST_SHARE = 1 / 32;

/** The matrix as it is drawn at rest, pixel by pixel. */
interface PictureAtRest {
  readonly scene: HeatmapScene;
  readonly pixels: Uint32Array;
}

/** One whose pixels are there already. */
interface ReadyStill extends SharedStill {
  readonly picture: PictureAtRest;
}

/** Where the lines of an axis are in a picture. */
interface PlacedAtRest {
  readonly scene: HeatmapScene;
  readonly placing: Placing;
}

/**
 * The matrix while rows and columns move. A line shows what it shows at rest where it comes from,
 * and more and more what it shows where it goes. So a cell of a pixel or more is drawn as it is,
 * and where lines share a pixel there are only means, or largest magnitudes.
 *
 * The pixels of both pictures are read without waiting for them: the one it comes from while the
 * page rests, the one it goes to while it moves.
 */
export class MovingHeatmap {
  readonly #renderer: HeatmapRenderer;
  readonly #pictures = new WeakMap<Still["key"], PictureAtRest>();
  readonly #placings = new WeakMap<AxisStill, PlacedAtRest>();
  readonly #scene: HeatmapScene;
  readonly #shown: HTMLCanvasElement;
  /** What is on the page as the motion begins. */
  #origin: PictureAtRest | null = null;
  #isBegun = false;
  #isReading = false;
  /** Where the motion goes there is a better picture than the one that was read. */
  #isStale = false;
  #frame: ImageData | null = null;

  /** `shown` shows `scene`, at rest. */
  constructor(renderer: HeatmapRenderer, scene: HeatmapScene, shown: HTMLCanvasElement) {
    this.#renderer = renderer;
    this.#scene = scene;
    this.#shown = shown;
  }

  /** Reads beforehand what a motion would come from. */
  async prepare(): Promise<void> {
    this.#origin ??= await this.#read(this.#scene);
  }

  /** Another motion from the same picture. */
  again(): MovingHeatmap {
    const moving = new MovingHeatmap(this.#renderer, this.#scene, this.#shown);
    moving.#origin = this.#origin;
    return moving;
  }

  /** `scene` is where the motion goes; it is read anew where it or `isStale` says so. */
  draw(
    { rows, cols, stills }: Motion,
    scene: HeatmapScene,
    isStale: boolean,
    ground: string,
    target: CanvasRenderingContext2D,
  ): void {
    this.#isStale ||= isStale;
    if (!this.#isBegun) this.#begin(stills);
    this.#readGoal(stills.at(-1) as SharedStill, scene);
    const pictures = this.#ready(stills).map(({ still, share, picture }) => {
      const { scene, pixels } = picture;
      const { width, height } = scene;
      return {
        pixels,
        width,
        rows: pixelsAtRest(rows, this.#placed(still.rows, scene, scene.rows, rows), height),
        cols: pixelsAtRest(cols, this.#placed(still.cols, scene, scene.cols, cols), width),
        share,
      };
    });
    if (pictures.length === 0) return;
    const [width, height] = [cols.lines.length, rows.lines.length];
    if (this.#frame?.width !== width || this.#frame.height !== height) {
      this.#frame = new ImageData(width, height);
    }
    const pixels = new Uint32Array(this.#frame.data.buffer);
    mixPictures(pixels, pictures, rows.shine, cols.shine, pixelOf(ground));
    target.putImageData(this.#frame, 0, 0);
  }

  #begin([first]: readonly SharedStill[]): void {
    this.#isBegun = true;
    this.#origin ??= { scene: this.#scene, pixels: pixelsOf(this.#shown) };
    if (first) this.#pictures.set(first.still.key, this.#origin);
  }

  /** Those that are seen, as far as their pixels are there. */
  #ready(stills: readonly SharedStill[]): ReadyStill[] {
    return stills.flatMap(({ still, share }) => {
      const picture = this.#pictures.get(still.key);
      return picture && share >= LEAST_SHARE ? [{ still, share, picture }] : [];
    });
  }

  #readGoal({ still, share }: SharedStill, scene: HeatmapScene): void {
    if (share < LEAST_SHARE || this.#isReading) return;
    const known = this.#pictures.get(still.key);
    if (known && !this.#isStale && isSameScene(scene, known.scene)) return;
    this.#isStale = false;
    void this.#read(scene).then((picture) => {
      if (picture) this.#pictures.set(still.key, picture);
    });
  }

  async #read(scene: HeatmapScene): Promise<PictureAtRest | null> {
    this.#isReading = true;
    try {
      const pixels = await this.#renderer.read(scene);
      return pixels && { scene, pixels };
    } finally {
      this.#isReading = false;
    }
  }

  #placed(still: AxisStill, scene: HeatmapScene, shown: Interval, frame: MotionFrame): Placing {
    const known = this.#placings.get(still);
    if (known?.scene === scene) return known.placing;
    const placing = placingOf(still.order, shown, frame.placing.starts.length);
    this.#placings.set(still, { scene, placing });
    return placing;
  }
}

/** Waits for what a graphics card has drawn. */
function pixelsOf(shown: HTMLCanvasElement): Uint32Array {
  const { width, height } = shown;
  const context = newContext(width, height, { willReadFrequently: true });
  context.drawImage(shown, 0, 0);
  return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
}

function pixelOf(color: string): number {
  const [red, green, blue] = parseHex(color);
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] as number;
}
