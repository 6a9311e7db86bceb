import { useMemo } from "preact/hooks";
import { counted } from "../../axis/wording.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { clamp } from "../../util/clamp.ts";
import { formatCount } from "../../util/number-format.ts";
import { joinNames } from "../../util/text.ts";
import type { Subject } from "./subject/subject.ts";

const MOST_LISTED = 2000;

/** Return the names of a subject as displayed. */
export function useNames(session: ViewSession, { side, members }: Subject): readonly string[] {
  const { label } = session.store.axis(side).axis.value;
  return useMemo(() => Array.from(members, label), [label, members]);
}

/** The names of a subject in full, to read and to copy. */
export function Names({ names }: { names: readonly string[] }) {
  const isCut = names.length > MOST_LISTED;
  return (
    <section>
      <h3>Names</h3>
      <textarea
        class="names"
        readOnly
        aria-label="Names"
        rows={clamp(names.length, 2, 10)}
        spellcheck={false}
        value={joinNames(names.slice(0, MOST_LISTED))}
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
