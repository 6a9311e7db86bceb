import { DARK, FONT_FAMILY, LIGHT, type Theme } from "../../panels/theme.ts";

function declared(theme: Theme): string {
  return Object.entries(theme)
    .map(([name, color]) => `--${name}:${color};`)
    .join("");
}

/** The font and the colours of the panels as CSS variables. */
export const variables = `.clustergram{--font:${FONT_FAMILY};${declared(LIGHT)}}
.clustergram[data-theme="dark"]{${declared(DARK)}}`;
