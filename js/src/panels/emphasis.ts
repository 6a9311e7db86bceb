import type { AxisName, Interval } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";
import { selectedSpans } from "./labels.ts";

/** The display position that the pointer marks on an axis. */
export function hoveredPosition({ hover }: PageState, side: AxisName): number | null {
  const on = hover.value;
  if (on?.on === "cell") return side === "rows" ? on.row : on.col;
  if (on?.on === "label" && on.side === side) return on.position;
  return null;
}

/** The original positions that share the category value pointed at; `null` for no such value. */
export function emphasizedBy(
  { hover, shared }: PageState,
  side: AxisName,
): ReadonlySet<number> | null {
  const on = hover.value;
  if (on?.on !== "category" || on.side !== side) return null;
  const { axis, order } = shared.axis(side);
  const category = axis.value.categories[on.strip];
  const index = order.value[on.position];
  if (category?.kind !== "text" || index === undefined) return null;
  return positionsWithValue(category.codes, category.codes[index] as number);
}

export function positionsWithValue(codes: Int32Array, code: number): ReadonlySet<number> {
  const positions = new Set<number>();
  for (const [position, other] of codes.entries()) if (other === code) positions.add(position);
  return positions;
}

/** What stays in the light while a cluster or a category value is pointed at. */
export function litBy(page: PageState): { side: AxisName; spans: readonly Interval[] } | null {
  const on = page.hover.value;
  if (on?.on === "cluster") {
    return { side: on.side, spans: [[on.cluster.start, on.cluster.end]] };
  }
  if (on?.on !== "category") return null;
  const emphasized = emphasizedBy(page, on.side);
  if (!emphasized) return null;
  const order = page.shared.axis(on.side).order.value;
  const spans = selectedSpans(order, page.viewport.value[on.side], emphasized);
  return { side: on.side, spans };
}
