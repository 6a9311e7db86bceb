import { useMemo } from "preact/hooks";
import { breakdown, type ValueShare } from "../core/breakdown.ts";
import { formatCount } from "../core/format.ts";
import { formatP } from "../core/format-p.ts";
import { sharedLines } from "../core/shared-lines.ts";
import type { Cluster } from "../core/tree.ts";
import type { AxisName } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";
import { NOUNS } from "./nouns.ts";
import { NumberLines } from "./number-breakdown.tsx";
import { shortText } from "./short-text.ts";

const MOST_VALUES = 8;

function Bars({
  title,
  values,
  most,
}: {
  title: string;
  values: readonly ValueShare[];
  most: number;
}) {
  const more = values.length - most;
  return (
    <div class="tip-breakdown">
      <div class="tip-key">{shortText(title)}</div>
      {values.slice(0, most).map(({ code, value, color, count, share, adjustedP }) => (
        <div class="tip-bar" key={code}>
          <i style={{ background: color, width: `${share * 100}%` }} />
          <span>{shortText(value)}</span>
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

/**
 * How large a cluster is, and which values of the categories it has more of than chance gives, in
 * about so many lines.
 */
export function ClusterTip({
  page,
  side,
  cluster,
  lines,
}: {
  page: PageState;
  side: AxisName;
  cluster: Cluster;
  lines: number;
}) {
  const { axis, order, visible } = page.shared.axis(side);
  const { start, end, number } = cluster;
  const displayed = order.value;
  const members = useMemo(() => displayed.slice(start, end), [displayed, start, end]);
  const { categories } = axis.value;
  const population = visible.value;
  const parts = useMemo(
    () =>
      categories.flatMap((category) => {
        if (category.kind !== "text") return [];
        const values = breakdown(category, members, population)
          .filter(({ count }) => count > 0)
          .sort((a, b) => b.count - a.count);
        return [{ title: category.title, values }];
      }),
    [categories, members, population],
  );
  const sizes = parts.map(({ values }) => Math.max(1, values.length));
  const forNumbers = Math.min(categories.length - parts.length, Math.floor(lines / 2));
  const { items, lists } = sharedLines(sizes, lines - forNumbers, 1, MOST_VALUES);
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
