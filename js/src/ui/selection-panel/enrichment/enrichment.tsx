import { useRef, useState } from "preact/hooks";
import { NOUNS } from "../../../axis/wording.ts";
import type { Library } from "../../../store/gene-set-store.ts";
import type { ViewSession } from "../../../store/view-session.ts";
import { errorMessage, truncate } from "../../../util/text.ts";
import { ChangedGenes } from "./changed-genes.tsx";
import { type EnrichedGroup, EnrichedTerms, useKnown } from "./enriched-terms.tsx";

interface Looked {
  readonly session: ViewSession;
  readonly open: EnrichedGroup;
}

/** The terms of a group of genes; for anything else why there are none, and what can be done. */
function Terms({ session, open, library }: Looked & { readonly library: Library }) {
  const { isEnough, says } = useKnown({ session, group: open, library });
  if (isEnough) return <EnrichedTerms session={session} group={open} library={library} />;
  return (
    <>
      <div class="note explained">
        These {NOUNS[open.side]}s are not genes of this library: {says}. Names must be spelled the
        same, with the same capitals.
      </div>
      <ChangedGenes session={session} group={open} library={library} />
    </>
  );
}

/** Gene set enrichment of a selection, with a library of the kernel or of the user. */
export function Enrichment({ session, open }: Looked) {
  const { geneSets } = session.store;
  const library = geneSets.library.value;
  const input = useRef<HTMLInputElement>(null);
  const [problem, say] = useState("");
  const choose = async (file: File | undefined) => {
    if (!file) return;
    try {
      geneSets.choose(file.name, await file.text());
      say("");
    } catch (problem) {
      say(`${truncate(file.name)}: ${errorMessage(problem)}`);
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
      {library && <Terms session={session} open={open} library={library} />}
    </section>
  );
}
