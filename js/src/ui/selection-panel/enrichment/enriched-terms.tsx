import { useMemo } from "preact/hooks";
import { counted } from "../../../axis/wording.ts";
import { SIGNIFICANT } from "../../../stats/compared-items.ts";
import { countKnown, findEnrichedTerms, isKnown } from "../../../stats/gene-sets.ts";
import type { Library } from "../../../store/gene-set-store.ts";
import type { OpenCluster, ViewSession } from "../../../store/view-session.ts";
import type { Cluster } from "../../../tree/clusters.ts";
import { formatCount, formatP } from "../../../util/number-format.ts";
import { truncate } from "../../../util/text.ts";
import { LongName } from "../../controls/whole-words.tsx";
import { PValueNote } from "../subject/p-value-note.tsx";

const MOST_LISTED = 50;

/** Some items of an axis, and the background that they are drawn from, as source indices. */
export type EnrichedGroup = Pick<OpenCluster, "side" | "members" | "population"> & {
  /** The cluster that it is, if it is one. */
  readonly cluster?: Cluster | null;
};

interface Looked {
  readonly session: ViewSession;
  readonly group: EnrichedGroup;
  readonly library: Library;
}

/** Count the names of what is visible that a library knows, and describe it. */
export function useKnown({ session, group, library }: Looked) {
  const { side, population } = group;
  const { label } = session.store.axis(side).axis.value;
  return useMemo(() => {
    const names = new Set(Array.from(population, label));
    const known = countKnown(library.sets, names);
    const isEnough = isKnown(known, names.size);
    const all = formatCount(names.size);
    const found = known === 0 ? `none of the ${all}` : `${formatCount(known)} of ${all}`;
    const only = known > 0 && !isEnough ? "only " : "";
    return { isEnough, says: `${only}${found} names are in ${truncate(library.name)}` };
  }, [library, label, population]);
}

/** The terms that a group is enriched in; a click on one selects all visible items that have it. */
export function EnrichedTerms({ session, group, library }: Looked) {
  const { side, members, population } = group;
  const { label } = session.store.axis(side).axis.value;
  const { says } = useKnown({ session, group, library });
  const terms = useMemo(() => {
    const names = (positions: Int32Array) => new Set(Array.from(positions, label));
    return findEnrichedTerms(library.sets, names(members), names(population));
  }, [library, label, members, population]);
  const listed = terms.filter(({ count }) => count > 0).slice(0, MOST_LISTED);
  const select = (term: string) => {
    const names = library.sets.get(term);
    const selected = population.filter((position) => names?.has(label(position)));
    session.panel.select(side, selected);
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
                  title={`Select all visible names of ${truncate(term, 300)}`}
                  onClick={() => select(term)}
                >
                  <LongName text={truncate(term)} />
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
      <PValueNote
        subject={group}
        over={`${counted(terms.length, "term")} of ${truncate(library.name)}`}
      />
    </>
  );
}
