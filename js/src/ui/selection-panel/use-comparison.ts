import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComparisonTest } from "../../core/compare.ts";
import { messageOf } from "../../core/message-of.ts";
import { isSameList } from "../../core/same-list.ts";
import { other } from "../../core/sides.ts";
import type { AxisName } from "../../core/types.ts";
import { type ComparisonResult, compare } from "../../state/comparing.ts";
import type { PageState } from "../../state/page-state.ts";
import type { Positions } from "../../state/panel-state.ts";

/** What came of a comparison: nothing yet, a result, or a sentence that says why there is none. */
export interface Compared {
  readonly result: ComparisonResult | null;
  readonly problem: string;
}

const WAITING: Compared = { result: null, problem: "" };

/** The list it had, while another says the same. */
function useKept<List extends Positions | null>(list: List): List {
  const kept = useRef(list);
  const isSame = kept.current && list ? isSameList(kept.current, list) : kept.current === list;
  if (!isSame) kept.current = list;
  return kept.current;
}

/** Compares a group with another one, or with the rest of what is visible, and again when the groups, the test or the table are others. */
export function useComparison(
  page: PageState,
  side: AxisName,
  members: Positions,
  others: Positions | null,
  test: ComparisonTest,
): Compared {
  const { shared } = page;
  const [compared, setCompared] = useState(WAITING);
  const [a, b] = [useKept(members), useKept(others)];
  const visible = shared.axis(other(side)).visible.value;
  const among = shared.axis(side).visible.value;
  const matrix = shared.matrix.value;
  useLayoutEffect(() => {
    const life = new AbortController();
    const end = (result: ComparisonResult | null, problem: string) => {
      if (life.signal.aborted) return;
      page.isComparing.value = false;
      setCompared({ result, problem });
    };
    setCompared(WAITING);
    page.isComparing.value = true;
    compare(shared, { side, a, b, test }, life.signal).then(
      (result) => end(result, ""),
      (problem) => end(null, messageOf(problem)),
    );
    return () => {
      life.abort();
      page.isComparing.value = false;
    };
  }, [page, side, a, b, test, visible, among, matrix]);
  return compared;
}
