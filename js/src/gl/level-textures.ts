import { LevelBuilder } from "../lod/build-level.ts";
import {
  chooseLevel,
  contains,
  type LevelChoice,
  perBlock,
  satisfies,
  shownAxes,
} from "../lod/choose-level.ts";
import type { HeatmapScene } from "../lod/scene.ts";
import { mapAxes } from "../model/axes.ts";
import type { Interval } from "../model/interval.ts";
import { REST_MS, TimeSlicedTask } from "../util/time-sliced-task.ts";
import { LevelTexture } from "./level-texture.ts";

/** Larger levels are made only of the part on screen. */
const MAX_WHOLE_BLOCKS = 6_000_000;
/** Up to this many cells are reduced within the frame that needs them. */
const MAX_CELLS_IN_FRAME = 500_000;
const MAX_HELD = 6;

function cellCount({ rows, cols }: LevelChoice): number {
  return (rows.window[1] - rows.window[0]) * (cols.window[1] - cols.window[0]);
}

/**
 * The levels of one matrix in one order. A frame builds its level at once where that is quick; else
 * it is drawn from a coarser one, and the right one is built once frames have stopped, then the
 * next finer one.
 */
export class LevelTextures {
  readonly #gl: WebGL2RenderingContext;
  readonly #onReady: () => void;
  readonly #maxSide: number;
  readonly #idle = new TimeSlicedTask((deadline) => this.#buildSome(deadline), REST_MS);
  #held: LevelTexture[] = [];
  #queue: LevelTexture[] = [];

  constructor(gl: WebGL2RenderingContext, onReady: () => void) {
    this.#gl = gl;
    this.#onReady = onReady;
    this.#maxSide = 2 * (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number);
  }

  /** The level to draw `scene` from; the same matrix, orders and reduction until `clear`. */
  levelFor(scene: HeatmapScene): LevelTexture {
    const wanted = this.#choose(scene);
    const right = this.#held.find(({ choice }) => satisfies(choice, wanted, scene));
    if (right) {
      this.#touch(right);
      this.#prepareFiner(scene);
      return right;
    }
    const standIn = this.#standIn(scene);
    if (standIn && cellCount(wanted) > MAX_CELLS_IN_FRAME) {
      this.#enqueue(scene, wanted, true);
      return standIn;
    }
    const made = this.#hold(this.#level(scene, wanted).finish());
    this.#prepareFiner(scene);
    return made;
  }

  clear(): void {
    this.#idle.cancel();
    for (const level of [...this.#queue, ...this.#held]) level.dispose();
    this.#queue = [];
    this.#held = [];
  }

  #choose(scene: HeatmapScene): LevelChoice {
    return chooseLevel(shownAxes(scene), MAX_WHOLE_BLOCKS, this.#maxSide);
  }

  #standIn(scene: HeatmapScene): LevelTexture | undefined {
    const pixelsPerRow = scene.height / (scene.rows[1] - scene.rows[0]);
    const mismatch = ({ choice }: LevelTexture) =>
      Math.abs(Math.log2(perBlock(choice.rows) * pixelsPerRow));
    return this.#held
      .filter(({ choice }) => contains(choice, scene))
      .sort((a, b) => mismatch(a) - mismatch(b))[0];
  }

  #prepareFiner(scene: HeatmapScene): void {
    const middle = ([start, end]: Interval): Interval => {
      const quarter = (end - start) / 4;
      return [start + quarter, end - quarter];
    };
    const finer = this.#choose({ ...scene, ...mapAxes((side) => middle(scene[side])) });
    const isWhole = cellCount(finer) >= scene.rowOrder.length * scene.colOrder.length;
    if (isWhole && !this.#held.some((h) => h.choice.key === finer.key)) {
      this.#enqueue(scene, finer, false);
    }
  }

  #level(scene: HeatmapScene, choice: LevelChoice): LevelTexture {
    const { matrix, rowOrder, colOrder, reduction } = scene;
    const begin = () => new LevelBuilder(matrix, rowOrder, colOrder, choice, reduction);
    return new LevelTexture(this.#gl, choice, begin);
  }

  /** Each frame requests it again, which delays it until frames stop. */
  #enqueue(scene: HeatmapScene, choice: LevelChoice, urgent: boolean): void {
    this.#idle.request();
    if (this.#queue.some((level) => level.choice.key === choice.key)) return;
    if (urgent) for (const level of this.#queue.splice(0)) level.dispose();
    this.#queue.push(this.#level(scene, choice));
  }

  #buildSome(deadline: number): boolean {
    const level = this.#queue[0];
    if (!level) return true;
    if (level.advance(deadline)) {
      this.#queue.shift();
      this.#hold(level);
      this.#onReady();
    }
    return this.#queue.length === 0;
  }

  #hold(level: LevelTexture): LevelTexture {
    this.#held.unshift(level);
    for (const dropped of this.#held.splice(MAX_HELD)) dropped.dispose();
    return level;
  }

  #touch(level: LevelTexture): void {
    this.#held.splice(this.#held.indexOf(level), 1);
    this.#held.unshift(level);
  }
}
