import type { ColorView } from "../../model/types.ts";
import type { WidgetStore } from "../widget-store.ts";

export const AS_GIVEN: ColorView = {
  map: null,
  vmin: null,
  vmax: null,
  center: null,
  opacity: 1,
  ownRange: null,
  reduction: "mean",
  norm: null,
};

export function changeColors(
  store: WidgetStore,
  change: Partial<ColorView>,
  gesture: string | null = null,
): void {
  const view = store.view.value;
  store.change({ ...view, colors: { ...view.colors, ...change } }, gesture);
}

export function areColorsAsGiven(colors: ColorView): boolean {
  return (Object.keys(AS_GIVEN) as (keyof ColorView)[]).every(
    (key) => colors[key] === AS_GIVEN[key],
  );
}
