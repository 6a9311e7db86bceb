import { useMemo, useState } from "preact/hooks";
import { counted, NOUNS } from "../../../axis/wording.ts";
import { otherAxis } from "../../../model/axes.ts";
import type { ComparisonTest } from "../../../stats/compare.ts";
import type { ComparisonResult } from "../../../store/requests/comparison.ts";
import type { ViewSession } from "../../../store/view-session.ts";
import { sortedUnique } from "../../../util/arrays.ts";
import { formatCount } from "../../../util/number-format.ts";
import { LinkButton } from "../../controls/link-button.tsx";
import { Enrichment } from "../enrichment/enrichment.tsx";
import type { Subject } from "../subject/subject.ts";
import { restOf, type Target, targetsFor } from "./compare-targets.ts";
import { ComparedList } from "./compared-list.tsx";
import { useComparison } from "./use-comparison.ts";

const TESTS: Readonly<Record<ComparisonTest, string>> = {
  welch: "Welch's t-test",
  "mann-whitney": "Mann-Whitney U test",
};

function sized({ name, size }: Target): string {
  return `${name} (${formatCount(size)})`;
}

/** How much was compared, in what units, where, and what a reader must know. */
function Explained({ result }: { result: ComparisonResult }) {
  const { tested, testedCount, by, units, notes } = result;
  return (
    <div class="note explained">
      {counted(testedCount, NOUNS[tested])} compared{by === "page" && " in this page"}. Means are of{" "}
      {units}.
      {notes.map((note) => (
        <div key={note}>{note}</div>
      ))}
    </div>
  );
}

/** The comparison of the subject with the rest or with another group. */
export function Compare({ session, subject }: { session: ViewSession; subject: Subject }) {
  const { side, members, population } = subject;
  const [test, chooseTest] = useState<ComparisonTest>("welch");
  const [key, chooseTarget] = useState("rest");
  const [enriched, enrich] = useState<readonly number[] | null>(null);
  const rest = useMemo(() => restOf(subject), [members, population]);
  const groups = targetsFor(session, subject, rest);
  const target = groups.flatMap(({ targets }) => targets).find((one) => one.key === key) ?? rest;
  const own = useMemo(() => sortedUnique(members), [members]);
  const others = target === rest ? null : sortedUnique(target.positions());
  const { result, problem } = useComparison(session, side, own, others, test);
  const isWaiting = !result && !problem;
  if (enriched && result) {
    return (
      <>
        <LinkButton name="Back to the comparison" onClick={() => enrich(null)} />
        <Enrichment
          session={session}
          open={{
            side: otherAxis(side),
            members: Int32Array.from(enriched),
            population: Int32Array.from(result.items, ({ sourceIndex }) => sourceIndex),
          }}
        />
      </>
    );
  }
  return (
    <section>
      <div class="panel-choices">
        <label>
          <span>Compare with</span>
          <select
            class="select"
            aria-label="Compare with"
            value={target.key}
            onChange={({ currentTarget }) => chooseTarget(currentTarget.value)}
          >
            <option value={rest.key}>{sized(rest)}</option>
            {groups.map(({ title, targets }, i) => (
              <optgroup key={`${i} ${title}`} label={title}>
                {targets.map((one) => (
                  <option key={one.key} value={one.key}>
                    {sized(one)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label>
          <span>Test</span>
          <select
            class="select"
            aria-label="Test"
            value={test}
            onChange={({ currentTarget }) => chooseTest(currentTarget.value as ComparisonTest)}
          >
            {Object.entries(TESTS).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="note explained" role="status">
        {isWaiting && "Comparing ..."}
        {problem}
      </div>
      {result && (
        <>
          <Explained result={result} />
          <ComparedList session={session} subject={subject} result={result} onEnrich={enrich} />
        </>
      )}
    </section>
  );
}
