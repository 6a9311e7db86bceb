import { useLayoutEffect, useState } from "preact/hooks";
import { formatCount } from "../core/format.ts";
import { other } from "../core/sides.ts";
import { uniqueAscending } from "../core/unique-ascending.ts";
import type { OpenCluster, PageState } from "../state/page-state.ts";
import type { ComparisonQuestion } from "../state/question.ts";
import { ComparisonTable } from "./comparison-table.tsx";
import { NOUNS } from "./nouns.ts";

const PATIENCE_MS = 10_000;
const LARGEST_ID = 2 ** 53;

const TESTS: Readonly<Record<ComparisonQuestion["test"], string>> = {
  welch: "Welch's t-test",
  "mann-whitney": "Mann-Whitney U test",
};

/** What tells a cluster from the rest of what was visible; the kernel does the tests. */
export function Comparison({ page, open }: { page: PageState; open: OpenCluster }) {
  const { shared } = page;
  const { side, members } = open;
  const [test, choose] = useState<ComparisonQuestion["test"]>("welch");
  const [id, setId] = useState<number | null>(null);
  const [isGivenUp, giveUp] = useState(false);
  const answer = shared.comparison.value;
  const found = id !== null && answer?.id === id ? answer : null;
  const isWaiting = id !== null && !found && !isGivenUp;
  useLayoutEffect(() => {
    if (!isWaiting) return;
    const { isComparing } = page;
    isComparing.value = true;
    const timer = setTimeout(() => giveUp(true), PATIENCE_MS);
    return () => {
      isComparing.value = false;
      clearTimeout(timer);
    };
  }, [page, isWaiting, id]);
  const ask = (test: ComparisonQuestion["test"]) => {
    const id = Math.floor(Math.random() * LARGEST_ID);
    const compare = { id, axis: side, members: uniqueAscending(members), test };
    setId(id);
    giveUp(!shared.ask({ kind: "compare", compare }));
  };
  return (
    <section>
      <div class="dialog-row">
        <h3>Against the rest</h3>
        <select
          class="select"
          aria-label="Test"
          value={test}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.value as ComparisonQuestion["test"];
            choose(chosen);
            if (id !== null) ask(chosen);
          }}
        >
          {Object.entries(TESTS).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" class="button" onClick={() => ask(test)}>
          Compare
        </button>
      </div>
      <div class="note" aria-live="polite">
        {isWaiting && "The kernel compares ..."}
        {isGivenUp && !found && "No kernel answers; run the notebook to compare."}
        {found &&
          `${formatCount(found.tested)} ${NOUNS[other(side)]}s tested, ${
            found.lines.length < found.tested ? `the first ${found.lines.length}` : "all"
          } listed; click a name to select it.`}
      </div>
      {found && <ComparisonTable shared={shared} side={other(side)} lines={found.lines} />}
    </section>
  );
}
