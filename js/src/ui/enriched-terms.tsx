import { useMemo } from "preact/hooks";
import { SIGNIFICANT } from "../core/compared-lines.ts";
import { formatCount } from "../core/format.ts";
import { formatP } from "../core/format-p.ts";
import { countKnown, enrichment, isKnown } from "../core/gene-sets.ts";
import type { Cluster } from "../core/tree.ts";
import type { OpenCluster, PageState } from "../state/page-state.ts";
import type { Library } from "../state/shared-gene-sets.ts";
import { CountChance } from "./count-chance.tsx";
import { counted } from "./nouns.ts";
import { shortText } from "./short-text.ts";
import { LongName } from "./whole-words.tsx";

const MOST_LISTED = 50;

/** Some lines of an axis, and all that they could have been, as original positions. */
export type EnrichedGroup = Pick<OpenCluster, "side" | "members" | "population"> & {
  /** The cluster that it is, if it is one. */
  readonly cluster?: Cluster | null;
};

interface Looked {
  readonly page: PageState;
  readonly group: EnrichedGroup;
  readonly library: Library;
}

/** How many names of what is visible a library knows, and in words. */
export function useKnown({ page, group, library }: Looked) {
  const { side, population } = group;
  const { label } = page.shared.axis(side).axis.value;
  return useMemo(() => {
    const names = new Set(Array.from(population, label));
    const known = countKnown(library.sets, names);
    const isEnough = isKnown(known, names.size);
    const all = formatCount(names.size);
    const found = known === 0 ? `none of the ${all}` : `${formatCount(known)} of ${all}`;
    const only = known > 0 && !isEnough ? "only " : "";
    return { isEnough, says: `${only}${found} names are in ${shortText(library.name)}` };
  }, [library, label, population]);
}

/** Terms of a library that a group is rich in; a click on one selects all visible that have it. */
export function EnrichedTerms({ page, group, library }: Looked) {
  const { side, members, population } = group;
  const { label } = page.shared.axis(side).axis.value;
  const { says } = useKnown({ page, group, library });
  const terms = useMemo(() => {
    const names = (positions: Int32Array) => new Set(Array.from(positions, label));
    return enrichment(library.sets, names(members), names(population));
  }, [library, label, members, population]);
  const listed = terms.filter(({ count }) => count > 0).slice(0, MOST_LISTED);
  const select = (term: string) => {
    const names = library.sets.get(term);
    const selected = population.filter((position) => names?.has(label(position)));
    page.panel.select(side, selected);
  };
  return (
    <>
      <div class="note explained">{says}. The background is all visible names.</div>
      <table class="breakdown compared terms" aria-label="Enrichment">
        <thead>
          <tr>
            <th scope="col">Term</th>
            <th scope="col" title="Names of the term that are in the group">
              Count
            </th>
            <th scope="col" title="Names of the term that are visible">
              Of
            </th>
            <th scope="col">p</th>
            <th scope="col">Adj. p</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ term, count, size, p, adjustedP }) => (
            <tr key={term} data-significant={adjustedP < SIGNIFICANT}>
              <th scope="row">
                <button
                  type="button"
                  title={`Select all visible names of ${shortText(term, 300)}`}
                  onClick={() => select(term)}
                >
                  <LongName text={shortText(term)} />
                </button>
              </th>
              <td>{formatCount(count)}</td>
              <td>{formatCount(size)}</td>
              <td>{formatP(p)}</td>
              <td>{formatP(adjustedP)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <CountChance
        subject={group}
        over={`${counted(terms.length, "term")} of ${shortText(library.name)}`}
      />
    </>
  );
}
