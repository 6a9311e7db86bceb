import { describe, expect, test } from "vitest";
import { motionFrame } from "../../../src/motion/frame.ts";
import { findEnterExit, phasesAt } from "../../../src/motion/phases.ts";
import { placeItems } from "../../../src/motion/placement.ts";
import {
  blendPictures,
  type MovedPicture,
  pixelsAtRest,
} from "../../../src/panels/heatmap/blend-pixels.ts";

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

const place = (order: readonly number[]) =>
  placeItems(Int32Array.from(order), [0, order.length], order.length);

function frameAt(order: readonly number[], t: number, pixels: number) {
  const [from, to] = [place(upTo(order.length)), place(order)];
  return motionFrame(from, to, phasesAt(t, findEnterExit(from, to)), pixels);
}

const gray = (level: number) => (0xff000000 | (level * 0x010101)) >>> 0;
const WHITE = gray(255);

/** Pictures one pixel wide, mixed with nothing fading. */
function mixedColumn(...columns: readonly (Pick<MovedPicture, "rows" | "share"> & Levels)[]) {
  const height = columns[0]?.rows.length ?? 0;
  const frame = new Uint32Array(height);
  const pictures = columns.map(({ levels, rows, share }) => ({
    pixels: Uint32Array.from(levels, gray),
    width: 1,
    cols: Int32Array.of(0),
    rows,
    share,
  }));
  const whole = new Float32Array(height).fill(1);
  blendPictures(frame, pictures, whole, Float32Array.of(1), WHITE);
  return [...frame];
}

interface Levels {
  readonly levels: readonly number[];
}

describe("the pixel of a picture at rest that a moving line shows", () => {
  test("is its own before anything has moved, however thick lines are", () => {
    for (const count of [3, 7, 40, 41, 500]) {
      const order = upTo(count).reverse();
      expect([...pixelsAtRest(frameAt(order, 0, 40), place(upTo(count)), 40)]).toEqual(upTo(40));
      expect([...pixelsAtRest(frameAt(order, 1, 40), place(order), 40)]).toEqual(upTo(40));
    }
  });

  test("is always one of the line's own where lines are a pixel or more", () => {
    const from = place(upTo(7));
    const { items: lines, ...frame } = frameAt([3, 6, 0, 5, 1, 4, 2], 0.4, 60);
    const owners = upTo(40).map((pixel) => Math.floor(((pixel + 0.5) / 40) * 7));
    const found = pixelsAtRest({ items: lines, ...frame }, from, 40);
    found.forEach((pixel, i) => {
      expect(pixel < 0 ? -1 : owners[pixel]).toBe(lines[i]);
    });
  });

  test("is none where the line was out of view", () => {
    const all = place(upTo(4));
    const firstTwo = placeItems(Int32Array.from(upTo(4)), [0, 2], 4);
    const frame = motionFrame(all, all, { leaving: 1, moved: 0, changed: 0, entering: 0 }, 4);
    expect([...pixelsAtRest(frame, firstTwo, 4)]).toEqual([1, 3, -1, -1]);
  });
});

describe("a frame", () => {
  const straight = Int32Array.of(0, 1, 2);

  test("shows each picture by its share, and equal colours as they are", () => {
    const before = { levels: [0, 100, 37], rows: straight, share: 0.75 };
    const after = { levels: [200, 200, 37], rows: straight, share: 0.25 };
    expect(mixedColumn(before, after)).toEqual([50, 125, 37].map(gray));
    expect(mixedColumn({ ...before, share: 1 }, { ...after, share: 0 })).toEqual(
      [0, 100, 37].map(gray),
    );
  });

  test("mixes three pictures of an interrupted motion", () => {
    const pictures = [0, 90, 240].map((level, i) => ({
      levels: [level],
      rows: Int32Array.of(0),
      share: [0.5, 0.25, 0.25][i] as number,
    }));
    const [pixel = 0] = mixedColumn(...pictures);
    expect(Math.abs((pixel & 255) - (0 * 0.5 + 90 * 0.25 + 240 * 0.25))).toBeLessThanOrEqual(1);
  });

  test("shows a line that only one of the pictures has in its full colour", () => {
    const before = { levels: [10, 20, 30], rows: Int32Array.of(0, -1, -1), share: 0.9 };
    const after = { levels: [60, 70, 80], rows: Int32Array.of(-1, 1, -1), share: 0.1 };
    expect(mixedColumn(before, after)).toEqual([gray(10), gray(70), WHITE]);
  });

  test("lets the ground through where a row or a column fades", () => {
    const frame = new Uint32Array(4);
    const picture = {
      pixels: Uint32Array.from([0, 0, 0, 0], gray),
      width: 2,
      rows: Int32Array.of(0, 1),
      cols: Int32Array.of(0, 1),
      share: 1,
    };
    blendPictures(frame, [picture], Float32Array.of(1, 0.5), Float32Array.of(1, 0.5), WHITE);
    expect([...frame].map((pixel) => pixel & 255)).toEqual([0, 128, 128, 191]);
  });

  test("is the same where columns stand still, whatever was there before", () => {
    const [height, width, stride] = [6, 5, 7];
    const noise = (seed: number) =>
      Uint32Array.from({ length: height * stride }, (_, i) => gray((seed + i * 37) % 256));
    const still = Int32Array.of(0, 1, 2, 3, 4);
    const gone = Int32Array.of(0, -1, 2, 3, -1);
    const rows = [
      [3, 0, -1, -1, 1, 2],
      [1, 0, 4, -1, -1, 2],
      [0, 5, 1, -1, 3, 3],
    ].map((row) => Int32Array.from(row));
    const shine = Float32Array.of(1, 1, 1, 1, 0.3, 1);
    const all = new Float32Array(width).fill(1);
    for (const first of [still, gone]) {
      for (const second of [still, gone]) {
        const pictures = [first, second, still].map((cols, i) => ({
          pixels: noise(i * 91),
          width: stride,
          rows: rows[i] as Int32Array,
          cols,
          share: [0.5, 0.3, 0.2][i] as number,
        }));
        const frame = new Uint32Array(height * width).fill(7);
        blendPictures(frame, pictures, shine, all, WHITE);
        for (let col = 0; col < width; col++) {
          const column = new Uint32Array(height);
          const narrow = pictures.map((picture) => {
            const moved = Int32Array.of(picture.cols[col] as number);
            return { ...picture, cols: moved };
          });
          blendPictures(column, narrow, shine, Float32Array.of(1), WHITE);
          expect([...column]).toEqual(upTo(height).map((row) => frame[row * width + col]));
        }
      }
    }
  });
});
