import type { Colors, ColorView } from "./types.ts";

/** A colour map that can be chosen on the page. */
export interface ColorMap {
  readonly name: string;
  readonly isDiverging: boolean;
  readonly lut: Uint8Array;
}

/** How much an opacity of 2 narrows the domain. */
const STRONGEST = 5;

/** The colours to draw with: the kernel's, with what a person changed about them. */
export function viewedColors(
  given: Colors,
  maps: readonly ColorMap[],
  { map, vmin, vmax, opacity, perRow }: ColorView,
): Colors {
  const chosen = maps.find(({ name }) => name === map);
  const center = chosen && !chosen.isDiverging ? null : given.center;
  const ends = perRow ? rowEnds(center) : domainEnds(given, vmin, vmax);
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

interface Ends {
  readonly vmin: number;
  readonly vmax: number;
}

function rowEnds(center: number | null): Ends {
  return center === null ? { vmin: 0, vmax: 1 } : { vmin: -1, vmax: 1 };
}

function domainEnds(given: Colors, vmin: number | null, vmax: number | null): Ends {
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
