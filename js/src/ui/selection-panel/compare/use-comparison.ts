import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type AxisName, otherAxis } from "../../../model/axes.ts";
import type { ComparisonTest } from "../../../stats/compare.ts";
import { type ComparisonResult, requestComparison } from "../../../store/requests/comparison.ts";
import type { SourceIndices } from "../../../store/selection-panel-state.ts";
import type { ViewSession } from "../../../store/view-session.ts";
import { arraysEqual } from "../../../util/arrays.ts";
import { errorMessage } from "../../../util/text.ts";

/** The state of a comparison: nothing yet, a result, or why there is none. */
export interface Compared {
  readonly result: ComparisonResult | null;
  readonly problem: string;
}

const WAITING: Compared = { result: null, problem: "" };

/** Keep the last list where a new one is equal. */
function useKept<List extends SourceIndices | null>(list: List): List {
  const kept = useRef(list);
  const isSame = kept.current && list ? arraysEqual(kept.current, list) : kept.current === list;
  if (!isSame) kept.current = list;
  return kept.current;
}

/**
 * Compare a group with another one or with the rest of what is visible, and again when groups, test
 * or table change.
 */
export function useComparison(
  session: ViewSession,
  side: AxisName,
  members: SourceIndices,
  others: SourceIndices | null,
  test: ComparisonTest,
): Compared {
  const { store } = session;
  const [compared, setCompared] = useState(WAITING);
  const [a, b] = [useKept(members), useKept(others)];
  const visible = store.axis(otherAxis(side)).visible.value;
  const among = store.axis(side).visible.value;
  const matrix = store.matrix.value;
  useLayoutEffect(() => {
    const life = new AbortController();
    const end = (result: ComparisonResult | null, problem: string) => {
      if (life.signal.aborted) return;
      session.isComparing.value = false;
      setCompared({ result, problem });
    };
    setCompared(WAITING);
    session.isComparing.value = true;
    requestComparison(store, { side, a, b, test }, life.signal).then(
      (result) => end(result, ""),
      (problem) => end(null, errorMessage(problem)),
    );
    return () => {
      life.abort();
      session.isComparing.value = false;
    };
  }, [session, side, a, b, test, visible, among, matrix]);
  return compared;
}
