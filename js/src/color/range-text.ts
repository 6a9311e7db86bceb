import type { Norm } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";
import { formatNumber } from "../util/number-format.ts";

/** How the colours of a heatmap run, and which shares of its values lie beyond them. */
export interface RangeInWords {
  readonly domain: Interval;
  readonly norm: Norm;
  readonly isDiverging: boolean;
  readonly center: number | null;
  readonly below: number;
  readonly above: number;
}

/** Three digits are enough for the ends of a scale. */
export function rounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

/** A share as per cent, in one piece: "2 %", "0.4 %", "under 0.1 %". */
function shareText(share: number): string {
  const percent = share * 100;
  if (percent < 0.1) return "under 0.1\u00a0%";
  return percent < 0.95 ? `${percent.toFixed(1)}\u00a0%` : `${Math.round(percent)}\u00a0%`;
}

/** "0 to 12.4, sequential": the range and the kind of the map. */
export function rangeText({ domain, norm, isDiverging, center }: RangeInWords): string {
  const [from, to] = domain.map(rounded) as [string, string];
  const kind = isDiverging ? "diverging" : "sequential";
  const at = isDiverging && center !== null ? ` at ${rounded(center)}` : "";
  return `${from} to ${to}, ${norm === "log" ? "log scale" : kind + at}`;
}

/** "2 % beyond the range", and empty where nothing is. */
export function beyondText({ below, above }: RangeInWords): string {
  if (below + above === 0) return "";
  const where = below > 0 && above > 0 ? "beyond" : below > 0 ? "below" : "above";
  return `${shareText(below + above)} ${where} the range`;
}
