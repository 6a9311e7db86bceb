import { useMemo } from "preact/hooks";
import { NOUNS } from "../../axis/wording.ts";
import type { AxisName } from "../../model/axes.ts";
import { type CategoryShare, categoryComposition } from "../../stats/category-composition.ts";
import type { ViewSession } from "../../store/view-session.ts";
import type { Cluster } from "../../tree/clusters.ts";
import { formatCount, formatP } from "../../util/number-format.ts";
import { truncate } from "../../util/text.ts";
import { NumberLines } from "../selection-panel/subject/number-summary.tsx";
import { lineBudget } from "./line-budget.ts";

const MOST_VALUES = 8;

function Bars({
  title,
  values,
  most,
}: {
  title: string;
  values: readonly CategoryShare[];
  most: number;
}) {
  const more = values.length - most;
  return (
    <div class="tip-breakdown">
      <div class="tip-key">{truncate(title)}</div>
      {values.slice(0, most).map(({ code, value, color, count, share, adjustedP }) => (
        <div class="tip-bar" key={code}>
          <i style={{ background: color, width: `${share * 100}%` }} />
          <span>{truncate(value)}</span>
          <span class="value">
            {formatCount(count)} ({Math.round(share * 100)} %), p {formatP(adjustedP)}
          </span>
        </div>
      ))}
      {values.length === 0 && <div>no value</div>}
      {more > 0 && <div class="tip-key">and {formatCount(more)} more</div>}
    </div>
  );
}

/** The tooltip of a cluster: its size, and the values it is enriched in, in about so many lines. */
export function ClusterTip({
  session,
  side,
  cluster,
  lines,
}: {
  session: ViewSession;
  side: AxisName;
  cluster: Cluster;
  lines: number;
}) {
  const { axis, permutation, visible } = session.store.axis(side);
  const { start, end, number } = cluster;
  const displayed = permutation.value;
  const members = useMemo(() => displayed.slice(start, end), [displayed, start, end]);
  const { annotations } = axis.value;
  const population = visible.value;
  const parts = useMemo(
    () =>
      annotations.flatMap((category) => {
        if (category.kind !== "text") return [];
        const values = categoryComposition(category, members, population)
          .filter(({ count }) => count > 0)
          .sort((a, b) => b.count - a.count);
        return [{ title: category.title, values }];
      }),
    [annotations, members, population],
  );
  const sizes = parts.map(({ values }) => Math.max(1, values.length));
  const forNumbers = Math.min(annotations.length - parts.length, Math.floor(lines / 2));
  const { items, lists } = lineBudget(sizes, lines - forNumbers, 1, MOST_VALUES);
  const more = parts.length - lists;
  return (
    <>
      <div class="tip-value">Cluster {number}</div>
      <div>
        {formatCount(end - start)} of {formatCount(population.length)} {NOUNS[side]}s
      </div>
      {parts.slice(0, lists).map(({ title, values }, i) => (
        <Bars key={`${i} ${title}`} title={title} values={values} most={items} />
      ))}
      {more > 0 && (
        <div class="tip-breakdown">
          and {formatCount(more)} more {more === 1 ? "category" : "categories"}
        </div>
      )}
      <NumberLines axis={axis.value} members={members} population={population} most={forNumbers} />
      {lists + forNumbers > 0 && <div class="tip-key">p: adjusted p-values</div>}
    </>
  );
}
