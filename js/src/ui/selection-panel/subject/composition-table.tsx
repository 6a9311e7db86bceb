import { useState } from "preact/hooks";
import type { CategoryShare } from "../../../stats/category-composition.ts";
import { SIGNIFICANT } from "../../../stats/compared-items.ts";
import { formatCount, formatNumber, formatP } from "../../../util/number-format.ts";
import { truncate } from "../../../util/text.ts";
import { LinkButton } from "../../controls/link-button.tsx";
import { LongName } from "../../controls/whole-words.tsx";

const MOST_LISTED = 100;
/** How many values that are not enriched are shown before `Show all`. */
const MOST_USUAL = 8;
const LONGEST_VALUE = 300;

function rounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

/** Least likely by chance first. */
function byPValue(values: readonly CategoryShare[]): CategoryShare[] {
  return [...values].sort((a, b) => a.p - b.p || b.count - a.count);
}

/** What is more than chance gives, then what is present; the rest is left for `Show all`. */
function worthSeeing(values: readonly CategoryShare[]): CategoryShare[] {
  const present = byPValue(values).filter(({ count }) => count > 0);
  const isTelling = ({ adjustedP }: CategoryShare) => adjustedP < SIGNIFICANT;
  const telling = present.filter(isTelling).slice(0, MOST_LISTED);
  const room = Math.max(0, MOST_USUAL - telling.length);
  return [...telling, ...present.filter((value) => !isTelling(value)).slice(0, room)];
}

/** The table of an annotation's categories within the selection. */
export function CompositionTable({
  title,
  values,
}: {
  title: string;
  values: readonly CategoryShare[];
}) {
  const [isWhole, showWhole] = useState(false);
  const worth = worthSeeing(values);
  const listed = isWhole ? byPValue(values).slice(0, MOST_LISTED) : worth;
  const more = isWhole ? values.length - listed.length : 0;
  return (
    <div>
      <table class="breakdown shares" aria-label={truncate(title, LONGEST_VALUE)}>
        <thead>
          <tr>
            <th scope="col">{truncate(title, LONGEST_VALUE)}</th>
            <th scope="col">Count</th>
            <th scope="col">Share</th>
            <th scope="col" title="The count expected by chance">
              Expected
            </th>
            <th scope="col" title="p-value: the chance of this count or a larger one">
              p
            </th>
            <th
              scope="col"
              title="p-value adjusted for all values of the category (Benjamini-Hochberg)"
            >
              Adj. p
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ code, value, color, count, share, expected, p, adjustedP }) => (
            <tr key={code} data-significant={adjustedP < SIGNIFICANT}>
              <th scope="row">
                <span class="swatched">
                  <i class="swatch" style={{ background: color }} />
                  <span>
                    <LongName text={truncate(value, LONGEST_VALUE)} />
                  </span>
                </span>
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
      {worth.length < values.length && (
        <LinkButton
          name={isWhole ? "Show fewer" : `Show all ${formatCount(values.length)}`}
          onClick={() => showWhole(!isWhole)}
        />
      )}
    </div>
  );
}
