import { clamp } from "../util/clamp.ts";

/** Channels 0 to 255, alpha 0 to 1. */
type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** Compute what a colour looks like on an opaque ground. */
export function flattenColor(css: string, ground: string): string {
  const [red, green, blue] = parseHex(ground);
  const over = parseHex(css);
  return toHex([red, green, blue].map((under, i) => mixChannel(over[i] as number, under, over[3])));
}

/** Mix a channel over another one. */
export function mixChannel(over: number, under: number, alpha: number): number {
  return Math.round(over * alpha + under * (1 - alpha));
}

/** Parse `#rgb`, `#rgba`, `#rrggbb` and `#rrggbbaa`. */
export function parseHex(color: string): Rgba {
  if (!/^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(color)) {
    throw new Error(`invalid colour: ${JSON.stringify(color)} is not of the form "#rrggbb"`);
  }
  const digits = color.length <= 5 ? color.replace(/[\da-f]/gi, "$&$&") : color;
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2) || "ff", 16);
  return [channel(1), channel(3), channel(5), channel(7) / 255];
}

/** Multiply the opacity of a colour by `alpha`, 0 to 1. */
export function withAlpha(color: string, alpha: number): string {
  const [red, green, blue, own] = parseHex(color);
  return rgbaToHex([red, green, blue, own * alpha]);
}

/** Format a colour as `#rrggbb`, or `#rrggbbaa` where it is not opaque. */
export function rgbaToHex([red, green, blue, alpha]: Rgba): string {
  const opacity = Math.round(clamp(alpha, 0, 1) * 255);
  return toHex([red, green, blue, ...(opacity === 255 ? [] : [opacity])]);
}

/** Format channels of 0 to 255 as `#rrggbb`, or four of them as `#rrggbbaa`. */
export function toHex(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
