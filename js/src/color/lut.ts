import type { Colors, GroundedColors } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";
import { clamp } from "../util/clamp.ts";
import { flattenColor, mixChannel, parseHex, rgbaToHex, withAlpha } from "./css.ts";

/**
 * Return the values at both ends of the colour table. Where there is a centre, only a part of the
 * table is in use.
 */
export function lutDomain({ vmin, vmax, center, norm }: Colors): Interval {
  if (center === null || norm === "log") return [vmin, vmax];
  const reach = Math.max(vmax - center, center - vmin);
  return [Math.max(center - reach, -Number.MAX_VALUE), Math.min(center + reach, Number.MAX_VALUE)];
}

/**
 * Return the index of a value in the colour table, or -1 for NaN. Infinities have the end colours.
 */
export function lutIndex(colors: Colors, value: number): number {
  if (Number.isNaN(value)) return -1;
  const along = colors.norm === "log" ? Math.log : Number;
  const [low, high] = lutDomain(colors).map(along) as [number, number];
  // halves, as the difference of two large numbers may overflow
  const place = along(clamp(value, colors.vmin, colors.vmax));
  const share = (place / 2 - low / 2) / (high / 2 - low / 2);
  return clamp(Math.floor(share * 256), 0, 255);
}

/** Return the colour of a value as `#rrggbb`, or `#rrggbbaa` where it is not opaque. */
export function cssColor(colors: Colors, value: number): string {
  const index = lutIndex(colors, value);
  if (index < 0) return withAlpha(colors.missing, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = colors.lut.subarray(4 * index, 4 * index + 4);
  return rgbaToHex([red, green, blue, alpha / 255]);
}

/** The colour under the matrix, and that of masked cells; both opaque. */
export interface Ground {
  readonly surface: string;
  readonly masked: string;
}

/** Compute the colours as they look on an opaque ground. */
export function flattenColors(colors: Colors, { surface, masked }: Ground): GroundedColors {
  const under = parseHex(surface);
  const lut = colors.lut.map((channel, i, channels) => {
    const alpha = (channels[i | 3] as number) / 255;
    return i % 4 === 3 ? 255 : mixChannel(channel, under[i % 4] as number, alpha);
  });
  return { ...colors, lut, missing: flattenColor(colors.missing, surface), masked };
}
