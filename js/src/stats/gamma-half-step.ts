/** From here on the series has all digits. */
const LARGE = 64;
/** Of gamma(x + 1/2) / gamma(x) over the square root of x, in powers of 1 / x. */
const SERIES = [1, -1 / 8, 1 / 128, 5 / 1024, -21 / 32768, -399 / 262144, 869 / 4194304];

/** Compute gamma(x + 1/2) / gamma(x) for x above 0. */
export function gammaHalfStep(x: number): number {
  let factor = 1;
  let at = x;
  for (; at < LARGE; at++) factor *= at / (at + 0.5);
  let series = 0;
  for (let i = SERIES.length - 1; i >= 0; i--) series = (SERIES[i] as number) + series / at;
  return factor * Math.sqrt(at) * series;
}
