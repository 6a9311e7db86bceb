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

/** The colours to draw with: the kernel's, with what a person changed about them. */
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
 * The axis whose rows or columns have ranges of their own, `null` where all have one. Unless somebody
 * chose, that is as given until an end, the centre or another norm is set.
 */
export function effectiveOwnRange(given: Colors, view: ColorView): AxisName | null {
  const { ownRange, vmin, vmax, center, norm } = view;
  if (ownRange !== null) return ownRange === "none" ? null : ownRange;
  const isOtherNorm = norm !== null && norm !== given.norm;
  const isSet = isOtherNorm || vmin !== null || vmax !== null || center !== null;
  return isSet ? null : given.ownRange;
}

/** A log scale needs positive values, and is none where each row or column has its own range. */
function effectiveNorm(given: Colors, view: ColorView): Norm {
  if (effectiveOwnRange(given, view)) return "linear";
  const { norm } = view;
  return norm !== null && given.ranges[norm] ? norm : given.norm;
}

/** True where the middle of a map means something; `null` is the one given. */
export function isDiverging(given: Colors, maps: readonly ColorMap[], map: string | null): boolean {
  const known = maps.find(({ name }) => name === (map ?? given.name));
  return known?.isDiverging ?? given.center !== null;
}

interface Ends {
  readonly vmin: number;
  readonly vmax: number;
}

export function ownRangeEnds(center: number | null): Ends {
  return center === null ? { vmin: 0, vmax: 1 } : { vmin: -1, vmax: 1 };
}

/**
 * The centre that nobody chose on the page. A diverging map over a table that came without one has
 * it at 0, or in the middle of a domain without 0; what nobody asked for does not stay outside.
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

/** The ends that a view has without any of its own. */
export function givenEnds(given: Colors, norm: Norm): ColorRange {
  const known = given.ranges[norm];
  const own: Interval = [given.vmin, given.vmax];
  if (norm === given.norm) return { ends: own, full: known?.full ?? own };
  return known ?? { ends: own, full: own };
}

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
