import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { changedLines, type Direction } from "../core/compared-lines.ts";
import { messageOf } from "../core/message-of.ts";
import { other } from "../core/sides.ts";
import { compare } from "../state/comparing.ts";
import type { PageState } from "../state/page-state.ts";
import type { Library } from "../state/shared-gene-sets.ts";
import { type EnrichedGroup, EnrichedTerms, useKnown } from "./enriched-terms.tsx";
import { counted, NOUNS } from "./nouns.ts";

interface Looked {
  readonly page: PageState;
  readonly group: EnrichedGroup;
  readonly library: Library;
}

const DIRECTIONS: readonly Direction[] = ["up", "down"];

/** For a group of samples: the genes that differ in it, and what these are rich in. */
export function ChangedGenes({ page, group, library }: Looked) {
  const { shared } = page;
  const genes = other(group.side);
  const population = shared.axis(genes).visible.value;
  const { isEnough, says } = useKnown({
    page,
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
      const { lines, notes } = await compare(shared, request, wanted.signal);
      const changed = Int32Array.from(changedLines(lines, direction));
      const told = `${counted(changed.length, "gene")} ${direction} in this ${noun} (adjusted p-value below 0.05)`;
      say([`${told}.`, ...notes].join(" "));
      if (changed.length > 0) find({ side: genes, members: changed, population });
    } catch (problem) {
      if (!wanted.signal.aborted) say(messageOf(problem));
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
      {found && <EnrichedTerms page={page} group={found} library={library} />}
    </>
  );
}
