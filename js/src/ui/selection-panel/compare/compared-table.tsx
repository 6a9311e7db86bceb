import { useState } from "preact/hooks";
import { clickSelection } from "../../../axis/selection.ts";
import { TITLES } from "../../../axis/wording.ts";
import type { AxisName } from "../../../model/axes.ts";
import type { ComparedItem } from "../../../stats/compare.ts";
import {
  ariaSort,
  type ComparisonColumn,
  isPValue,
  SIGNIFICANT,
  type Sorting,
  type SortKey,
} from "../../../stats/compared-items.ts";
import type { ViewSession } from "../../../store/view-session.ts";
import { formatCount, formatNumber, formatP } from "../../../util/number-format.ts";
import { truncate } from "../../../util/text.ts";
import { LongName } from "../../controls/whole-words.tsx";

const PAGE = 50;
const LONGEST_NAME = 300;

const COLUMNS: readonly (readonly [ComparisonColumn, string, string])[] = [
  ["meanA", "Mean", "Mean of the selection"],
  ["meanB", "Other", "Mean of the other group"],
  [
    "effect",
    "Effect",
    "Effect size: Hedges' g or rank-biserial correlation. Above 0: larger in the selection",
  ],
  ["p", "p", "p-value: the chance of such a difference if the groups do not differ"],
  ["adjustedP", "Adj. p", "p-value adjusted for all tests (Benjamini-Hochberg)"],
];

function shown(item: ComparedItem, by: ComparisonColumn): string {
  const value = item[by];
  if (value === null) return "-";
  return isPValue(by) ? formatP(value) : formatNumber(Number(value.toPrecision(3)));
}

/**
 * The table of compared items, fifty a page; headers sort, a click on a name selects it, Ctrl adds
 * it.
 */
export function ComparedTable({
  session,
  side,
  items,
  sorting,
  onSort,
}: {
  session: ViewSession;
  side: AxisName;
  items: readonly ComparedItem[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}) {
  const [start, goTo] = useState(0);
  const { axis, view, permutation } = session.store.axis(side);
  const { label } = axis.value;
  const { selected } = view.value;
  const isSelected = new Set(selected);
  const select = (position: number, event: MouseEvent) => {
    const mode = event.ctrlKey || event.metaKey ? "toggle" : "replace";
    const clicked = [position];
    const click = { selected, clicked, mode, order: permutation.value, anchor: null } as const;
    session.panel.select(side, clickSelection(click));
  };
  const head = (key: SortKey, name: string, title: string) => (
    <th key={key} scope="col" aria-sort={ariaSort(key, sorting)}>
      <button
        type="button"
        title={title}
        onClick={() => onSort({ by: key, isReversed: sorting.by === key && !sorting.isReversed })}
      >
        {name}
      </button>
    </th>
  );
  const end = Math.min(start + PAGE, items.length);
  return (
    <>
      <table class="breakdown compared comparison" aria-label="Comparison">
        <thead>
          <tr>
            {head("name", TITLES[side], "Sort by name")}
            {COLUMNS.map((column) => head(...column))}
          </tr>
        </thead>
        <tbody>
          {items.slice(start, end).map((item) => (
            <tr key={item.sourceIndex} data-significant={(item.adjustedP ?? 1) < SIGNIFICANT}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={isSelected.has(item.sourceIndex)}
                  onClick={(event) => select(item.sourceIndex, event)}
                >
                  <LongName text={truncate(label(item.sourceIndex), LONGEST_NAME)} />
                </button>
              </th>
              {COLUMNS.map(([key]) => (
                <td key={key}>{shown(item, key)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > PAGE && (
        <div class="panel-pages">
          <button
            type="button"
            class="button"
            disabled={start === 0}
            onClick={() => goTo(start - PAGE)}
          >
            Previous
          </button>
          <span class="value" role="status">
            {formatCount(start + 1)} to {formatCount(end)} of {formatCount(items.length)}
          </span>
          <button
            type="button"
            class="button"
            disabled={end === items.length}
            onClick={() => goTo(start + PAGE)}
          >
            Next
          </button>
        </div>
      )}
    </>
  );
}
