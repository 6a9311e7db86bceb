import type { ColorView } from "../core/types.ts";
import type { SharedState } from "../state/shared-state.ts";

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
  shared: SharedState,
  change: Partial<ColorView>,
  gesture: string | null = null,
): void {
  const view = shared.view.value;
  shared.change({ ...view, colors: { ...view.colors, ...change } }, gesture);
}

export function areColorsAsGiven(colors: ColorView): boolean {
  return (Object.keys(AS_GIVEN) as (keyof ColorView)[]).every(
    (key) => colors[key] === AS_GIVEN[key],
  );
}
