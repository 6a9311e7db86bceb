import { parseHex, toHex } from "../../color/css.ts";

const FUNCTIONAL = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%?))?\s*\)$/;

/** A colour and its opacity, as SVG attributes have them. */
export interface SvgColor {
  readonly color: string;
  readonly opacity: number;
}

/**
 * Split a canvas colour, `#rrggbb` or `rgba()`, into colour and opacity, as vector editors want it.
 */
export function svgColor(css: string, alpha: number): SvgColor {
  const match = FUNCTIONAL.exec(css);
  if (match) {
    const [, red, green, blue, opacity = "1", percent] = match;
    const channels = [red, green, blue].map((channel) => Number(channel));
    const own = Number(opacity) / (percent ? 100 : 1);
    return { color: toHex(channels), opacity: own * alpha };
  }
  const [red, green, blue, own] = parseHex(css);
  return { color: toHex([red, green, blue]), opacity: own * alpha };
}
