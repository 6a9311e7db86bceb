import type { ValueShare } from "../core/breakdown.ts";
import { SIGNIFICANT } from "../core/compared-lines.ts";
import { formatCount, formatNumber } from "../core/format.ts";
import { formatP } from "../core/format-p.ts";
import { shortText } from "./short-text.ts";

const MOST_LISTED = 100;

function rounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

/** Least likely by chance first. */
export function bySurprise(values: readonly ValueShare[]): ValueShare[] {
  return [...values].sort((a, b) => a.p - b.p || b.count - a.count);
}

/** A category's values within a cluster. */
export function BreakdownTable({
  title,
  values,
}: {
  title: string;
  values: readonly ValueShare[];
}) {
  const listed = bySurprise(values).slice(0, MOST_LISTED);
  const more = values.length - listed.length;
  return (
    <>
      <table class="breakdown">
        <caption>{shortText(title)}</caption>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Count</th>
            <th scope="col">Share</th>
            <th scope="col" title="The count that chance would give">
              Expected
            </th>
            <th scope="col" title="The chance of this count or a larger one">
              p
            </th>
            <th scope="col" title="p adjusted over these values (Benjamini-Hochberg)">
              Adjusted p
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ code, value, color, count, share, expected, p, adjustedP }) => (
            <tr key={code} data-significant={adjustedP < SIGNIFICANT}>
              <th scope="row" title={shortText(value, 300)}>
                <i class="swatch" style={{ background: color }} />
                {shortText(value)}
              </th>
              <td>{formatCount(count)}</td>
              <td>{Math.round(share * 100)} %</td>
              <td>{rounded(expected)}</td>
              <td>{formatP(p)}</td>
              <td>{formatP(adjustedP)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <div class="note">and {formatCount(more)} more</div>}
    </>
  );
}
