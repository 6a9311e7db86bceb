import type { Figure, FigurePart } from "../figure.ts";
import type { PictureWidth } from "../figure-options.ts";
import { type Attributes, decimal, opening } from "../xml.ts";
import { heatmapMarkup } from "./heatmap-markup.ts";
import { SvgPen } from "./svg-pen.ts";

/**
 * Write a picture for vector editors: text is text, every region a group that is clipped to its
 * box. It is drawn in CSS pixels, and shown `shownWidth` wide where that is given.
 */
export function writeSvg(
  { width, height, ground, heatmap, parts }: Figure,
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

function markupOf({ draw }: FigurePart, measuring: CanvasRenderingContext2D): string {
  const pen = new SvgPen(measuring);
  draw(pen);
  return pen.text();
}

function clip(name: string, { width, height }: FigurePart["box"]): string {
  const rect = `${opening("rect", { width, height })}/>`;
  return `${opening("clipPath", { id: `clip-${name}` })}>${rect}</clipPath>`;
}

function group(
  { name, box: { x, y }, isCrisp = false }: Omit<FigurePart, "draw">,
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
