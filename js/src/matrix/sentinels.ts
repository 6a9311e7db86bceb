/** A missing value in textures, as NaN is not dependable on every GPU. */
export const MISSING = -2e38;
export const MISSING_BELOW = -1e38;
/** A masked cell in textures. It is left out like a missing one, and has a colour of its own. */
export const MASKED = -3e38;
export const MASKED_BELOW = -2.5e38;

/**
 * Return the value of larger magnitude, of opposite ones the positive. Missing values lose to all
 * others, masked ones to missing ones.
 */
export function extreme(a: number, b: number): number {
  const areBoth = a > MISSING_BELOW && b > MISSING_BELOW;
  return areBoth && a + b < 0 ? Math.min(a, b) : Math.max(a, b);
}

/** Infinity in textures: beyond every colour range, and small enough to be averaged. */
export const INFINITE = 3e37;
/** Values from here on are infinite; single precision holds `INFINITE` only roughly. */
export const LEAST_INFINITE = INFINITE * 0.999;

/** Return whether a stored value is neither missing nor infinite. */
export function isNumber(value: number): boolean {
  return value > -LEAST_INFINITE && value < LEAST_INFINITE;
}
