import { useState } from "preact/hooks";
import type { ComparedLine } from "../core/compare.ts";
import { type ComparedNumber, isChance, SIGNIFICANT, sortedLines } from "../core/compared-lines.ts";
import { formatNumber } from "../core/format.ts";
import { formatP } from "../core/format-p.ts";
import { clickSelection } from "../core/selection.ts";
import type { AxisName } from "../core/types.ts";
import type { SharedState } from "../state/shared-state.ts";
import { TITLES } from "./nouns.ts";
import { shortText } from "./short-text.ts";

const COLUMNS: readonly (readonly [ComparedNumber, string, string])[] = [
  ["meanA", "Mean", "Mean of the cluster"],
  ["meanB", "Rest", "Mean of the rest"],
  ["difference", "Diff.", "Mean of the cluster less mean of the rest"],
  ["effect", "Effect", "Hedges' g, or the rank-biserial correlation"],
  ["p", "p", "The chance of a difference like this where there is none"],
  ["adjustedP", "Adjusted p", "p adjusted over all that was tested (Benjamini-Hochberg)"],
];

function shown(line: ComparedLine, by: ComparedNumber): string {
  const value = line[by];
  if (value === null) return "-";
  return isChance(by) ? formatP(value) : formatNumber(Number(value.toPrecision(3)));
}

/** Lines of an axis and how they differ; its headers sort, and a click on a name selects it. */
export function ComparisonTable({
  shared,
  side,
  lines,
}: {
  shared: SharedState;
  side: AxisName;
  lines: readonly ComparedLine[];
}) {
  const [{ by, isReversed }, sort] = useState<{ by: ComparedNumber; isReversed: boolean }>({
    by: "p",
    isReversed: false,
  });
  const { axis, view, order } = shared.axis(side);
  const { count, label } = axis.value;
  const { selected } = view.value;
  const select = (position: number, event: MouseEvent) => {
    const mode = event.ctrlKey || event.metaKey ? "toggle" : "replace";
    const click = {
      selected,
      clicked: [position],
      mode,
      order: order.value,
      anchor: null,
    } as const;
    shared.changeAxis(side, { selected: clickSelection(click) });
  };
  return (
    <table class="breakdown compared" aria-label="Comparison">
      <thead>
        <tr>
          <th scope="col">{TITLES[side]}</th>
          {COLUMNS.map(([key, name, title]) => (
            <th
              key={key}
              scope="col"
              aria-sort={
                by !== key ? "none" : isChance(key) === isReversed ? "descending" : "ascending"
              }
            >
              <button
                type="button"
                title={title}
                onClick={() => sort({ by: key, isReversed: by === key && !isReversed })}
              >
                {name}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortedLines(lines, by, isReversed)
          .filter(({ position }) => position < count)
          .map((line) => (
            <tr key={line.position} data-significant={(line.adjustedP ?? 1) < SIGNIFICANT}>
              <th scope="row">
                <button
                  type="button"
                  title={shortText(label(line.position), 300)}
                  aria-pressed={selected.includes(line.position)}
                  onClick={(event) => select(line.position, event)}
                >
                  {shortText(label(line.position))}
                </button>
              </th>
              {COLUMNS.map(([key]) => (
                <td key={key}>{shown(line, key)}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
