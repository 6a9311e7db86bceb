/** The formats of textures by kind. */
const FORMATS = {
  float: { internal: "R32F", format: "RED", type: "FLOAT", channels: 1 },
  float4: { internal: "RGBA32F", format: "RGBA", type: "FLOAT", channels: 4 },
  index: { internal: "R32UI", format: "RED_INTEGER", type: "UNSIGNED_INT", channels: 1 },
  color: { internal: "RGBA8", format: "RGBA", type: "UNSIGNED_BYTE", channels: 4 },
} as const;

export type TextureKind = keyof typeof FORMATS;
export type Texels = Float32Array | Uint32Array | Uint8Array;

/** An unfiltered 2-D texture, read by texel. */
export class Texture {
  readonly #gl: WebGL2RenderingContext;
  readonly #texture: WebGLTexture;
  readonly #kind: TextureKind;
  readonly width: number;
  readonly height: number;

  constructor(gl: WebGL2RenderingContext, kind: TextureKind, width: number, height: number) {
    this.#gl = gl;
    this.#kind = kind;
    this.width = width;
    this.height = height;
    this.#texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl[FORMATS[kind].internal], width, height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  }

  write(texels: Texels, top = 0, height = this.height, width = this.width): this {
    const gl = this.#gl;
    const { format, type } = FORMATS[this.#kind];
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, top, width, height, gl[format], gl[type], texels);
    return this;
  }

  bind(unit: number): void {
    this.#gl.activeTexture(this.#gl.TEXTURE0 + unit);
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, this.#texture);
  }

  dispose(): void {
    this.#gl.deleteTexture(this.#texture);
  }
}

/** A long list folded into rows of this many texels, as no side of a texture may be that long. */
const FOLD = 4096;
export const FOLD_BITS = 12;

/** A texture of a long list, uploaded in pieces. */
export class FoldedTexture {
  readonly texture: Texture;
  readonly #texels: Float32Array | Uint32Array;
  #written = 0;

  static fits(gl: WebGL2RenderingContext, length: number): boolean {
    return Math.ceil(length / FOLD) <= (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number);
  }

  constructor(gl: WebGL2RenderingContext, kind: TextureKind, texels: Float32Array | Uint32Array) {
    this.#texels = texels;
    this.texture = new Texture(gl, kind, FOLD, Math.max(1, Math.ceil(texels.length / FOLD)));
  }

  get isComplete(): boolean {
    return this.#written >= this.#texels.length;
  }

  /** Writes at most `maxTexels` more (whole rows); true when all are there. */
  writeSome(maxTexels = Infinity): boolean {
    const rowsLeft = Math.floor((this.#texels.length - this.#written) / FOLD);
    const rows = Math.min(rowsLeft, Math.max(1, Math.floor(maxTexels / FOLD)));
    if (rows > 0) this.#write(rows, FOLD);
    const tail = this.#texels.length - this.#written;
    if (tail > 0 && tail < FOLD) this.#write(1, tail);
    return this.isComplete;
  }

  #write(rows: number, width: number): void {
    const end = this.#written + rows * width;
    const part = this.#texels.subarray(this.#written, end);
    this.texture.write(part, this.#written / FOLD, rows, width);
    this.#written = end;
  }

  dispose(): void {
    this.texture.dispose();
  }
}
