import type { Texture } from "./texture.ts";

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new Error("the context is lost");
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

/** One triangle with the corners (-1, -1), (3, -1) and (-1, 3). */
const WHOLE_VIEWPORT = `#version 300 es
void main(){gl_Position=vec4(vec2(gl_VertexID&1,gl_VertexID>>1)*4.-1.,0,1);}`;

/** A fragment shader that draws the whole viewport. */
export class Program {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #locations = new Map<string, WebGLUniformLocation | null>();
  #texturesInUse = 0;

  constructor(gl: WebGL2RenderingContext, fragmentSource: string) {
    this.#gl = gl;
    const vertex = compile(gl, gl.VERTEX_SHADER, WHOLE_VIEWPORT);
    const fragment = compile(gl, gl.FRAGMENT_SHADER, fragmentSource);
    this.#program = gl.createProgram();
    gl.attachShader(this.#program, vertex);
    gl.attachShader(this.#program, fragment);
    gl.linkProgram(this.#program);
    if (!gl.getProgramParameter(this.#program, gl.LINK_STATUS)) {
      const logs = [vertex, fragment].map((shader) => gl.getShaderInfoLog(shader));
      throw new Error(`shader did not build: ${gl.getProgramInfoLog(this.#program)} ${logs}`);
    }
    gl.deleteShader(vertex);
    gl.deleteShader(fragment);
  }

  use(): this {
    this.#gl.useProgram(this.#program);
    this.#texturesInUse = 0;
    return this;
  }

  /** Each has a unit of its own until the next `use`. */
  texture(name: string, texture: Texture): this {
    texture.bind(this.#texturesInUse);
    return this.int(name, this.#texturesInUse++);
  }

  int(name: string, ...values: [number] | [number, number]): this {
    this.#gl[`uniform${values.length}iv`](this.#location(name), values);
    return this;
  }

  float(name: string, ...values: [number] | [number, number] | [number, number, number, number]) {
    this.#gl[`uniform${values.length}fv`](this.#location(name), values);
    return this;
  }

  draw(): void {
    this.#gl.drawArrays(this.#gl.TRIANGLES, 0, 3);
  }

  dispose(): void {
    this.#gl.deleteProgram(this.#program);
  }

  #location(name: string): WebGLUniformLocation | null {
    const known = this.#locations.get(name);
    if (known !== undefined) return known;
    const location = this.#gl.getUniformLocation(this.#program, name);
    this.#locations.set(name, location);
    return location;
  }
}
