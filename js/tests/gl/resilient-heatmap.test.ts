import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SharedContext } from "../../src/gl/shared-context.ts";
import { ResilientHeatmap } from "../../src/panels/heatmap/resilient-heatmap.ts";
import { canvasOf, randomScene } from "./fixture.ts";

const scene = randomScene({ rowCount: 300, colCount: 200, width: 90, height: 70 });
const other = randomScene({ rowCount: 30, colCount: 20, width: 90, height: 70 }, 2);
/** More than a browser keeps. */
const MANY_CONTEXTS = 20;

let life = new AbortController();
beforeEach(() => {
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
});

function opened() {
  let ready: () => void = () => {};
  const heatmap = new ResilientHeatmap(() => ready(), life.signal);
  life.signal.addEventListener("abort", () => heatmap.dispose());
  const betterPicture = () => new Promise<void>((resolve) => (ready = resolve));
  return { heatmap, betterPicture };
}

function drawn(heatmap: ResilientHeatmap, wanted = scene): Uint8ClampedArray {
  const target = canvasOf(wanted.width, wanted.height);
  heatmap.draw(wanted, target);
  return target.getImageData(0, 0, wanted.width, wanted.height).data;
}

/** The shares of pixels in which two pictures differ by more than rounding. */
function difference(one: Uint8ClampedArray, two: Uint8ClampedArray): number {
  const far = one.filter((channel, i) => Math.abs(channel - (two[i] as number)) > 2);
  return far.length / one.length;
}

async function lose(): Promise<void> {
  const context = SharedContext.acquire() as SharedContext;
  const canvas = context.gl.canvas as HTMLCanvasElement;
  const isLost = new Promise((resolve) => canvas.addEventListener("webglcontextlost", resolve));
  context.gl.getExtension("WEBGL_lose_context")?.loseContext();
  await isLost;
  context.release();
}

describe("where the context is lost", () => {
  test("the same picture is drawn at once, another one too, and the graphics card comes back", async () => {
    const { heatmap, betterPicture } = opened();
    const [before, otherBefore] = [drawn(heatmap), drawn(heatmap, other)];
    expect(heatmap.kind).toBe("webgl2");
    await lose();
    expect(heatmap.kind).toBe("canvas2d");
    expect(difference(drawn(heatmap), before)).toBeLessThan(0.01);
    expect(difference(drawn(heatmap, other), otherBefore)).toBeLessThan(0.01);
    expect(new Uint8ClampedArray((await heatmap.read(other)).buffer)).toEqual(
      drawn(heatmap, other),
    );
    await betterPicture();
    expect(heatmap.kind).toBe("webgl2");
    expect(drawn(heatmap)).toEqual(before);
  });

  test("by contexts of others, likewise", async () => {
    const { heatmap, betterPicture } = opened();
    const before = drawn(heatmap);
    const others = Array.from({ length: MANY_CONTEXTS }, () =>
      document.createElement("canvas").getContext("webgl2"),
    );
    await expect.poll(() => heatmap.kind).toBe("canvas2d");
    expect(difference(drawn(heatmap), before)).toBeLessThan(0.01);
    for (const gl of others) gl?.getExtension("WEBGL_lose_context")?.loseContext();
    await betterPicture();
    expect(drawn(heatmap)).toEqual(before);
  });
});

test("a shader that does not build leaves the drawing to the processor", () => {
  const { heatmap } = opened();
  const before = drawn(heatmap, other);
  const broken = opened().heatmap;
  const ofContext = WebGL2RenderingContext.prototype;
  const parameter = ofContext.getProgramParameter;
  vi.spyOn(ofContext, "getProgramParameter").mockImplementation(function (
    this: WebGL2RenderingContext,
    program,
    name,
  ) {
    return name === this.LINK_STATUS ? false : parameter.call(this, program, name);
  });
  expect(difference(drawn(broken, other), before)).toBeLessThan(0.01);
  expect(broken.kind).toBe("canvas2d");
});

test("a matrix that the graphics card has no room for is drawn by the processor", () => {
  const { heatmap } = opened();
  const before = drawn(heatmap, other);
  const full = opened().heatmap;
  const ofContext = WebGL2RenderingContext.prototype;
  vi.spyOn(ofContext, "getError").mockReturnValueOnce(ofContext.OUT_OF_MEMORY);
  expect(difference(drawn(full, other), before)).toBeLessThan(0.01);
  expect(full.kind).toBe("canvas2d");
});

test("a page that can have no context draws all the same", () => {
  const before = drawn(opened().heatmap, other);
  vi.spyOn(SharedContext, "acquire").mockReturnValue(null);
  const { heatmap } = opened();
  expect(heatmap.kind).toBe("canvas2d");
  expect(difference(drawn(heatmap, other), before)).toBeLessThan(0.01);
});
