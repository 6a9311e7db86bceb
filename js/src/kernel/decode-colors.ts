import type { ColorMap } from "../color/color-view.ts";
import type { ColorRange, Colors, Norm } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";
import {
  array,
  type Decoder,
  finite,
  flag,
  nullable,
  object,
  oneOf,
  plainObject,
  refine,
  text,
} from "../util/decoder.ts";
import { bytes } from "./array-decoders.ts";
import { isSent, versioned } from "./field-decoders.ts";

const LUT_SIZE = 256;

const ends = refine(
  array(finite, 2) as Decoder<readonly number[]> as Decoder<Interval>,
  ({ length, 0: low, 1: high }) => length === 2 && low < high,
  "two numbers, the smaller first",
);

const colorRange = object<ColorRange>({ ends, full: ends });
const axisName = nullable(oneOf("rows", "cols"));

const readColors = object<
  Omit<Colors, "isDefaultMap" | "keepsCenter" | "ranges" | "isSkewed" | "unequal" | "ownRange">
>({
  name: text,
  lut: (value, path) => bytes(value, [LUT_SIZE, 4], path),
  vmin: finite,
  vmax: finite,
  center: nullable(finite),
  missing: text,
  norm: oneOf("linear", "log"),
});

/** Decode the colours. */
export function decodeColors(trait: unknown): Colors {
  const colors = versioned(trait, "colors");
  const given = plainObject(colors.ranges, "colors.ranges");
  const ranges: Partial<Record<Norm, ColorRange>> = {};
  for (const norm of ["linear", "log"] as const) {
    if (given[norm] === undefined) continue;
    const path = `colors.ranges.${norm}`;
    ranges[norm] = colorRange(plainObject(given[norm], path), path);
  }
  return {
    ...readColors(colors, "colors"),
    isDefaultMap: flag(colors.default_map, "colors.default_map"),
    keepsCenter: flag(colors.keeps_center, "colors.keeps_center"),
    isSkewed: flag(colors.skewed, "colors.skewed"),
    unequal: axisName(colors.unequal, "colors.unequal"),
    ownRange: axisName(colors.own_range, "colors.own_range"),
    ranges,
  };
}

/** Decode the colour maps to choose from; none where the kernel sent none. */
export function decodeColorMaps(trait: unknown): readonly ColorMap[] {
  if (!isSent(trait)) return [];
  const record = versioned(trait, "colormaps");
  const maps = array(plainObject)(record.maps, "colormaps.maps");
  const steps = bytes(record.steps, [maps.length, 3, LUT_SIZE], "colormaps.steps");
  return maps.map(({ name, diverging, safe }, i) => ({
    name: text(name, `colormaps.maps[${i}].name`),
    isDiverging: diverging === true,
    isSafe: safe === true,
    lut: opaqueLut(steps.subarray(i * 3 * LUT_SIZE, (i + 1) * 3 * LUT_SIZE)),
  }));
}

/** RGBA from the steps of red, then of green, then of blue, each from 0 and modulo 256. */
function opaqueLut(steps: Uint8Array): Uint8Array {
  const lut = new Uint8Array(4 * LUT_SIZE).fill(255);
  for (let channel = 0; channel < 3; channel++) {
    let value = 0;
    for (let i = 0; i < LUT_SIZE; i++) {
      value += steps[channel * LUT_SIZE + i] as number;
      lut[4 * i + channel] = value;
    }
  }
  return lut;
}
