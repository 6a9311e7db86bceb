import type { Norm } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";

const STEPS = [1, 2, 5, 10];

/** Choose about `count` round values between two ends: powers of ten on a log scale. */
export function ticks(norm: Norm, [from, to]: Interval, count: number): number[] {
  if (!(to > from)) return [];
  return norm === "log" ? decades(from, to, count) : evenTicks(from, to, count);
}

function evenTicks(from: number, to: number, count: number): number[] {
  const rough = (to - from) / count;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * (STEPS.find((factor) => factor * unit >= rough) as number);
  if (!Number.isFinite(step) || step === 0) return [];
  const found: number[] = [];
  for (let i = Math.ceil(from / step); i * step <= to && found.length <= 2 * count; i++) {
    found.push(Number((i * step).toPrecision(12)));
  }
  return found;
}

function decades(from: number, to: number, count: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
  const stride = Math.max(1, Math.ceil((last - first + 1) / count));
  const found: number[] = [];
  for (let power = first; power <= last; power += stride) found.push(Number(`1e${power}`));
  return found;
}
