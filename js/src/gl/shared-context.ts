const PAGE_KEY = Symbol.for("clustergrammer_widget.gl.3");

const POLL_MS = 8;

/**
 * The one WebGL2 context of the page. Browsers keep about 16 contexts alive, so every view of
 * every widget draws with this one in turn and copies the result to a 2-D canvas of its own.
 *
 * Each widget carries its own copy of this module; they meet under a versioned key. So the context
 * may be of another copy's class: only its public members can be used from outside its methods.
 */
export class SharedContext {
  readonly gl: WebGL2RenderingContext;
  readonly #canvas: HTMLCanvasElement;
  #holders = 0;

  /** The page's context, or `null` where WebGL2 can't be had. Call `release` once when done. */
  static acquire(): SharedContext | null {
    const page = globalThis as { [PAGE_KEY]?: SharedContext };
    const known = page[PAGE_KEY];
    const context = known && !known.isLost ? known : SharedContext.#create();
    if (!context || context.isLost) return null;
    page[PAGE_KEY] = context;
    context.hold();
    return context;
  }

  static #create(): SharedContext | null {
    const canvas = document.createElement("canvas");
    const gl = canvas.getContext("webgl2", {
      alpha: true,
      antialias: false,
      depth: false,
      premultipliedAlpha: false,
      preserveDrawingBuffer: false,
    });
    return gl ? new SharedContext(canvas, gl) : null;
  }

  private constructor(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext) {
    this.#canvas = canvas;
    this.gl = gl;
    // the next view gets a new one
    canvas.addEventListener("webglcontextlost", () => this.#leave());
  }

  /** Counts one more view that draws with this context until it calls `release`. */
  hold(): void {
    this.#holders += 1;
  }

  get isLost(): boolean {
    return this.gl.isContextLost();
  }

  onLost(listener: () => void, signal: AbortSignal): void {
    this.#canvas.addEventListener("webglcontextlost", listener, { signal });
  }

  /** Runs `draw` on a surface of at least this size, then copies its lower left to `target`. */
  drawTo(
    target: CanvasRenderingContext2D,
    width: number,
    height: number,
    draw: (gl: WebGL2RenderingContext) => void,
  ): void {
    this.#draw(width, height, draw);
    const canvas = this.#canvas;
    target.clearRect(0, 0, width, height);
    target.drawImage(canvas, 0, canvas.height - height, width, height, 0, 0, width, height);
  }

  /**
   * The pixels that `draw` leaves on such a surface, row by row from the top, once they can be had
   * without waiting; `null` if the context is lost before.
   */
  async read(
    width: number,
    height: number,
    draw: (gl: WebGL2RenderingContext) => void,
  ): Promise<Uint32Array | null> {
    const { gl } = this;
    this.#draw(width, height, draw);
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, 4 * width * height, gl.STREAM_READ);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    await this.#allDone();
    const pixels = new Uint32Array(width * height);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, pixels);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    gl.deleteBuffer(buffer);
    return this.isLost ? null : upsideDown(pixels, width);
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
    this.#leave();
  }

  #leave(): void {
    const page = globalThis as { [PAGE_KEY]?: SharedContext };
    if (page[PAGE_KEY] === this) delete page[PAGE_KEY];
  }

  #draw(width: number, height: number, draw: (gl: WebGL2RenderingContext) => void): void {
    const canvas = this.#canvas;
    if (canvas.width < width) canvas.width = width;
    if (canvas.height < height) canvas.height = height;
    this.gl.viewport(0, 0, width, height);
    draw(this.gl);
  }

  /** All that was asked for is done, or the context is lost. */
  async #allDone(): Promise<void> {
    const { gl } = this;
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    while (fence && gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

function upsideDown(pixels: Uint32Array, width: number): Uint32Array {
  const turned = new Uint32Array(pixels.length);
  for (let from = 0; from < pixels.length; from += width) {
    turned.set(pixels.subarray(from, from + width), pixels.length - width - from);
  }
  return turned;
}
