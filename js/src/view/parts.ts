import type { ViewState } from "../model/view-state.ts";
import { deepEqual } from "../util/objects.ts";

/** Parts of a view by path, such as "rows.order". */
export type Parts = Readonly<Record<string, unknown>>;

const WHOLE = ["top", "recluster"] as const;
const DIVIDED = ["rows", "cols", "colors"] as const;
export const VIEWPORT_PATHS = ["viewport.rows", "viewport.cols"];

/** Return all parts of a view that can be undone: all but the viewport. */
export function undoableParts(view: ViewState): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const name of WHOLE) parts[name] = view[name];
  for (const name of DIVIDED) {
    for (const [key, value] of Object.entries(view[name])) parts[`${name}.${key}`] = value;
  }
  return parts;
}

/** Return the parts of a view that differ from the one before. */
export function diffParts(before: ViewState, after: ViewState): Parts {
  const from: Parts = { ...undoableParts(before), ...viewportParts(before) };
  const to: Parts = { ...undoableParts(after), ...viewportParts(after) };
  return Object.fromEntries(
    Object.entries(to).filter(([path, part]) => !deepEqual(part, from[path])),
  );
}

function viewportParts({ viewport }: ViewState): Parts {
  return { "viewport.rows": viewport.rows, "viewport.cols": viewport.cols };
}

/**
 * Return a view with other parts, which must be valid. At most one of `top` and `recluster` is set:
 * setting one clears the other.
 */
export function withParts(view: ViewState, parts: Parts): ViewState {
  const changed: Record<string, unknown> = { ...view };
  for (const [path, value] of Object.entries(parts)) {
    const [name = "", key] = path.split(".", 2);
    changed[name] = key === undefined ? value : { ...(changed[name] as object), [key]: value };
  }
  if (parts.top && !("recluster" in parts)) changed.recluster = null;
  if (parts.recluster && !("top" in parts)) changed.top = null;
  return changed as unknown as ViewState;
}
