import { useMemo } from "preact/hooks";
import { breakdown } from "../core/breakdown.ts";
import { formatCount, visibleText } from "../core/format.ts";
import { formatP } from "../core/format-p.ts";
import type { Cluster } from "../core/tree.ts";
import type { AxisName, TextCategory } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";
import { NumberLines } from "./number-breakdown.tsx";

const MOST_VALUES = 8;
const LONGEST = 120;

function Bars({
  category,
  members,
  population,
}: {
  category: TextCategory;
  members: Int32Array;
  population: Int32Array;
}) {
  const values = useMemo(
    () =>
      breakdown(category, members, population)
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count),
    [category, members, population],
  );
  const more = values.length - MOST_VALUES;
  return (
    <div class="tip-breakdown">
      <div class="tip-key">{visibleText(category.title.slice(0, LONGEST))}</div>
      {values.slice(0, MOST_VALUES).map(({ code, value, color, count, share, adjustedP }) => (
        <div class="tip-bar" key={code}>
          <i style={{ background: color, width: `${share * 100}%` }} />
          <span>{visibleText(value.slice(0, LONGEST))}</span>
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

/** How large a cluster is, and which values of the categories it has more of than chance gives. */
export function ClusterTip({
  page,
  side,
  cluster,
}: {
  page: PageState;
  side: AxisName;
  cluster: Cluster;
}) {
  const { axis, order, visible } = page.shared.axis(side);
  const { start, end, number } = cluster;
  const displayed = order.value;
  const members = useMemo(() => displayed.slice(start, end), [displayed, start, end]);
  const noun = side === "rows" ? "rows" : "columns";
  const categories = axis.value.categories.filter((category) => category.kind === "text");
  return (
    <>
      <div class="tip-value">Cluster {number}</div>
      <div>
        {formatCount(end - start)} of {formatCount(visible.value.length)} {noun}
      </div>
      {categories.map((category, i) => (
        <Bars
          key={`${i} ${category.title}`}
          category={category}
          members={members}
          population={visible.value}
        />
      ))}
      <NumberLines axis={axis.value} members={members} population={visible.value} />
      {axis.value.categories.length > 0 && (
        <div class="tip-key">p: as much by chance, adjusted</div>
      )}
    </>
  );
}
