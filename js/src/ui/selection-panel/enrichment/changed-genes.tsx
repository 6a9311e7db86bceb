import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { counted, NOUNS } from "../../../axis/wording.ts";
import { otherAxis } from "../../../model/axes.ts";
import { changedItems, type Direction } from "../../../stats/compared-items.ts";
import type { Library } from "../../../store/gene-set-store.ts";
import { requestComparison } from "../../../store/requests/comparison.ts";
import type { ViewSession } from "../../../store/view-session.ts";
import { errorMessage } from "../../../util/text.ts";
import { type EnrichedGroup, EnrichedTerms, useKnown } from "./enriched-terms.tsx";

interface Looked {
  readonly session: ViewSession;
  readonly group: EnrichedGroup;
  readonly library: Library;
}

const DIRECTIONS: readonly Direction[] = ["up", "down"];

/** For a group of samples: the genes that differ in it, and the terms these are enriched in. */
export function ChangedGenes({ session, group, library }: Looked) {
  const { store } = session;
  const genes = otherAxis(group.side);
  const population = store.axis(genes).visible.value;
  const { isEnough, says } = useKnown({
    session,
    group: { side: genes, members: population, population },
    library,
  });
  const [found, find] = useState<EnrichedGroup | null>(null);
  const [said, say] = useState("");
  const asked = useRef<AbortController | null>(null);
  useLayoutEffect(() => () => asked.current?.abort(), []);
  if (!isEnough) {
    return (
      <div class="note explained">
        The {NOUNS[genes]}s are not genes of this library either: {says}. Choose gene sets with the
        same kind of names as the table.
      </div>
    );
  }
  const noun = group.cluster ? "cluster" : "selection";
  const look = async (direction: Direction) => {
    asked.current?.abort();
    const wanted = new AbortController();
    asked.current = wanted;
    find(null);
    say("Comparing ...");
    try {
      const { side, members } = group;
      const request = { side, a: members, b: null, test: "welch" } as const;
      const { items, notes } = await requestComparison(store, request, wanted.signal);
      const changed = Int32Array.from(changedItems(items, direction));
      const summary = `${counted(changed.length, "gene")} ${direction} in this ${noun} (adjusted p-value below 0.05)`;
      say([`${summary}.`, ...notes].join(" "));
      if (changed.length > 0) find({ side: genes, members: changed, population });
    } catch (problem) {
      if (!wanted.signal.aborted) say(errorMessage(problem));
    }
  };
  return (
    <>
      <div class="note explained">
        Compare this {noun} with the rest, then test the genes that are up or down in it:
      </div>
      <div class="dialog-row">
        {DIRECTIONS.map((direction) => (
          <button key={direction} type="button" class="button" onClick={() => void look(direction)}>
            Enrich the genes {direction} in this {noun}
          </button>
        ))}
      </div>
      <div class="note explained" aria-live="polite">
        {said}
      </div>
      {found && <EnrichedTerms session={session} group={found} library={library} />}
    </>
  );
}
