import type { Colors, ColorView } from "./types.ts";

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
export function viewedColors(given: Colors, maps: readonly ColorMap[], view: ColorView): Colors {
  const { map, opacity, perRow } = view;
  const chosen = maps.find(({ name }) => name === map);
  const center =
    view.center ??
    (chosen?.isDiverging ? (given.center ?? ownCenter(given, view)) : chosen ? null : given.center);
  const ends = perRow ? rowEnds(center) : domainEnds(given, view);
  const gain = opacity > 1 ? 1 + (opacity - 1) * (STRONGEST - 1) : 1;
  const middle = perRow && center !== null ? 0 : center;
  return {
    ...given,
    name: chosen?.name ?? given.name,
    lut: faded(chosen?.lut ?? given.lut, Math.min(1, opacity)),
    center: middle,
    ...narrowed(ends, middle, gain),
  };
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

function rowEnds(center: number | null): Ends {
  return center === null ? { vmin: 0, vmax: 1 } : { vmin: -1, vmax: 1 };
}

/** Where a diverging map has its middle over a table that came without one. */
function ownCenter(given: Colors, view: ColorView): number | null {
  const { vmin, vmax } = domainEnds(given, view);
  if (vmin < 0 && vmax > 0) return 0;
  return view.perRow ? null : vmin / 2 + vmax / 2;
}

export function domainEnds(given: Colors, { vmin, vmax }: ColorView): Ends {
  const ends = { vmin: vmin ?? given.vmin, vmax: vmax ?? given.vmax };
  return ends.vmin < ends.vmax ? ends : { vmin: given.vmin, vmax: given.vmax };
}

function narrowed({ vmin, vmax }: Ends, center: number | null, gain: number): Ends {
  const middle = center !== null && center > vmin && center < vmax ? center : vmin;
  return { vmin: middle + (vmin - middle) / gain, vmax: middle + (vmax - middle) / gain };
}

function faded(lut: Uint8Array, opacity: number): Uint8Array {
  if (opacity === 1) return lut;
  return lut.map((channel, i) => (i % 4 === 3 ? Math.round(channel * opacity) : channel));
}
