import { parseHex } from "../../color/css.ts";
import type { HeatmapRenderer } from "../../gl/heatmap-renderer.ts";
import type { HeatmapScene } from "../../lod/scene.ts";
import type { Interval } from "../../model/interval.ts";
import type { MotionFrame } from "../../motion/frame.ts";
import type { AxisKeyframe, Keyframe, Motion, WeightedKeyframe } from "../../motion/keyframe.ts";
import { type ItemPlacement, placeItems } from "../../motion/placement.ts";
import { newContext } from "../context-2d.ts";
import { blendPictures, pixelsAtRest } from "./blend-pixels.ts";
import { isSameScene } from "./heatmap-scene.ts";

/** A picture that shows less than this of itself is not seen beside the others. */
const LEAST_SHARE = 1 / 32;

/** The matrix as it is drawn at rest, pixel by pixel. */
interface PictureAtRest {
  readonly scene: HeatmapScene;
  readonly pixels: Uint32Array;
}

/** A keyframe whose pixels have been read. */
interface ReadyKeyframe extends WeightedKeyframe {
  readonly picture: PictureAtRest;
}

/** Where the items of an axis are in a picture. */
interface PlacedAtRest {
  readonly scene: HeatmapScene;
  readonly placement: ItemPlacement;
}

/**
 * Draws the matrix while rows and columns move. An item changes from what it shows where it comes
 * from to what it shows where it goes.
 *
 * The pixels of both pictures are read without waiting for them: the one it comes from while the
 * page rests, the one it goes to while it moves.
 */
export class MovingHeatmap {
  readonly #renderer: HeatmapRenderer;
  readonly #pictures = new WeakMap<Keyframe["key"], PictureAtRest>();
  readonly #placements = new WeakMap<AxisKeyframe, PlacedAtRest>();
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

  /** Draw a frame. `scene` is the goal; it is read again when it changes or is stale. */
  draw(
    { rows, cols, keyframes }: Motion,
    scene: HeatmapScene,
    isStale: boolean,
    ground: string,
    target: CanvasRenderingContext2D,
  ): void {
    this.#isStale ||= isStale;
    if (!this.#isBegun) this.#begin(keyframes);
    this.#readGoal(keyframes.at(-1) as WeightedKeyframe, scene);
    const pictures = this.#ready(keyframes).map(({ keyframe, share, picture }) => {
      const { scene, pixels } = picture;
      const { width, height } = scene;
      return {
        pixels,
        width,
        rows: pixelsAtRest(rows, this.#placed(keyframe.rows, scene, scene.rows, rows), height),
        cols: pixelsAtRest(cols, this.#placed(keyframe.cols, scene, scene.cols, cols), width),
        share,
      };
    });
    if (pictures.length === 0) return;
    const [width, height] = [cols.items.length, rows.items.length];
    if (this.#frame?.width !== width || this.#frame.height !== height) {
      this.#frame = new ImageData(width, height);
    }
    const pixels = new Uint32Array(this.#frame.data.buffer);
    blendPictures(pixels, pictures, rows.coverage, cols.coverage, pixelOf(ground));
    target.putImageData(this.#frame, 0, 0);
  }

  #begin([first]: readonly WeightedKeyframe[]): void {
    this.#isBegun = true;
    this.#origin ??= { scene: this.#scene, pixels: pixelsOf(this.#shown) };
    if (first) this.#pictures.set(first.keyframe.key, this.#origin);
  }

  /** The keyframes that can be seen and have been read. */
  #ready(keyframes: readonly WeightedKeyframe[]): ReadyKeyframe[] {
    return keyframes.flatMap(({ keyframe, share }) => {
      const picture = this.#pictures.get(keyframe.key);
      return picture && share >= LEAST_SHARE ? [{ keyframe: keyframe, share, picture }] : [];
    });
  }

  #readGoal({ keyframe, share }: WeightedKeyframe, scene: HeatmapScene): void {
    if (share < LEAST_SHARE || this.#isReading) return;
    const known = this.#pictures.get(keyframe.key);
    if (known && !this.#isStale && isSameScene(scene, known.scene)) return;
    this.#isStale = false;
    void this.#read(scene).then((picture) => {
      if (picture) this.#pictures.set(keyframe.key, picture);
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

  #placed(
    keyframe: AxisKeyframe,
    scene: HeatmapScene,
    shown: Interval,
    frame: MotionFrame,
  ): ItemPlacement {
    const known = this.#placements.get(keyframe);
    if (known?.scene === scene) return known.placement;
    const placement = placeItems(keyframe.permutation, shown, frame.placement.starts.length);
    this.#placements.set(keyframe, { scene, placement });
    return placement;
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
