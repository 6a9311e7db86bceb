const ROUNDING = 1e-6;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly opacity: number;
}

/** Join two adjacent rectangles of one colour; `null` where they do not form one. */
export function union(a: Rect, b: Rect): Rect | null {
  if (a.fill !== b.fill || a.opacity !== b.opacity) return null;
  if (near(a.x, b.x) && near(a.width, b.width) && near(a.y + a.height, b.y)) {
    return { ...a, height: b.y + b.height - a.y };
  }
  if (near(a.y, b.y) && near(a.height, b.height) && near(a.x + a.width, b.x)) {
    return { ...a, width: b.x + b.width - a.x };
  }
  return null;
}

/** Return whether two coordinates are equal but for rounding. */
export function near(a: number, b: number): boolean {
  return Math.abs(a - b) < ROUNDING;
}
