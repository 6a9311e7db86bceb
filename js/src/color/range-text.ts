import type { Norm } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";
import { formatNumber } from "../util/number-format.ts";

/** What the legend says about the colour range. */
export interface RangeInWords {
  readonly domain: Interval;
  readonly norm: Norm;
  readonly isDiverging: boolean;
  readonly center: number | null;
  readonly below: number;
  readonly above: number;
}

/** Format a number with the three digits that the ends of a scale need. */
export function rounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

/** A share as per cent, in one piece: "2 %", "0.4 %", "under 0.1 %". */
function shareText(share: number): string {
  const percent = share * 100;
  if (percent < 0.1) return "under 0.1\u00a0%";
  return percent < 0.95 ? `${percent.toFixed(1)}\u00a0%` : `${Math.round(percent)}\u00a0%`;
}

/** Describe a colour range: "0 to 12.4, sequential". */
export function rangeText({ domain, norm, isDiverging, center }: RangeInWords): string {
  const [from, to] = domain.map(rounded) as [string, string];
  const kind = isDiverging ? "diverging" : "sequential";
  const at = isDiverging && center !== null ? ` at ${rounded(center)}` : "";
  return `${from} to ${to}, ${norm === "log" ? "log scale" : kind + at}`;
}

/** Describe the values beyond the range: "2 % beyond the range"; empty where there are none. */
export function beyondText({ below, above }: RangeInWords): string {
  if (below + above === 0) return "";
  const where = below > 0 && above > 0 ? "beyond" : below > 0 ? "below" : "above";
  return `${shareText(below + above)} ${where} the range`;
}
