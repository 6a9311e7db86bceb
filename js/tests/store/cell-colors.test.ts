import { describe, expect, test } from "vitest";
import { parseHex } from "../../src/color/css.ts";
import { lutIndex } from "../../src/color/lut.ts";
import { renderedValue } from "../../src/matrix/render-matrix.ts";
import { MISSING_BELOW } from "../../src/matrix/sentinels.ts";
import type { ColorView } from "../../src/model/colors.ts";
import { WidgetStore } from "../../src/store/widget-store.ts";
import { number, readFixture, type SharedNumber } from "../support/fixture.ts";
import {
  handMadeModel,
  plainView,
  wireArray,
  wireColorMaps,
  wireColors,
} from "../support/hand-made-model.ts";

interface ColorViewCase {
  readonly values: SharedNumber[];
  readonly scale: number;
  readonly rows: number;
  readonly given: Readonly<Record<string, unknown>>;
  readonly view: ColorView;
  /** `rrggbbaa` of each cell, row by row. */
  readonly colors: string[];
}

interface Fixture {
  readonly maps: { name: string; diverging: boolean; lut: number[] }[];
  readonly cases: ColorViewCase[];
}

const { maps, cases } = readFixture<Fixture>("color_view");
const givenLut = wireArray(Uint8Array.from(maps[0]?.lut ?? []), [256, 4]);

/** What a page draws with that has this table and this view of its colours. */
function opened({ values, scale, rows, given, view }: ColorViewCase, life: AbortSignal) {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `${i}`);
  const numbers = Float32Array.from(values, number);
  const model = handMadeModel(
    numbers,
    { labels: names(rows) },
    { labels: names(numbers.length / rows) },
  );
  model.set("_matrix", { ...(model.get("_matrix") as object), scale });
  model.set("_colors", { ...wireColors(1), ...given, lut: givenLut });
  model.set("_colormaps", wireColorMaps(maps));
  model.set("_view", { ...plainView(), colors: view });
  return new WidgetStore(model, life);
}

function hex(channels: Iterable<number>): string {
  return Array.from(channels, (channel) => channel.toString(16).padStart(2, "0")).join("");
}

describe("every cell has the colour that Python gives it", () => {
  test.each(cases.map((table) => ({ table, name: JSON.stringify([table.given, table.view]) })))(
    "$name",
    ({ table }) => {
      const life = new AbortController();
      const shared = opened(table, life.signal);
      const [matrix, colors] = [shared.drawable.value, shared.colors.value];
      const { values, colCount, scale } = matrix;
      const drawn = Array.from(values, (_, i) => {
        const value = renderedValue(matrix, Math.floor(i / colCount), i % colCount);
        if (value < MISSING_BELOW) {
          const [red, green, blue] = parseHex(colors.missing);
          return hex([red, green, blue, 255]);
        }
        const place = lutIndex(colors, value * scale) * 4;
        return hex(colors.lut.subarray(place, place + 4));
      });
      expect(drawn).toEqual(table.colors);
      life.abort();
    },
  );
});

test("another centre leaves the matrix as it was uploaded", () => {
  const life = new AbortController();
  const shared = opened(cases[0] as ColorViewCase, life.signal);
  const [matrix, colors] = [shared.drawable.value, shared.colors.value];
  const view = shared.view.value;
  shared.change({ ...view, colors: { ...view.colors, center: 1 } });
  expect(shared.colors.value).toEqual({ ...colors, center: 1 });
  expect(shared.drawable.value).toBe(matrix);
  life.abort();
});
