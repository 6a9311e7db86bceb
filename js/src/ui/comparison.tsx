import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComparisonTest } from "../core/compare.ts";
import { formatCount } from "../core/format.ts";
import { messageOf } from "../core/message-of.ts";
import { type ComparisonResult, compare } from "../state/comparing.ts";
import type { OpenCluster, PageState } from "../state/page-state.ts";
import { ComparisonTable } from "./comparison-table.tsx";
import { NOUNS } from "./nouns.ts";

const MOST_LISTED = 50;

const TESTS: Readonly<Record<ComparisonTest, string>> = {
  welch: "Welch's t-test",
  "mann-whitney": "Mann-Whitney U test",
};

/** What tells a cluster from the rest of what was visible. */
export function Comparison({ page, open }: { page: PageState; open: OpenCluster }) {
  const { shared } = page;
  const { side, members } = open;
  const [test, choose] = useState<ComparisonTest>("welch");
  const [isWaiting, wait] = useState(false);
  const [found, find] = useState<ComparisonResult | null>(null);
  const [problem, say] = useState("");
  const asked = useRef<AbortController | null>(null);
  useLayoutEffect(() => {
    page.isComparing.value = isWaiting;
    return () => {
      page.isComparing.value = false;
    };
  }, [page, isWaiting]);
  useLayoutEffect(() => () => asked.current?.abort(), []);
  const ask = (test: ComparisonTest) => {
    asked.current?.abort();
    const wanted = new AbortController();
    const { signal } = wanted;
    asked.current = wanted;
    const settle = (result: ComparisonResult | null, problem: string) => {
      if (signal.aborted) return;
      find(result);
      say(problem);
      wait(false);
    };
    find(null);
    say("");
    wait(true);
    compare(shared, { side, a: members, b: null, test }, signal).then(
      (result) => settle(result, ""),
      (problem) => settle(null, messageOf(problem)),
    );
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
            const chosen = currentTarget.value as ComparisonTest;
            choose(chosen);
            if (found || isWaiting) ask(chosen);
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
        {isWaiting && "Comparing ..."}
        {problem}
        {found && told(found)}
      </div>
      {found && (
        <ComparisonTable
          shared={shared}
          side={found.tested}
          lines={found.lines.slice(0, MOST_LISTED)}
        />
      )}
    </section>
  );
}

function told({ tested, testedCount, lines, units, notes, by }: ComparisonResult): string {
  const isCut = lines.length > MOST_LISTED;
  const listed = isCut ? `the first ${MOST_LISTED} listed` : "all listed";
  const count = `${formatCount(testedCount)} ${NOUNS[tested]}s tested, ${listed}`;
  const digits = by === "page" ? " Computed in the page, from values of seven digits." : "";
  return [
    `${count}; click a name to select it. Differences are in ${units}.${digits}`,
    ...notes,
  ].join(" ");
}
