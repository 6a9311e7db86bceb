import { computed, type ReadonlySignal } from "@preact/signals-core";
import {
  addWantedLabels,
  labelSpacing,
  type PlacingSpace,
  thinOut,
  visibleAmong,
} from "../layout/label-placing.ts";
import { type LabelPlan, labelPlan, SMALLEST_FONT } from "../layout/label-plan.ts";
import { colLabelFont, type LabelLengths, rowLabelFont } from "../layout/label-room.ts";
import { type AxisName, type ByAxis, mapAxes, otherAxis } from "../model/axes.ts";
import type { ViewSession } from "./view-session.ts";

/**
 * Compute which labels of each axis are drawn: as many as fit evenly, and those that are wanted.
 */
export function axisLabelPlans(
  session: ViewSession,
  lengths: ReadonlySignal<LabelLengths>,
  colAngle: number,
): ByAxis<ReadonlySignal<LabelPlan>> {
  return mapAxes((side) => {
    const angle = side === "rows" ? Math.PI / 2 : colAngle;
    const { count } = session.store.axis(side);
    const largest = computed(() => {
      const { width, height } = session.layout.value[side].labels;
      return side === "rows"
        ? rowLabelFont(lengths.value, width)
        : colLabelFont(lengths.value, height, colAngle);
    });
    const space = (): PlacingSpace => ({
      interval: session.viewport.value[side],
      pixels: session.extent(side),
      angle,
    });
    const even = computed(() => {
      const font = session.store.labelSizes.sizes.value.fontSize;
      const fonts = { minFont: font ?? SMALLEST_FONT, maxFont: font ?? largest.value };
      return labelPlan({ ...space(), count: count.value, ...fonts });
    });
    const apart = computed(() => (even.value.step === 1 ? 1 : labelSpacing(even.value, space())));
    const spread = (places: ReadonlySignal<Iterable<number>>) =>
      computed(() => thinOut(places.value, apart.value));
    const found = spread(computed(() => placesOf(session, side, session.found.value[side])));
    const selected = spread(
      computed(() => placesOf(session, side, session.store.axis(side).selected.value)),
    );
    const ordering = computed(() => orderingPlace(session, side));
    return computed(() => {
      const { interval } = space();
      const wanted = [ordering.value, found.value, selected.value];
      return addWantedLabels(
        even.value,
        wanted.map((places) => visibleAmong(places, interval)),
        space(),
      );
    });
  });
}

/** The display indices of source indices that are visible, ascending. */
function placesOf(session: ViewSession, side: AxisName, indices: ReadonlySet<number>): Int32Array {
  const places = session.store.axis(side).displayIndices.value;
  const shown = Int32Array.from(indices, (index) => places[index] ?? -1);
  return shown.filter((place) => place >= 0).sort();
}

/** The display index of the label whose values order the other axis. */
function orderingPlace({ store }: ViewSession, side: AxisName): readonly number[] {
  const { order } = store.axis(otherAxis(side)).view.value;
  if (order.by !== "value") return [];
  const place = store.axis(side).displayIndices.value[order.of] ?? -1;
  return place < 0 ? [] : [place];
}
