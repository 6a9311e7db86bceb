/** Stands for a missing value in textures, where NaN is not dependable on every GPU. */
export const MISSING = -2e38;
export const MISSING_BELOW = -1e38;
/** Stands for a cell that is not drawn, and is left out like a missing one; it has a colour of its own. */
export const MASKED = -3e38;
export const MASKED_BELOW = -2.5e38;

/**
 * The value of larger magnitude, of two opposite ones the positive. Missing values are none, and
 * masked ones even less.
 */
export function extreme(a: number, b: number): number {
  const areBoth = a > MISSING_BELOW && b > MISSING_BELOW;
  return areBoth && a + b < 0 ? Math.min(a, b) : Math.max(a, b);
}

/** Stands for infinity: past every colour domain, and small enough to be averaged. */
export const INFINITE = 3e37;
/** Single precision holds `INFINITE` only roughly. */
export const LEAST_INFINITE = INFINITE * 0.999;

/** Neither missing nor infinite. */
export function isNumber(value: number): boolean {
  return value > -LEAST_INFINITE && value < LEAST_INFINITE;
}
