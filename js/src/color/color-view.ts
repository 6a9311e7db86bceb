import type { AxisName } from "../model/axes.ts";
import type { ColorRange, Colors, ColorView, Norm } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";

/** A colour map that can be chosen on the page. */
export interface ColorMap {
  readonly name: string;
  readonly isDiverging: boolean;
  /** For colour-blind readers. */
  readonly isSafe: boolean;
  readonly lut: Uint8Array;
}

/** How much an opacity of 2 narrows the domain. */
const STRONGEST = 5;

/** Compute the colours to draw with from those given and what the view changes about them. */
export function applyColorView(given: Colors, maps: readonly ColorMap[], view: ColorView): Colors {
  const { map, opacity } = view;
  const hasOwnRange = effectiveOwnRange(given, view) !== null;
  const chosen = maps.find(({ name }) => name === map);
  const norm = effectiveNorm(given, view);
  const center = norm === "log" ? null : (view.center ?? ownCenter(given, view, chosen));
  const ends = hasOwnRange ? ownRangeEnds(center) : domainEnds(given, view);
  const gain = opacity > 1 ? 1 + (opacity - 1) * (STRONGEST - 1) : 1;
  const middle = hasOwnRange && center !== null ? 0 : center;
  return {
    ...given,
    name: chosen?.name ?? given.name,
    lut: faded(chosen?.lut ?? given.lut, Math.min(1, opacity)),
    center: middle,
    norm,
    ...(norm === "log" ? narrowedLog(ends, gain) : narrowed(ends, middle, gain)),
  };
}

/**
 * Return the axis whose items have colour ranges of their own, `null` for one range of all. Unless
 * the view sets it, it is as given until an end, the centre or another norm is set.
 */
export function effectiveOwnRange(given: Colors, view: ColorView): AxisName | null {
  const { ownRange, vmin, vmax, center, norm } = view;
  if (ownRange !== null) return ownRange === "none" ? null : ownRange;
  const isOtherNorm = norm !== null && norm !== given.norm;
  const isSet = isOtherNorm || vmin !== null || vmax !== null || center !== null;
  return isSet ? null : given.ownRange;
}

/** Return the norm in use. A log scale needs positive values and one range for all. */
function effectiveNorm(given: Colors, view: ColorView): Norm {
  if (effectiveOwnRange(given, view)) return "linear";
  const { norm } = view;
  return norm !== null && given.ranges[norm] ? norm : given.norm;
}

/** Return whether the middle of a colour map has a meaning; `null` is the map as given. */
export function isDiverging(given: Colors, maps: readonly ColorMap[], map: string | null): boolean {
  const known = maps.find(({ name }) => name === (map ?? given.name));
  return known?.isDiverging ?? given.center !== null;
}

interface Ends {
  readonly vmin: number;
  readonly vmax: number;
}

/** Return the ends of the colour range where each item has its own. */
export function ownRangeEnds(center: number | null): Ends {
  return center === null ? { vmin: 0, vmax: 1 } : { vmin: -1, vmax: 1 };
}

/**
 * Return the centre where the view sets none. A diverging map over a table without a centre has it
 * at 0, or in the middle of a range without 0. One outside the range is dropped unless the user set
 * it.
 */
function ownCenter(given: Colors, view: ColorView, map: ColorMap | undefined): number | null {
  const { center } = given;
  if (map && !map.isDiverging) return null;
  const { vmin, vmax } = domainEnds(given, view);
  const hasOwnRange = effectiveOwnRange(given, view) !== null;
  if (!map || center !== null) {
    const isInside = center !== null && center >= vmin && center <= vmax;
    return given.keepsCenter || hasOwnRange || isInside ? center : null;
  }
  if (vmin < 0 && vmax > 0) return 0;
  return hasOwnRange ? null : vmin / 2 + vmax / 2;
}

/** Return the ends of the colour range of a norm before the view changes them. */
export function givenEnds(given: Colors, norm: Norm): ColorRange {
  const known = given.ranges[norm];
  const own: Interval = [given.vmin, given.vmax];
  if (norm === given.norm) return { ends: own, full: known?.full ?? own };
  return known ?? { ends: own, full: own };
}

/** Compute the ends of the colour range. */
export function domainEnds(given: Colors, view: ColorView): Ends {
  const norm = effectiveNorm(given, view);
  const [low, high] = givenEnds(given, norm).ends;
  const chosen = (end: number | null, own: number) =>
    end === null || (norm === "log" && end <= 0) ? own : end;
  const ends = { vmin: chosen(view.vmin, low), vmax: chosen(view.vmax, high) };
  return ends.vmin < ends.vmax ? ends : { vmin: low, vmax: high };
}

function narrowedLog({ vmin, vmax }: Ends, gain: number): Ends {
  return { vmin, vmax: gain === 1 ? vmax : vmin * (vmax / vmin) ** (1 / gain) };
}

function narrowed({ vmin, vmax }: Ends, center: number | null, gain: number): Ends {
  const middle = center !== null && center > vmin && center < vmax ? center : vmin;
  return { vmin: middle + (vmin - middle) / gain, vmax: middle + (vmax - middle) / gain };
}

function faded(lut: Uint8Array, opacity: number): Uint8Array {
  if (opacity === 1) return lut;
  return lut.map((channel, i) => (i % 4 === 3 ? Math.round(channel * opacity) : channel));
}
