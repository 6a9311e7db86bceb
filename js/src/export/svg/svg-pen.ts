import type { Pen } from "../../panels/pen.ts";
import { type Attributes, decimal, escapeXml, opening } from "../xml.ts";
import { near, type Rect, union } from "./rectangles.ts";
import { type SvgColor, svgColor } from "./svg-color.ts";

/** As `transform` of a canvas has them: x' = a x + c y + e, y' = b x + d y + f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

interface Saved {
  /** All that is public: how things are to be drawn. */
  readonly style: object;
  readonly matrix: Matrix;
}

const UNTURNED: Matrix = [1, 0, 0, 1, 0, 0];
const FONT = /^(?:(\d+|bold|normal) )?([\d.]+)px (.+)$/;
const ANCHORS: Readonly<Record<string, string>> = { right: "end", end: "end", center: "middle" };

/** A pen that writes SVG elements. Adjacent rectangles of one colour become one. */
export class SvgPen implements Pen {
  fillStyle: Pen["fillStyle"] = "#000000";
  strokeStyle: Pen["strokeStyle"] = "#000000";
  lineWidth = 1;
  globalAlpha = 1;
  font = "10px sans-serif";
  textAlign: CanvasTextAlign = "start";
  textBaseline: CanvasTextBaseline = "alphabetic";
  direction: CanvasDirection = "ltr";

  readonly #measuring: CanvasRenderingContext2D;
  readonly #parts: string[] = [];
  readonly #saved: Saved[] = [];
  readonly #rises = new Map<string, number>();
  #matrix = UNTURNED;
  #path = "";
  #rect: Rect | null = null;

  /** Text is measured with this context. */
  constructor(measuring: CanvasRenderingContext2D) {
    this.#measuring = measuring;
  }

  /** The elements written so far. */
  text(): string {
    this.#finishRect();
    return this.#parts.join("\n");
  }

  save(): void {
    this.#saved.push({ style: { ...this }, matrix: this.#matrix });
  }

  restore(): void {
    const saved = this.#saved.pop();
    if (!saved) return;
    this.#matrix = saved.matrix;
    Object.assign(this, saved.style);
  }

  translate(x: number, y: number): void {
    this.#multiply([1, 0, 0, 1, x, y]);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#multiply([cos, sin, -sin, cos, 0, 0]);
  }

  transform(...matrix: [number, number, number, number, number, number]): void;
  transform(matrix?: DOMMatrix2DInit): void;
  transform(...given: unknown[]): void {
    this.#multiply(given as unknown as Matrix);
  }

  beginPath(): void {
    this.#path = "";
  }

