import { useState } from "preact/hooks";
import type { ComparedLine } from "../../core/compare.ts";
import { type ComparedNumber, isChance, SIGNIFICANT } from "../../core/compared-lines.ts";
import { formatCount, formatNumber } from "../../core/format.ts";
import { formatP } from "../../core/format-p.ts";
import { ariaSort, type Sorting, type SortKey } from "../../core/listed-lines.ts";
import { clickSelection } from "../../core/selection.ts";
import type { AxisName } from "../../core/types.ts";
import type { PageState } from "../../state/page-state.ts";
import { TITLES } from "../nouns.ts";
import { shortText } from "../short-text.ts";
import { LongName } from "../whole-words.tsx";

const PAGE = 50;
const LONGEST_NAME = 300;

const COLUMNS: readonly (readonly [ComparedNumber, string, string])[] = [
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

function shown(line: ComparedLine, by: ComparedNumber): string {
  const value = line[by];
  if (value === null) return "-";
  return isChance(by) ? formatP(value) : formatNumber(Number(value.toPrecision(3)));
}

/** Compared lines, fifty a page; headers sort, a click on a name selects it, Ctrl adds it. */
export function ComparedTable({
  page,
  side,
  lines,
  sorting,
  onSort,
}: {
  page: PageState;
  side: AxisName;
  lines: readonly ComparedLine[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}) {
  const [start, goTo] = useState(0);
  const { axis, view, order } = page.shared.axis(side);
  const { label } = axis.value;
  const { selected } = view.value;
  const isSelected = new Set(selected);
  const select = (position: number, event: MouseEvent) => {
    const mode = event.ctrlKey || event.metaKey ? "toggle" : "replace";
    const clicked = [position];
    const click = { selected, clicked, mode, order: order.value, anchor: null } as const;
    page.panel.select(side, clickSelection(click));
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
  const end = Math.min(start + PAGE, lines.length);
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
          {lines.slice(start, end).map((line) => (
            <tr key={line.position} data-significant={(line.adjustedP ?? 1) < SIGNIFICANT}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={isSelected.has(line.position)}
                  onClick={(event) => select(line.position, event)}
                >
                  <LongName text={shortText(label(line.position), LONGEST_NAME)} />
                </button>
              </th>
              {COLUMNS.map(([key]) => (
                <td key={key}>{shown(line, key)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > PAGE && (
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
            {formatCount(start + 1)} to {formatCount(end)} of {formatCount(lines.length)}
          </span>
          <button
            type="button"
            class="button"
            disabled={end === lines.length}
            onClick={() => goTo(start + PAGE)}
          >
            Next
          </button>
        </div>
      )}
    </>
  );
}
