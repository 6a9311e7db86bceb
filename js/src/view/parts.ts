import type { ViewState } from "../model/view-state.ts";
import { deepEqual } from "../util/objects.ts";

/** Parts of a view by their path, such as "rows.order". */
export type Parts = Readonly<Record<string, unknown>>;

const WHOLE = ["top", "recluster"] as const;
const DIVIDED = ["rows", "cols", "colors"] as const;
export const VIEWPORT_PATHS = ["viewport.rows", "viewport.cols"];

/** All that a step may change: every part but the viewport. */
export function undoableParts(view: ViewState): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const name of WHOLE) parts[name] = view[name];
  for (const name of DIVIDED) {
    for (const [key, value] of Object.entries(view[name])) parts[`${name}.${key}`] = value;
  }
  return parts;
}

/** The parts in which a view differs from one before, as they are after. */
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
 * A view with other parts; the caller knows that they fit. Of `top` and `recluster` at most one is
 * set: setting one takes the other back.
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
