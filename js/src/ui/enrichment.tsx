import { useRef, useState } from "preact/hooks";
import { messageOf } from "../core/message-of.ts";
import type { PageState } from "../state/page-state.ts";
import type { Library } from "../state/shared-gene-sets.ts";
import { ChangedGenes } from "./changed-genes.tsx";
import { type EnrichedGroup, EnrichedTerms, useKnown } from "./enriched-terms.tsx";
import { NOUNS } from "./nouns.ts";
import { shortText } from "./short-text.ts";

interface Looked {
  readonly page: PageState;
  readonly open: EnrichedGroup;
}

/** The terms of a group of genes; for anything else why there are none, and what can be done. */
function Terms({ page, open, library }: Looked & { readonly library: Library }) {
  const { isEnough, says } = useKnown({ page, group: open, library });
  if (isEnough) return <EnrichedTerms page={page} group={open} library={library} />;
  return (
    <>
      <div class="note explained">
        These {NOUNS[open.side]}s are not genes of this library: {says}. Names must be spelled the
        same, with the same capitals.
      </div>
      <ChangedGenes page={page} group={open} library={library} />
    </>
  );
}

/** What the names of a selection have in common, by gene sets that the kernel has or the user chooses. */
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
          title="Choose a GMT file on this computer. It is sent only to your kernel"
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
      {!library && (
        <div class="note explained">
          Choose a file of gene sets in GMT format, for example from MSigDB or Enrichr.
        </div>
      )}
      {library && <Terms page={page} open={open} library={library} />}
    </section>
  );
}
