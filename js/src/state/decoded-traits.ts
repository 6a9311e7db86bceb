import { computed, type ReadonlySignal } from "@preact/signals";
import type { ColorMap } from "../core/color-view.ts";
import type { Axis, Colors, Matrix, Scaling, TopStop } from "../core/types.ts";
import {
  decodeAxis,
  decodeColorMaps,
  decodeColors,
  decodeMatrix,
  decodeOptions,
  decodeScaling,
  type WidgetOptions,
} from "./decode.ts";
import { decodeTopStops } from "./decode-tops.ts";
import type { HostModel } from "./host.ts";

/** What only ever comes from the kernel. */
const TRAITS = [
  "_matrix",
  "_rows",
  "_cols",
  "_tops",
  "_scaling",
  "_colors",
  "_colormaps",
  "_options",
] as const;

export type Traits = Readonly<Record<(typeof TRAITS)[number], unknown>>;

/** The kernel's traits as the page reads them; each is decoded only when it changed. */
export interface DecodedTraits {
  readonly matrix: ReadonlySignal<Matrix>;
  readonly scaling: ReadonlySignal<Scaling | null>;
  readonly rows: ReadonlySignal<Axis>;
  readonly cols: ReadonlySignal<Axis>;
  readonly topStops: ReadonlySignal<readonly TopStop[]>;
  readonly colors: ReadonlySignal<Colors>;
  readonly colorMaps: ReadonlySignal<readonly ColorMap[]>;
  readonly options: ReadonlySignal<WidgetOptions>;
}

export function readTraits(model: HostModel): Traits {
  return Object.fromEntries(TRAITS.map((name) => [name, model.get(name)])) as Traits;
}

export function decodedTraits(traits: ReadonlySignal<Traits>): DecodedTraits {
  const decoded = <T>(name: keyof Traits, decode: (trait: unknown) => T) => {
    const trait = computed(() => traits.value[name]);
    return computed(() => decode(trait.value));
  };
  const matrix = decoded("_matrix", decodeMatrix);
  return {
    matrix,
    scaling: decoded("_scaling", (trait) => decodeScaling(trait, matrix.value)),
    rows: decoded("_rows", (trait) => decodeAxis(trait, matrix.value.rowCount, "rows")),
    cols: decoded("_cols", (trait) => decodeAxis(trait, matrix.value.colCount, "cols")),
    topStops: decoded("_tops", (trait) => decodeTopStops(trait, matrix.value)),
    colors: decoded("_colors", decodeColors),
    colorMaps: decoded("_colormaps", decodeColorMaps),
    options: decoded("_options", decodeOptions),
  };
}

/** Throws a `WireError` for the first trait that can't be read. */
export function checkDecoded(data: DecodedTraits): void {
  for (const part of Object.values(data)) part.value;
}
