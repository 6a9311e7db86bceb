import type { Marks } from "../panels/stage/panel-registry.ts";

export type Unit = "px" | "mm";

/** The width of a picture; the height follows. */
export interface PictureWidth {
  readonly value: number;
  readonly unit: Unit;
}

/** What the user chooses for a saved picture. */
export interface FigureOptions {
  /** Written above the picture; none where it is empty. */
  readonly title: string;
  /** As wide as on the screen where it is `null`. */
  readonly width: PictureWidth | null;
  readonly isDark: boolean;
  readonly marks: Marks;
}

export const DEFAULT_OPTIONS: FigureOptions = {
  title: "",
  width: null,
  isDark: false,
  marks: { selection: false, cut: false },
};

export const WIDTH_LIMITS: Readonly<Record<Unit, readonly [number, number]>> = {
  px: [100, 20_000],
  mm: [20, 2_000],
};

const MM_PER_INCH = 25.4;
/** What journals ask of an image. */
const PRINTED_DOTS_PER_INCH = 300;

/** Return whether a picture can have this width. */
export function isPossibleWidth({ value, unit }: PictureWidth): boolean {
  const [least, most] = WIDTH_LIMITS[unit];
  return value >= least && value <= most;
}

/** Compute the pixels of an image of a given width; `screenRatio` where none is asked for. */
export function imagePixelRatio(
  width: PictureWidth | null,
  sheetWidth: number,
  screenRatio: number,
): number {
  if (!width) return screenRatio;
  const dots =
    width.unit === "mm" ? (width.value / MM_PER_INCH) * PRINTED_DOTS_PER_INCH : width.value;
  return dots / sheetWidth;
}

/** Compute the dots per metre of an image that is to be printed at a width in millimetres. */
export function dotsPerMetre(width: PictureWidth | null): number | null {
  return width?.unit === "mm" ? Math.round((PRINTED_DOTS_PER_INCH / MM_PER_INCH) * 1000) : null;
}
