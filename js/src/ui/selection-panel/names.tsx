import { useMemo } from "preact/hooks";
import { formatCount } from "../../core/format.ts";
import { nameLines } from "../../core/name-list.ts";
import { within } from "../../core/within.ts";
import type { PageState } from "../../state/page-state.ts";
import { counted } from "../nouns.ts";
import type { Subject } from "./subject.ts";

const MOST_LISTED = 2000;

/** The names of a subject, as displayed. */
export function useNames(page: PageState, { side, members }: Subject): readonly string[] {
  const { label } = page.shared.axis(side).axis.value;
  return useMemo(() => Array.from(members, label), [label, members]);
}

/** The names in full, to read and to mark. */
export function Names({ names }: { names: readonly string[] }) {
  const isCut = names.length > MOST_LISTED;
  return (
    <section>
      <h3>Names</h3>
      <textarea
        class="names"
        readOnly
        aria-label="Names"
        rows={within(names.length, 2, 10)}
        spellcheck={false}
        value={nameLines(names.slice(0, MOST_LISTED))}
      />
      {isCut && (
        <div class="note explained">
          The first {formatCount(MOST_LISTED)}. Copies and downloads have all{" "}
          {counted(names.length, "name")}.
        </div>
      )}
    </section>
  );
}
