import { computed, type ReadonlySignal } from "@preact/signals-core";
import type { SubsetClusterings } from "../axis/base.ts";
import type { ColorMap } from "../color/color-view.ts";
import type { Axis } from "../model/axis.ts";
import type { Colors } from "../model/colors.ts";
import type { InverseTransform, Matrix, Scaling } from "../model/matrix.ts";
import { mapValues } from "../util/objects.ts";
import { decodeAnnotations, decodeLabelsOf, decodeOrders } from "./decode-axis.ts";
import { decodeColorMaps, decodeColors } from "./decode-colors.ts";
import { decodeMatrix, decodeRankScaling, decodeScaling, decodeUnits } from "./decode-matrix.ts";
import {
  decodeLinks,
  decodeOptions,
  decodeValueLabel,
  type LinkRecord,
  type WidgetOptions,
} from "./decode-options.ts";
import { decodeSubsetClusterings, decodeTopRowsClusterings } from "./decode-trees.ts";
import type { HostModel } from "./host-model.ts";
import type { TraitInflater } from "./inflate-traits.ts";

/** What only ever comes from the kernel. */
const TRAITS = [
  "_matrix",
  "_scaling",
  "_rows",
  "_cols",
  "_row_categories",
  "_col_categories",
  "_row_orders",
  "_col_orders",
  "_tops",
  "_reclusterings",
  "_colors",
  "_colormaps",
  "_options",
  "value_label",
  "_links",
] as const;

/** The encoded traits that only the kernel sets. */
export type Traits = Readonly<Record<(typeof TRAITS)[number], unknown>>;

/** The kernel's traits, each decoded only when it changes. */
export interface DecodedTraits {
  readonly matrix: ReadonlySignal<Matrix>;
  readonly scaling: ReadonlySignal<InverseTransform | null>;
  readonly rows: ReadonlySignal<Axis>;
  readonly cols: ReadonlySignal<Axis>;
  readonly topRowsClusterings: ReadonlySignal<SubsetClusterings["topRowsClusterings"]>;
  readonly subsetClusterings: ReadonlySignal<SubsetClusterings["subsetClusterings"]>;
  readonly rankScaling: ReadonlySignal<Scaling | null>;
  readonly units: ReadonlySignal<string>;
  readonly colors: ReadonlySignal<Colors>;
  readonly colorMaps: ReadonlySignal<readonly ColorMap[]>;
  readonly options: ReadonlySignal<WidgetOptions>;
  readonly valueLabel: ReadonlySignal<string>;
  readonly links: ReadonlySignal<readonly LinkRecord[]>;
}

/** Inflate the packed traits of a model; `null` where there are none. */
export function prepareTraits(model: HostModel, unpacking: TraitInflater): Promise<unknown> | null {
  return unpacking.prepare(Object.values(givenTraits(model)));
}

/** Read the traits of a model with packed arrays inflated. */
export function readTraits(model: HostModel, unpacking: TraitInflater): Traits {
  return mapValues(givenTraits(model), (trait) => unpacking.read(trait)) as Traits;
}

/** Read the traits of a model as they came, to be passed on. */
export function givenTraits(model: HostModel): Traits {
  return Object.fromEntries(TRAITS.map((name) => [name, model.get(name)])) as Traits;
}

/** Return whether all traits are the same objects. */
export function areSame(a: Traits, b: Traits): boolean {
  return TRAITS.every((name) => a[name] === b[name]);
}

/** Decode each trait when it is read first and when it changes. */
export function decodedTraits(traits: ReadonlySignal<Traits>): DecodedTraits {
  const decoded = <T>(name: keyof Traits, decode: (trait: unknown) => T) => {
    const trait = computed(() => traits.value[name]);
    return computed(() => decode(trait.value));
  };
  const matrix = decoded("_matrix", decodeMatrix);
  // a table of the same size keeps the rest decoded
  const rowCount = computed(() => matrix.value.rowCount);
  const colCount = computed(() => matrix.value.colCount);
  const shape = () => ({ rowCount: rowCount.value, colCount: colCount.value });
  const axis = (side: "row" | "col", count: ReadonlySignal<number>): ReadonlySignal<Axis> => {
    const names = decoded(`_${side}s`, (trait) => decodeLabelsOf(trait, count.value, `${side}s`));
    const annotations = decoded(`_${side}_categories`, (trait) =>
      decodeAnnotations(trait, count.value, `${side}_categories`),
    );
    const orders = decoded(`_${side}_orders`, (trait) =>
      decodeOrders(trait, count.value, `${side}_orders`),
    );
    return computed(() => ({
      ...names.value,
      annotations: annotations.value,
      ...orders.value,
    }));
  };
  return {
    matrix,
    scaling: decoded("_scaling", (trait) => decodeScaling(trait, shape())),
    rows: axis("row", rowCount),
    cols: axis("col", colCount),
    topRowsClusterings: decoded("_tops", (trait) => decodeTopRowsClusterings(trait, shape())),
    subsetClusterings: decoded("_reclusterings", (trait) =>
      decodeSubsetClusterings(trait, shape()),
    ),
    rankScaling: decoded("_scaling", (trait) => decodeRankScaling(trait, shape())),
    units: decoded("_scaling", decodeUnits),
    colors: decoded("_colors", decodeColors),
    colorMaps: decoded("_colormaps", decodeColorMaps),
    options: decoded("_options", decodeOptions),
    valueLabel: decoded("value_label", decodeValueLabel),
    links: decoded("_links", decodeLinks),
  };
}

/** Decode all traits; throw a `FieldError` for the first that can't be decoded. */
export function checkDecoded(data: DecodedTraits): void {
  for (const part of Object.values(data)) part.value;
}
