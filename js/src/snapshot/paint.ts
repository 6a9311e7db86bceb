import { hex, parseHex } from "../core/colors.ts";

const FUNCTIONAL = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%?))?\s*\)$/;

export interface Paint {
  readonly color: string;
  readonly opacity: number;
}

/** Colour and opacity apart, as vector editors want them; canvases write `#rrggbb` and `rgba()`. */
export function paintOf(css: string, alpha: number): Paint {
  const match = FUNCTIONAL.exec(css);
  if (match) {
    const [, red, green, blue, opacity = "1", percent] = match;
    const channels = [red, green, blue].map((channel) => Number(channel));
    const own = Number(opacity) / (percent ? 100 : 1);
    return { color: hex(channels), opacity: own * alpha };
  }
  const [red, green, blue, own] = parseHex(css);
  return { color: hex([red, green, blue]), opacity: own * alpha };
}
