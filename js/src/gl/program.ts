export class ShaderError extends Error {
  readonly source: string;

  constructor(log: string, source: string) {
    super(`shader did not build: ${log}`);
    this.name = "ShaderError";
    this.source = source;
  }
}

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new ShaderError("the context is lost", source);
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
    const log = gl.getShaderInfoLog(shader) ?? "no log";
    gl.deleteShader(shader);
    throw new ShaderError(log, source);
  }
  return shader;
}

const WHOLE_VIEWPORT = `#version 300 es
const vec2 CORNERS[3] = vec2[3](vec2(-1, -1), vec2(3, -1), vec2(-1, 3));
void main() { gl_Position = vec4(CORNERS[gl_VertexID], 0, 1); }`;

/** A fragment shader run over the whole viewport. */
export class Program {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #locations = new Map<string, WebGLUniformLocation | null>();

  constructor(gl: WebGL2RenderingContext, fragmentSource: string) {
    this.#gl = gl;
    const vertex = compile(gl, gl.VERTEX_SHADER, WHOLE_VIEWPORT);
    const fragment = compile(gl, gl.FRAGMENT_SHADER, fragmentSource);
    this.#program = gl.createProgram();
    gl.attachShader(this.#program, vertex);
    gl.attachShader(this.#program, fragment);
    gl.linkProgram(this.#program);
    gl.deleteShader(vertex);
    gl.deleteShader(fragment);
    if (!gl.getProgramParameter(this.#program, gl.LINK_STATUS)) {
      throw new ShaderError(gl.getProgramInfoLog(this.#program) ?? "no log", fragmentSource);
    }
  }

  use(): this {
    this.#gl.useProgram(this.#program);
    return this;
  }

  int(name: string, ...values: [number] | [number, number]): this {
    const [x, y] = values;
    if (y === undefined) this.#gl.uniform1i(this.#location(name), x);
    else this.#gl.uniform2i(this.#location(name), x, y);
    return this;
  }

  float(name: string, ...values: [number] | [number, number] | [number, number, number, number]) {
    if (values.length === 1) this.#gl.uniform1f(this.#location(name), values[0]);
    else if (values.length === 2) this.#gl.uniform2f(this.#location(name), ...values);
    else this.#gl.uniform4f(this.#location(name), ...values);
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
