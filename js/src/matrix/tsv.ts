import { isoTime } from "../axis/unit-text.ts";
import type { Annotation, Unit } from "../model/annotation.ts";
import type { Axis } from "../model/axis.ts";
import type { Matrix, Reals } from "../model/matrix.ts";

/** A table as it is displayed. */
export interface DisplayedTable {
  readonly matrix: Matrix;
  /** The values in displayed order with all their digits; without them, those of the matrix. */
  readonly exact?: Float64Array | null;
  readonly rows: Axis;
  readonly cols: Axis;
  /** Source indices in displayed order. */
  readonly rowOrder: Int32Array;
  readonly colOrder: Int32Array;
}

const LITERAL = ": ";

const MISSING_WORDS = new Set([
  "",
  "nan",
  "-nan",
  "+nan",
  "na",
  "n/a",
  "none",
  "null",
  "<na>",
  "#n/a",
  "#na",
  "#nv",
  "#n/d",
]);

/** What spreadsheets write where they could not compute, in any language. */
const ERROR_WORD = /^#\u00a1?\p{L}[\p{L}\p{N}_/]*[!?]$/u;
/** What the C runtime of Windows writes for NaN. */
const C_NAN = /^[+-]?(?:1\.#(?:ind|qnan|snan)[0-9]*|nan\((?:ind|snan)\))$/;
const NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?)$/i;
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?$/;
/**
 * In single precision all decimals of six digits differ, and nine digits tell any two values apart.
 */
const SURE_DIGITS = 6;
const ALL_DIGITS = 9;
const SMALLEST_NORMAL = 2 ** -126;
const MOST_LOOKED_AT = 20_000;
const FORMULA = /^[=+\-@\t\r]/;
const SPECIAL = /[\t"\r\n]/;

/**
 * Write a table line by line, byte for byte as Python's `write_matrix` does for exact values. With
 * `escapesFormulas`, an apostrophe is put before text that a spreadsheet would compute.
 */
export function* matrixTsv(table: DisplayedTable, escapesFormulas = false): Generator<string> {
  const line = (cells: readonly string[], numbers?: readonly string[]) =>
    joined(escapesFormulas ? cells.map(withoutFormula) : cells, numbers);
  const { matrix, exact, rows, cols, rowOrder, colOrder } = table;
  const [rowNames, ...rowCategories] = axisCells(rows, rowOrder);
  const corner = Array.from({ length: 1 + rowCategories.length }, () => "");
  for (const cells of axisCells(cols, colOrder)) yield line([...corner, ...cells]);
  for (const [place, row] of rowOrder.entries()) {
    const leading = [rowNames as string[], ...rowCategories].map((cells) => cells[place] as string);
    const base = row * matrix.colCount;
    const start = place * colOrder.length;
    const values = Array.from(colOrder, (col, i) =>
      exact ? String(exact[start + i]) : shortest(matrix.values, base + col, matrix.scale),
    );
    yield line(leading, values);
  }
}

/** Return the shortest decimal that rounds to a value. */
function shortest(values: Reals, index: number, scale: number): string {
  const value = values[index] as number;
  const scaled = value * scale;
  if (values instanceof Float64Array) return String(scaled);
  let digits = Math.abs(value) < SMALLEST_NORMAL ? 1 : SURE_DIGITS;
  let decimal = scaled;
  do {
    decimal = Number(scaled.toPrecision(digits));
    digits += 1;
  } while (digits <= ALL_DIGITS && Math.fround(decimal / scale) !== value);
  return String(decimal);
}

/** Numbers never need quotes. */
function joined(cells: readonly string[], numbers: readonly string[] = []): string {
  return `${[...cells.map(quoted), ...numbers].join("\t")}\n`;
}

/** Puts an apostrophe before text that a spreadsheet would take for a formula. */
function withoutFormula(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell;
}

function isFormula(cell: string): boolean {
  return FORMULA.test(cell) && !isNumeric(cell);
}

/**
 * Return whether a spreadsheet could compute a label or an annotation of an axis. Very long axes
 * are not searched.
 */
export function mayHaveFormulas({ count, title, label, annotations }: Axis): boolean {
  if (count > MOST_LOOKED_AT) return true;
  if (isFormula(title) || annotations.some((annotation) => isFormula(annotation.title)))
    return true;
  for (let i = 0; !title && i < count; i++) if (isFormula(label(i))) return true;
  return false;
}

function quoted(text: string): string {
  const cell = text.replaceAll("\0", "\ufffd");
  return SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Names, then each category. */
function axisCells(axis: Axis, order: Int32Array): string[][] {
  const names = Array.from(order, (position) => axis.label(position));
  return [
    labelCells(names, axis.title),
    ...axis.annotations.map((annotation) => categoryCells(annotation, order)),
  ];
}

/** Write the labels. Without a title, labels that could be misread get an empty one. */
function labelCells(names: readonly string[], title: string): string[] {
  if (title) return names.map((name) => `${escaped(title)}: ${name}`);
  const beginnings = new Set(
    names.map((name) => (name.includes(LITERAL) ? name.slice(0, name.indexOf(LITERAL)) : null)),
  );
  const isTitled = beginnings.size === 1 && !beginnings.has(null);
  const needsTitle = isTitled || names.includes("") || names.every((name) => name.startsWith("("));
  return needsTitle ? names.map((name) => LITERAL + name) : [...names];
}

/**
 * Write an annotation. Text that could be read as numbers or dates gets an empty title, so that it
 * stays text.
 */
function categoryCells(annotation: Annotation, order: Int32Array): string[] {
  const title = escaped(annotation.title);
  if (annotation.kind === "number") {
    return Array.from(
      order,
      (place) => `${title}: ${numberText(annotation.numbers[place] as number, annotation.unit)}`,
    );
  }
  const { codes, values } = annotation;
  const found = Array.from(order, (position) => codes[position] as number);
  const texts = [...new Set(found)].filter((code) => code >= 0).map((code) => values[code] ?? "");
  if (texts.length === 0) return found.map(() => `${title}: NaN`);
  const isLiteral =
    texts.every(isNumeric) ||
    texts.every((text) => isMissing(text) || DATE.test(text)) ||
    texts.every((text) => text.startsWith(LITERAL));
  const start = isLiteral ? `${title}: ${LITERAL}` : `${title}: `;
  return found.map((code) => (code >= 0 ? start + values[code] : ""));
}

function numberText(value: number, unit: Unit): string {
  const date = isoTime(value, unit).replace("T00:00:00.000Z", "");
  return DATE.test(date) ? date : String(value);
}

function isMissing(text: string): boolean {
  const word = stripped(text).toLowerCase();
  return MISSING_WORDS.has(word) || ERROR_WORD.test(word) || C_NAN.test(word);
}

/** Reads as a number or as a missing one. */
function isNumeric(text: string): boolean {
  return isMissing(text) || NUMBER.test(stripped(text));
}

function stripped(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, "");
}

function escaped(title: string): string {
  const text = title.replaceAll("\\", "\\\\").replaceAll(":", "\\:");
  return text.startsWith("(") ? `\\${text}` : text;
}
