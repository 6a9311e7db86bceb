import { useMemo } from "preact/hooks";
import { unitText } from "../../../axis/unit-text.ts";
import type { Unit } from "../../../model/annotation.ts";
import type { Axis } from "../../../model/axis.ts";
import { SIGNIFICANT } from "../../../stats/compared-items.ts";
import {
  type NumberSummary,
  type Spread,
  summarizeNumbers,
} from "../../../stats/number-summary.ts";
import { clamp } from "../../../util/clamp.ts";
import { formatCount, formatNumber, formatP } from "../../../util/number-format.ts";
import { truncate } from "../../../util/text.ts";

interface Grouped {
  readonly axis: Axis;
  readonly members: Int32Array;
  readonly population: Int32Array;
}

function useSummaries({ axis, members, population }: Grouped): NumberSummary[] {
  return useMemo(
    () =>
      summarizeNumbers(
        axis.annotations.filter((annotation) => annotation.kind === "number"),
        members,
        population,
      ),
    [axis, members, population],
  );
}

function titleOf({ title }: NumberSummary): string {
  return truncate(title);
}

function missingText({ missing }: Spread): string {
  return missing > 0 ? `${formatCount(missing)}\u00a0missing` : "";
}

/** Whole from 1,000 on, as years are, else with three digits. */
function short(value: number): string {
  const isLarge = Math.abs(value) >= 1000;
  return formatNumber(isLarge ? Math.round(value) : Number(value.toPrecision(3)));
}

/** "mean 61 (others 48), p 0.003, 2 missing", with dates that stay on one line */
function summaryText({ unit, own, others, adjustedP }: NumberSummary): string {
  if (own.count === 0) return "no value";
  const mean = (spread: Spread) => unitText(spread.mean, unit, short).replaceAll("-", "\u2011");
  return [
    `mean\u00a0${mean(own)}${others.count > 0 ? ` (others\u00a0${mean(others)})` : ""}`,
    adjustedP !== null && `p\u00a0${formatP(adjustedP)}`,
    missingText(own),
  ]
    .filter(Boolean)
    .join(", ");
}

/** Where the group's numbers and their mean are between the lowest and the highest visible. */
function Range({ own, others }: NumberSummary) {
  const ends = [own.lowest, own.highest, others.lowest, others.highest].filter(Number.isFinite);
  const low = Math.min(...ends);
  const reach = Math.max(...ends) - low;
  const share = (number: number) => clamp((number - low) / reach, 0, 1) * 100;
  if (!(reach > 0 && own.count > 0)) return null;
  const [from, to, mean] = [share(own.lowest), share(own.highest), share(own.mean)];
  return (
    <>
      <i class="tip-range" style={{ left: `${from}%`, right: `${100 - to}%` }} />
      <i class="tip-mean" style={{ left: `${mean}%` }} />
    </>
  );
}

/** A line for each number annotation, `most` at most. */
export function NumberLines({ most, ...grouped }: Grouped & { readonly most: number }) {
  const summaries = useSummaries(grouped);
  const more = summaries.length - most;
  if (summaries.length === 0) return null;
  return (
    <div class="tip-breakdown">
      {summaries.slice(0, most).map((summary, i) => (
        <div class="tip-bar tip-number" key={i}>
          <Range {...summary} />
          <span class="tip-key">{titleOf(summary)}</span>
          <span>{summaryText(summary)}</span>
        </div>
      ))}
      {more > 0 && <div class="tip-key">and {formatCount(more)} more numbers</div>}
    </div>
  );
}

function SpreadCell({ spread, unit }: { spread: Spread; unit: Unit }) {
  const { count, mean, lowest, highest } = spread;
  const formatted = (value: number) => unitText(value, unit, short);
  return (
    <td>
      {count > 0 ? formatted(mean) : "-"}
      {count > 1 && (
        <div class="value">
          {formatted(lowest)} to {formatted(highest)}
        </div>
      )}
      <div class="value">{missingText(spread)}</div>
    </td>
  );
}

/** The table of number annotations, with ranges and p-values. */
export function NumberTable(grouped: Grouped) {
  const summaries = useSummaries(grouped);
  if (summaries.length === 0) return null;
  const shownP = (p: number | null) => (p === null ? "-" : formatP(p));
  return (
    <section>
      <table class="breakdown numbers" aria-label="Numbers">
        <thead>
          <tr>
            <th scope="col">Numbers</th>
            <th scope="col">Mean</th>
            <th scope="col">Others</th>
            <th scope="col">p</th>
            <th scope="col">Adj. p</th>
          </tr>
        </thead>
        <tbody>
          {summaries.map((summary, i) => (
            <tr key={i} data-significant={(summary.adjustedP ?? 1) < SIGNIFICANT}>
              <th scope="row" title={titleOf(summary)}>
                {titleOf(summary)}
              </th>
              <SpreadCell spread={summary.own} unit={summary.unit} />
              <SpreadCell spread={summary.others} unit={summary.unit} />
              <td>{shownP(summary.p)}</td>
              <td>{shownP(summary.adjustedP)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="note explained">
        p-value of the Mann-Whitney test (two-sided), adjusted for these categories
        (Benjamini-Hochberg).
      </div>
    </section>
  );
}
