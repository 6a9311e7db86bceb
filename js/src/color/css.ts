import type { Colors, GroundedColors, Interval } from "../model/types.ts";
import { clamp } from "../util/clamp.ts";

/** Channels 0 to 255, alpha 0 to 1. */
type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** The values at the two ends of the colour table, of which a part shows where there is a centre. */
export function lutDomain({ vmin, vmax, center, norm }: Colors): Interval {
  if (center === null || norm === "log") return [vmin, vmax];
  const reach = Math.max(vmax - center, center - vmin);
  return [Math.max(center - reach, -Number.MAX_VALUE), Math.min(center + reach, Number.MAX_VALUE)];
}

/** The place of a value in the colour table, or -1 for NaN. Infinities have the end colours. */
export function lutIndex(colors: Colors, value: number): number {
  if (Number.isNaN(value)) return -1;
  const along = colors.norm === "log" ? Math.log : Number;
  const [low, high] = lutDomain(colors).map(along) as [number, number];
  // halves, as the whole reach of the numbers there are is beyond them
  const place = along(clamp(value, colors.vmin, colors.vmax));
  const share = (place / 2 - low / 2) / (high / 2 - low / 2);
  return clamp(Math.floor(share * 256), 0, 255);
}

/** `#rrggbb`, or `#rrggbbaa` where not opaque. */
export function cssColor(colors: Colors, value: number): string {
  const index = lutIndex(colors, value);
  if (index < 0) return withAlpha(colors.missing, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = colors.lut.subarray(4 * index, 4 * index + 4);
  return rgbaToHex([red, green, blue, alpha / 255]);
}

/** What lies under the colours, and what is drawn in place of masked cells; both opaque. */
export interface Ground {
  readonly surface: string;
  readonly masked: string;
}

/** The same colours as they look on an opaque ground. */
export function flattenColors(colors: Colors, { surface, masked }: Ground): GroundedColors {
  const under = parseHex(surface);
  const lut = colors.lut.map((channel, i, channels) => {
    const alpha = (channels[i | 3] as number) / 255;
    return i % 4 === 3 ? 255 : mixChannel(channel, under[i % 4] as number, alpha);
  });
  return { ...colors, lut, missing: flattenColor(colors.missing, surface), masked };
}

/** What a colour looks like on an opaque ground. */
export function flattenColor(css: string, ground: string): string {
  const [red, green, blue] = parseHex(ground);
  const over = parseHex(css);
  return toHex([red, green, blue].map((under, i) => mixChannel(over[i] as number, under, over[3])));
}

function mixChannel(over: number, under: number, alpha: number): number {
  return Math.round(over * alpha + under * (1 - alpha));
}

/** Reads `#rgb`, `#rgba`, `#rrggbb` and `#rrggbbaa`. */
export function parseHex(color: string): Rgba {
  if (!/^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(color)) {
    throw new Error(`invalid colour: ${JSON.stringify(color)} is not of the form "#rrggbb"`);
  }
  const digits = color.length <= 5 ? color.replace(/[\da-f]/gi, "$&$&") : color;
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2) || "ff", 16);
  return [channel(1), channel(3), channel(5), channel(7) / 255];
}

/** The same colour with its opacity multiplied by `alpha`, which may be 0 to 1. */
export function withAlpha(color: string, alpha: number): string {
  const [red, green, blue, own] = parseHex(color);
  return rgbaToHex([red, green, blue, own * alpha]);
}

function rgbaToHex([red, green, blue, alpha]: Rgba): string {
  const opacity = Math.round(clamp(alpha, 0, 1) * 255);
  return toHex([red, green, blue, ...(opacity === 255 ? [] : [opacity])]);
}

/** Channels 0 to 255 as `#rrggbb`, or as `#rrggbbaa` if there are four. */
export function toHex(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
