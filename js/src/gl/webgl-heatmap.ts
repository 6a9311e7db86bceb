import { parseHex } from "../color/css.ts";
import { lutDomain } from "../color/lut.ts";
import { isCompressed, perBlock, shownAxes } from "../lod/choose-level.ts";
import type { HeatmapScene } from "../lod/scene.ts";
import type { Colors } from "../model/colors.ts";
import { REST_MS, TimeSlicedTask } from "../util/time-sliced-task.ts";
import type { HeatmapRenderer } from "./heatmap-renderer.ts";
import { LevelTextures } from "./level-textures.ts";
import { Program } from "./program.ts";
import { CELLS_SHADER, LEVEL_SHADER } from "./shaders.ts";
import type { SharedContext } from "./shared-context.ts";
import { FoldedTexture, Texture, type TextureKind } from "./texture.ts";

/** Texels uploaded in one idle moment: some 10 ms of work in software rendering. */
const TEXELS_PER_SLICE = 400_000;
const LISTS = ["rowOrder", "colOrder", "offsets", "divisors"] as const;
/** GPUs flush smaller numbers to 0. */
const LEAST_NORMAL = 2 ** -126;

type ListName = (typeof LISTS)[number];

/** The heatmap on the GPU: the matrix, both orders, the colours and the levels are textures. */
export class WebGLHeatmap implements HeatmapRenderer {
  readonly kind = "webgl2";
  readonly #context: SharedContext;
  readonly #onReady: () => void;
  readonly #uploading = new TimeSlicedTask(() => this.#uploadSome(), REST_MS);
  #resources: Resources | null = null;

