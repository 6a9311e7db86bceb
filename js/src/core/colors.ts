import type { Colors, GroundedColors } from "./types.ts";

/** Channels 0 to 255, alpha 0 to 1. */
export interface Rgba {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** The place of a value in the colour table, or -1 for NaN. Infinities have the end colours. */
export function lutIndex({ vmin, vmax, center }: Colors, value: number): number {
  if (Number.isNaN(value)) return -1;
  const reach = center === null ? 0 : Math.max(vmax - center, center - vmin);
  const low = center === null ? vmin : center - reach;
  const high = center === null ? vmax : center + reach;
  const clamped = Math.min(Math.max(value, vmin), vmax);
  const share = (clamped - low) / (high - low);
  return Math.min(255, Math.max(0, Math.floor(share * 256)));
}

/** `#rrggbb`, or `#rrggbbaa` where not opaque. */
export function cssColor(colors: Colors, value: number, opacity = 1): string {
  const index = lutIndex(colors, value);
  if (index < 0) return withAlpha(colors.missing, opacity);
  const [red = 0, green = 0, blue = 0, alpha = 255] = colors.lut.subarray(4 * index, 4 * index + 4);
  return toHex({ red, green, blue, alpha: (alpha / 255) * opacity });
}

/** The same colours as they look on an opaque ground. */
export function colorsOnGround(colors: Colors, ground: string): GroundedColors {
  const { red, green, blue } = parseHex(ground);
  const lut = colors.lut.map((channel, i, channels) => {
    const alpha = (channels[i | 3] as number) / 255;
    const under = [red, green, blue][i % 4] as number;
    return i % 4 === 3 ? 255 : mixed(channel, under, alpha);
  });
  return { ...colors, lut, missing: flattened(colors.missing, ground), ground };
}

/** What a colour looks like on an opaque ground. */
export function flattened(css: string, ground: string): string {
  const [over, under] = [parseHex(css), parseHex(ground)];
  const { alpha } = over;
  return hex([
    mixed(over.red, under.red, alpha),
    mixed(over.green, under.green, alpha),
    mixed(over.blue, under.blue, alpha),
  ]);
}

function mixed(over: number, under: number, alpha: number): number {
  return Math.round(over * alpha + under * (1 - alpha));
}

/** Black or white, whichever is easier to read on `color` over a white page. */
export function contrastText(color: string): "#000000" | "#ffffff" {
  const { red, green, blue, alpha } = parseHex(color);
  const [r, g, b] = [red, green, blue].map((channel) =>
    linear((channel * alpha + 255 * (1 - alpha)) / 255),
  ) as [number, number, number];
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? "#000000" : "#ffffff";
}

/** Reads `#rgb`, `#rgba`, `#rrggbb` and `#rrggbbaa`. */
export function parseHex(color: string): Rgba {
  if (!/^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(color)) {
    throw new Error(`invalid colour: ${JSON.stringify(color)} is not of the form "#rrggbb"`);
  }
  const digits = color.length <= 5 ? color.replace(/[\da-f]/gi, "$&$&") : color;
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2) || "ff", 16);
  return { red: channel(1), green: channel(3), blue: channel(5), alpha: channel(7) / 255 };
}

/** The same colour with its opacity multiplied by `alpha`, which may be 0 to 1. */
export function withAlpha(color: string, alpha: number): string {
  const parsed = parseHex(color);
  return toHex({ ...parsed, alpha: parsed.alpha * alpha });
}

function toHex({ red, green, blue, alpha }: Rgba): string {
  const opacity = Math.round(Math.min(1, Math.max(0, alpha)) * 255);
  const channels = opacity === 255 ? [red, green, blue] : [red, green, blue, opacity];
  return hex(channels);
}

/** Channels 0 to 255 as `#rrggbb`, or as `#rrggbbaa` if there are four. */
export function hex(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** sRGB channel to linear light (WCAG 2 relative luminance). */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