  closePath(): void {
    this.#path += "Z";
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${this.#point(x, y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `L${this.#point(x, y)}`;
  }

  fill(): void {
    if (!this.#path) return;
    const { color, opacity } = this.#paint(this.fillStyle);
    this.#add("path", { d: this.#path, fill: color, "fill-opacity": unlessOne(opacity) });
  }

  stroke(): void {
    if (this.#path) this.#addStroke("path", { d: this.#path });
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#addStroke("rect", { x, y, width, height, transform: this.#transform() });
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const [a, b, c, d, e, f] = this.#matrix;
    const { color, opacity } = this.#paint(this.fillStyle);
    if (width <= 0 || height <= 0 || opacity === 0) return;
    const isUpright = near(b, 0) && near(c, 0);
    const isSwapped = near(a, 0) && near(d, 0);
    if (!isUpright && !isSwapped) {
      const transform = this.#transform();
      const paint = { fill: color, "fill-opacity": unlessOne(opacity) };
      this.#add("rect", { x, y, width, height, ...paint, transform });
      return;
    }
    const [x1, y1] = [a * x + c * y + e, b * x + d * y + f];
    const [dx, dy] = [a * width + c * height, b * width + d * height];
    const [left, top] = [Math.min(x1, x1 + dx), Math.min(y1, y1 + dy)];
    const upright = { x: left, y: top, width: Math.abs(dx), height: Math.abs(dy) };
    this.#addRect({ ...upright, fill: color, opacity });
  }

  fillText(text: string, x: number, y: number): void {
    if (!text) return;
    const [, weight = null, size = "10", family = "sans-serif"] = FONT.exec(this.font) ?? [];
    const { color, opacity } = this.#paint(this.fillStyle);
    const baseline = y + this.#rise();
    const [a, b, c, d, e, f] = this.#matrix;
    const isUpright = near(a, 1) && near(b, 0) && near(c, 0) && near(d, 1);
    const place = isUpright ? { x: x + e, y: baseline + f } : { x, y: baseline };
    const head = opening("text", {
      ...place,
      "font-family": family,
      "font-size": Number(size),
      "font-weight": weight,
      "text-anchor": ANCHORS[this.textAlign] ?? null,
      fill: color,
      "fill-opacity": unlessOne(opacity),
      transform: isUpright ? null : this.#transform(),
      "xml:space": /^\s|\s$|\s\s/.test(text) ? "preserve" : null,
    });
    this.#finishRect();
    this.#parts.push(`${head}>${escapeXml(text)}</text>`);
  }

  measureText(text: string): TextMetrics {
    this.#measuring.font = this.font;
    return this.#measuring.measureText(text);
  }

  /** From where the text was asked for down to its alphabetic baseline. */
  #rise(): number {
    if (this.textBaseline === "alphabetic") return 0;
    const key = `${this.textBaseline} ${this.font}`;
    const known = this.#rises.get(key);
    if (known !== undefined) return known;
    const ascent = (baseline: CanvasTextBaseline) => {
      this.#measuring.font = this.font;
      this.#measuring.textBaseline = baseline;
      return this.#measuring.measureText("x").fontBoundingBoxAscent;
    };
    const rise = ascent("alphabetic") - ascent(this.textBaseline);
    this.#rises.set(key, rise);
    return rise;
  }

  #paint(style: Pen["fillStyle"]): SvgColor {
    return svgColor(String(style), this.globalAlpha);
  }

  #multiply([a, b, c, d, e, f]: Matrix): void {
    const [A, B, C, D, E, F] = this.#matrix;
    this.#matrix = [
      A * a + C * b,
      B * a + D * b,
      A * c + C * d,
      B * c + D * d,
      A * e + C * f + E,
      B * e + D * f + F,
    ];
  }

  #point(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.#matrix;
    return `${decimal(a * x + c * y + e)} ${decimal(b * x + d * y + f)}`;
  }

  #transform(): string | null {
    const [a, b, c, d, e, f] = this.#matrix;
    if (this.#matrix.every((value, i) => value === UNTURNED[i])) return null;
    const turn = [a, b, c, d].map((value) => String(Math.round(value * 1e6) / 1e6));
    return `matrix(${[...turn, decimal(e), decimal(f)].join(" ")})`;
  }

  #add(tag: string, attributes: Attributes): void {
    this.#finishRect();
    this.#parts.push(`${opening(tag, attributes)}/>`);
  }

  #addStroke(tag: string, shape: Attributes): void {
    const { color, opacity } = this.#paint(this.strokeStyle);
    this.#add(tag, {
      ...shape,
      fill: "none",
      stroke: color,
      "stroke-opacity": unlessOne(opacity),
      "stroke-width": this.lineWidth,
    });
  }

  #addRect(rect: Rect): void {
    const joined = this.#rect && union(this.#rect, rect);
    if (!joined) this.#finishRect();
    this.#rect = joined ?? rect;
  }

  #finishRect(): void {
    if (!this.#rect) return;
    const { opacity, ...rect } = this.#rect;
    this.#rect = null;
    this.#add("rect", { ...rect, "fill-opacity": unlessOne(opacity) });
  }
}

function unlessOne(opacity: number): number | null {
  return opacity === 1 ? null : opacity;
}
