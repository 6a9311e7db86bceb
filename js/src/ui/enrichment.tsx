import { useMemo, useRef, useState } from "preact/hooks";
import { SIGNIFICANT } from "../core/compared-lines.ts";
import { formatCount } from "../core/format.ts";
import { formatP } from "../core/format-p.ts";
import { enrichment } from "../core/gene-sets.ts";
import { messageOf } from "../core/message-of.ts";
import type { OpenCluster, PageState } from "../state/page-state.ts";
import type { Library } from "../state/shared-gene-sets.ts";
import { CountChance } from "./count-chance.tsx";
import { counted } from "./nouns.ts";
import { shortText } from "./short-text.ts";

const MOST_LISTED = 50;

interface Looked {
  readonly page: PageState;
  readonly open: OpenCluster;
}

/** Terms of a library that the cluster is rich in; a click on one selects all visible that have it. */
function Terms({ page, open, library }: Looked & { readonly library: Library }) {
  const { side, members, population } = open;
  const { axis } = page.shared.axis(side);
  const { label } = axis.value;
  const terms = useMemo(() => {
    const names = (positions: Int32Array) => new Set(Array.from(positions, label));
    return enrichment(library.sets, names(members), names(population));
  }, [library, label, members, population]);
  const listed = terms.filter(({ count }) => count > 0).slice(0, MOST_LISTED);
  const name = shortText(library.name);
  const select = (term: string) => {
    const names = library.sets.get(term);
    const selected = population.filter((position) => names?.has(label(position)));
    page.panel.select(side, selected);
  };
  if (terms.length === 0) {
    return (
      <div class="note explained">
        {name} has no name of the {formatCount(population.length)} visible; both must be spelled
        alike.
      </div>
    );
  }
  return (
    <>
      <table class="breakdown compared terms" aria-label="Enrichment">
        <thead>
          <tr>
            <th scope="col">Term</th>
            <th scope="col" title="How many names of the term are in the cluster">
              Count
            </th>
            <th scope="col" title="How many of its names are visible">
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
                  title={`Select all visible of ${shortText(term, 300)}`}
                  onClick={() => select(term)}
                >
                  {shortText(term)}
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
      <CountChance subject={open} over={`${counted(terms.length, "term")} of ${name}`} />
    </>
  );
}

/** What a cluster's names have in common, by gene sets that the kernel has or the user chooses. */
export function Enrichment({ page, open }: Looked) {
  const { geneSets } = page.shared;
  const library = geneSets.library.value;
  const input = useRef<HTMLInputElement>(null);
  const [problem, say] = useState("");
  const choose = async (file: File | undefined) => {
    if (!file) return;
    try {
      geneSets.choose(file.name, await file.text());
      say("");
    } catch (problem) {
      say(`${shortText(file.name)}: ${messageOf(problem)}`);
    }
  };
  return (
    <section>
      <div class="dialog-row">
        <h3>Enrichment</h3>
        <button
          type="button"
          class="button"
          title="A GMT file of this computer; only your kernel gets it"
          onClick={() => input.current?.click()}
        >
          Choose gene sets
        </button>
        <input
          ref={input}
          hidden
          type="file"
          accept=".gmt,.txt"
          onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
        />
      </div>
      <div class="note explained" aria-live="polite">
        {problem}
      </div>
      {library && <Terms page={page} open={open} library={library} />}
    </section>
  );
}
