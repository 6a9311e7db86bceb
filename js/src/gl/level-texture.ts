import { type Level, type LevelBuilder, texelCount } from "../lod/build-level.ts";
import type { LevelChoice } from "../lod/choose-level.ts";
import { Texture } from "./texture.ts";

/** Texels uploaded in one go between frames: some 5 ms of work in software rendering. */
const TEXELS_PER_SLICE = 100_000;

/** One level as a texture, built and uploaded in pieces. */
export class LevelTexture {
  readonly choice: LevelChoice;
  readonly #gl: WebGL2RenderingContext;
  readonly #begin: () => LevelBuilder;
  #builder: LevelBuilder | null = null;
  #level: Level | null = null;
  #values: Texture | null = null;
  #weights: Texture | null = null;
  #rowsWritten = 0;

  constructor(gl: WebGL2RenderingContext, choice: LevelChoice, begin: () => LevelBuilder) {
    this.#gl = gl;
    this.choice = choice;
    this.#begin = begin;
  }

  get values(): Texture {
    return this.#values as Texture;
  }

  get weights(): Texture | null {
    return this.#weights;
  }

  /** Makes all of it that is not yet made. */
  finish(): this {
    this.#level = this.#built();
    this.#write(Infinity);
    return this;
  }

  /** Works until about `deadline` (of `performance.now()`); true when it can be drawn from. */
  advance(deadline: number): boolean {
    if (this.#level) return this.#write(TEXELS_PER_SLICE);
    this.#builder ??= this.#begin();
    if (this.#builder.advance(deadline)) this.#level = this.#built();
    return false;
  }

  dispose(): void {
    this.#values?.dispose();
    this.#weights?.dispose();
  }

  #built(): Level {
    this.#builder ??= this.#begin();
    return this.#builder.finish();
  }

  #write(maxTexels: number): boolean {
    const level = this.#level as Level;
    const width = texelCount(level.cols.blocks);
    const height = texelCount(level.rows.blocks);
    const [top, rows] = [this.#rowsWritten, Math.max(1, Math.floor(maxTexels / width))];
    const bottom = Math.min(height, top + rows);
    const part = (texels: Float32Array) => texels.subarray(top * width * 4, bottom * width * 4);
    this.#values ??= new Texture(this.#gl, "float4", width, height);
    this.#values.write(part(level.values), top, bottom - top);
    if (level.weights) {
      this.#weights ??= new Texture(this.#gl, "float4", width, height);
      this.#weights.write(part(level.weights), top, bottom - top);
    }
    this.#rowsWritten = bottom;
    if (bottom < height) return false;
    this.#builder = null;
    this.#level = null;
    return true;
  }
}
