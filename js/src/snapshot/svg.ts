import { heatmapMarkup } from "./heatmap-markup.ts";
import type { PictureWidth } from "./options.ts";
import type { Part, Sheet } from "./sheet.ts";
import { SvgPen } from "./svg-pen.ts";
import { type Attributes, decimal, opening } from "./xml.ts";

/**
 * Write a picture for vector editors: text is text, every region a group that is clipped to its
 * box. It is drawn in CSS pixels, and shown `shownWidth` wide where that is given.
 */
export function svgText(
  { width, height, ground, heatmap, parts }: Sheet,
  measuring: CanvasRenderingContext2D,
  shownWidth: PictureWidth | null = null,
): string {
  const head = opening("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    ...shownSize(width, height, shownWidth),
    viewBox: `0 0 ${width} ${height}`,
  });
  const written = parts.map((part) => ({ part, markup: markupOf(part, measuring) }));
  const shown = written.filter(({ markup }) => markup !== "");
  return [
    `${head}>`,
    "<defs>",
    clip("heatmap", heatmap.box),
    ...shown.map(({ part }) => clip(part.name, part.box)),
    "</defs>",
    `${opening("rect", { width, height, fill: ground })}/>`,
    group({ name: "heatmap", box: heatmap.box }, heatmapMarkup(heatmap)),
    ...shown.map(({ part, markup }) => group(part, markup)),
    "</svg>\n",
  ].join("\n");
}

function shownSize(width: number, height: number, shown: PictureWidth | null): Attributes {
  if (!shown) return { width, height };
  const { value, unit } = shown;
  const size = (length: number) => `${decimal((length / width) * value)}${unit}`;
  return { width: size(width), height: size(height) };
}

function markupOf({ draw }: Part, measuring: CanvasRenderingContext2D): string {
  const pen = new SvgPen(measuring);
  draw(pen);
  return pen.text();
}

function clip(name: string, { width, height }: Part["box"]): string {
  const rect = `${opening("rect", { width, height })}/>`;
  return `${opening("clipPath", { id: `clip-${name}` })}>${rect}</clipPath>`;
}

function group(
  { name, box: { x, y }, isCrisp = false }: Omit<Part, "draw">,
  markup: string,
): string {
  const head = opening("g", {
    id: name,
    transform: `translate(${x} ${y})`,
    "clip-path": `url(#clip-${name})`,
    "shape-rendering": isCrisp ? "crispEdges" : null,
  });
  return `${head}>\n${markup}\n</g>`;
}