  /** `onReady` is called when a picture better than the last one drawn can be had. */
  constructor(context: SharedContext, onReady: () => void, signal: AbortSignal) {
    this.#context = context;
    this.#onReady = onReady;
    context.onLost(() => this.#forget(), signal);
  }

  /**
   * False where the context is lost. Throws an error where a shader does not build, or memory can't
   * be had.
   */
  draw(scene: HeatmapScene, target: CanvasRenderingContext2D): boolean {
    const resources = this.#resourcesFor(scene);
    if (!resources) return false;
    this.#context.drawTo(target, scene.width, scene.height, () => resources.draw(scene));
    return !this.#context.isLost;
  }

  async read(scene: HeatmapScene): Promise<Uint32Array | null> {
    const resources = this.#resourcesFor(scene);
    if (!resources) return null;
    return this.#context.read(scene.width, scene.height, () => resources.draw(scene));
  }

  dispose(): void {
    if (!this.#context.isLost) this.#resources?.dispose();
    this.#forget();
    this.#context.release();
  }

  #resourcesFor(scene: HeatmapScene): Resources | null {
    if (this.#context.isLost) return null;
    this.#resources ??= new Resources(this.#context.gl, this.#onReady);
    this.#resources.update(scene);
    if (this.#context.isLost) return null;
    if (!this.#resources.isUploaded) this.#uploading.request();
    return this.#resources;
  }

  #uploadSome(): boolean {
    if (!this.#resources || this.#context.isLost) return true;
    const done = this.#resources.uploadSome();
    if (done) this.#onReady();
    return done;
  }

  #forget(): void {
    this.#uploading.cancel();
    this.#resources?.levels.clear();
    this.#resources = null;
  }
}

class Resources {
  readonly #gl: WebGL2RenderingContext;
  readonly #cells: Program;
  readonly #level: Program;
  readonly levels: LevelTextures;
  readonly #lut: Texture;
  #scene: HeatmapScene | null = null;
  #matrix: FoldedTexture | null = null;
  /** What cells are looked up by, under the names that the shader has for it. */
  readonly #lists = new Map<ListName, FoldedTexture>();
  #colors: Colors | null = null;

  constructor(gl: WebGL2RenderingContext, onReady: () => void) {
    this.#gl = gl;
    this.#cells = new Program(gl, CELLS_SHADER);
    this.#level = new Program(gl, LEVEL_SHADER);
    this.levels = new LevelTextures(gl, onReady);
    this.#lut = new Texture(gl, "color", 256, 1);
  }

  get isUploaded(): boolean {
    return this.#matrix?.isComplete ?? true;
  }

  uploadSome(): boolean {
    return this.#matrix?.writeSome(TEXELS_PER_SLICE) ?? true;
  }

  update(scene: HeatmapScene): void {
    const gl = this.#gl;
    const last = this.#scene;
    this.#scene = scene;
    const { values, scaling } = scene.matrix;
    const newMatrix = last?.matrix !== scene.matrix;
    const newRows = last?.rowOrder !== scene.rowOrder;
    const newCols = last?.colOrder !== scene.colOrder;
    const newReduction = last?.reduction !== scene.reduction;
    if (newMatrix || newRows || newCols || newReduction) this.levels.clear();
    if (last?.matrix.values !== values) {
      this.#matrix?.dispose();
      this.#matrix = FoldedTexture.fits(gl, values.length)
        ? new FoldedTexture(gl, "float", values)
        : null;
      this.#matrix?.writeSome(TEXELS_PER_SLICE);
    }
    if (scaling && last?.matrix.scaling !== scaling) {
      this.#put("offsets", "float", scaling.offsets);
      this.#put("divisors", "float", scaling.divisors);
    }
    if (newRows) this.#put("rowOrder", "index", new Uint32Array(scene.rowOrder));
    if (newCols) this.#put("colOrder", "index", new Uint32Array(scene.colOrder));
    if (this.#colors !== scene.colors) {
      this.#colors = scene.colors;
      this.#lut.write(scene.colors.lut);
    }
    if (last?.matrix.values !== values) this.#checkMemory();
  }

  /** Throw where memory ran out: such a texture reads as zeros. */
  #checkMemory(): void {
    const gl = this.#gl;
    const error = gl.getError();
    if (error !== gl.NO_ERROR && error !== gl.CONTEXT_LOST_WEBGL) {
      throw new Error(`the graphics card has no room for the matrix (WebGL error ${error})`);
    }
  }

  draw(scene: HeatmapScene): void {
    const { rows, cols } = shownAxes(scene);
    const compressed = isCompressed(rows) || isCompressed(cols);
    if (compressed || !this.#matrix?.isComplete) this.#drawLevel(scene);
    else this.#drawCells(scene, this.#matrix);
  }

  dispose(): void {
    this.levels.clear();
    const textures = [this.#lut, this.#matrix, ...this.#lists.values()];
    for (const part of [this.#cells, this.#level, ...textures]) part?.dispose();
  }

  #put(name: ListName, kind: TextureKind, texels: Float32Array | Uint32Array): void {
    this.#lists.get(name)?.dispose();
    const texture = new FoldedTexture(this.#gl, kind, texels);
    texture.writeSome();
    this.#lists.set(name, texture);
  }

  #setColors(program: Program, scene: HeatmapScene): void {
    const { vmin, vmax, norm, missing, masked } = scene.colors;
    const opaque = (color: string) => {
      const [red, green, blue] = parseHex(color);
      return [red / 255, green / 255, blue / 255, 1] as const;
    };
    const { scale } = scene.matrix;
    const isLog = norm === "log";
    const [low, high] = lutDomain(scene.colors).map((end) =>
      isLog ? Math.log(end / scale) : end / scale,
    ) as [number, number];
    const least = isLog ? Math.max(vmin / scale, LEAST_NORMAL) : vmin / scale;
    program
      .texture("lut", this.#lut)
      .float("domain", least, vmax / scale, low, 1 / (high - low))
      .int("isLog", isLog ? 1 : 0)
      .float("missingColor", ...opaque(missing))
      .float("maskedColor", ...opaque(masked))
      .float("size", scene.width, scene.height);
  }

  #drawCells(scene: HeatmapScene, matrix: FoldedTexture): void {
    const { rows, cols } = scene;
    const { scaling } = scene.matrix;
    const program = this.#cells.use();
    const firstRow = Math.floor(rows[0]);
    const firstCol = Math.floor(cols[0]);
    for (const name of LISTS) {
      program.texture(name, (this.#lists.get(name) ?? matrix).texture);
    }
    program
      .texture("matrix", matrix.texture)
      .int("isScaled", scaling ? 1 : 0)
      .int("isScaledByCol", scaling?.side === "cols" ? 1 : 0)
      .int("columnCount", scene.matrix.colCount)
      .int("firstCell", firstCol, firstRow)
      .int("lastCell", scene.colOrder.length - 1, scene.rowOrder.length - 1)
      .float("offset", cols[0] - firstCol, rows[0] - firstRow)
      .float(
        "cellsPerPixel",
        (cols[1] - cols[0]) / scene.width,
        (rows[1] - rows[0]) / scene.height,
      );
    this.#setColors(program, scene);
    program.draw();
  }

  #drawLevel(scene: HeatmapScene): void {
    const { rows, cols } = scene;
    const { choice, values, weights } = this.levels.levelFor(scene);
    const perRow = 1 / perBlock(choice.rows);
    const perCol = 1 / perBlock(choice.cols);
    const rowsPerPixel = (rows[1] - rows[0]) / scene.height;
    const colsPerPixel = (cols[1] - cols[0]) / scene.width;
    const program = this.#level.use();
    program
      .texture("blocks", values)
      .texture("weights", weights ?? values)
      .int("hasWeights", weights ? 1 : 0)
      .int("isExtreme", scene.reduction === "extreme" ? 1 : 0)
      .int("nearest", colsPerPixel <= 1 + 1e-9 ? 1 : 0, rowsPerPixel <= 1 + 1e-9 ? 1 : 0)
      .float("gridSize", choice.cols.blocks, choice.rows.blocks)
      .float(
        "offset",
        (cols[0] - choice.cols.window[0]) * perCol,
        (rows[0] - choice.rows.window[0]) * perRow,
      )
      .float("blocksPerPixel", colsPerPixel * perCol, rowsPerPixel * perRow);
    this.#setColors(program, scene);
    program.draw();
  }
}
