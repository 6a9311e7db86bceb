import { computed, type ReadonlySignal } from "@preact/signals-core";
import {
  inSight,
  type PlacingSpace,
  positionsApart,
  spreadOut,
  withWanted,
} from "../core/label-placing.ts";
import { colLabelFont, type LabelLengths, rowLabelFont } from "../core/label-room.ts";
import { type LabelPlan, labelPlan, SMALLEST_FONT } from "../core/labels.ts";
import { type BySide, bySide, other } from "../core/sides.ts";
import type { AxisName } from "../core/types.ts";
import type { PageState } from "./page-state.ts";

/** Compute which labels of each axis are drawn: as many as fit evenly, and those that are wanted. */
export function axisLabelPlans(
  page: PageState,
  lengths: ReadonlySignal<LabelLengths>,
  colAngle: number,
): BySide<ReadonlySignal<LabelPlan>> {
  return bySide((side) => {
    const angle = side === "rows" ? Math.PI / 2 : colAngle;
    const { count } = page.shared.axis(side);
    const largest = computed(() => {
      const { width, height } = page.layout.value[side].labels;
      return side === "rows"
        ? rowLabelFont(lengths.value, width)
        : colLabelFont(lengths.value, height, colAngle);
    });
    const space = (): PlacingSpace => ({
      interval: page.viewport.value[side],
      pixels: page.extent(side),
      angle,
    });
    const even = computed(() => {
      const font = page.shared.labelSizes.sizes.value.fontSize;
      const fonts = { minFont: font ?? SMALLEST_FONT, maxFont: font ?? largest.value };
      return labelPlan({ ...space(), count: count.value, ...fonts });
    });
    const apart = computed(() => (even.value.step === 1 ? 1 : positionsApart(even.value, space())));
    const spread = (places: ReadonlySignal<Iterable<number>>) =>
      computed(() => spreadOut(places.value, apart.value));
    const found = spread(computed(() => placesOf(page, side, page.found.value[side])));
    const selected = spread(
      computed(() => placesOf(page, side, page.shared.axis(side).selected.value)),
    );
    const ordering = computed(() => orderingPlace(page, side));
    return computed(() => {
      const { interval } = space();
      const wanted = [ordering.value, found.value, selected.value];
      return withWanted(
        even.value,
        wanted.map((places) => inSight(places, interval)),
        space(),
      );
    });
  });
}

/** The display positions of original ones that are visible, ascending. */
function placesOf(page: PageState, side: AxisName, indices: ReadonlySet<number>): Int32Array {
  const places = page.shared.axis(side).places.value;
  const shown = Int32Array.from(indices, (index) => places[index] ?? -1);
  return shown.filter((place) => place >= 0).sort();
}

/** The display position of the label whose values order the other axis. */
function orderingPlace({ shared }: PageState, side: AxisName): readonly number[] {
  const { order } = shared.axis(other(side)).view.value;
  if (order.by !== "value") return [];
  const place = shared.axis(side).places.value[order.of] ?? -1;
  return place < 0 ? [] : [place];
}
