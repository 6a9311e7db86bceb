import { useMemo, useState } from "preact/hooks";
import { NOUNS } from "../../../axis/wording.ts";
import { saveFile, textBlob } from "../../../export/download.ts";
import { fileNameOf } from "../../../export/file-name.ts";
import {
  changedItems,
  type Listing,
  listItems,
  type Sorting,
} from "../../../stats/compared-items.ts";
import { comparisonTsv } from "../../../stats/comparison-tsv.ts";
import type { ComparisonResult } from "../../../store/requests/comparison.ts";
import type { ViewSession } from "../../../store/view-session.ts";
import { formatCount } from "../../../util/number-format.ts";
import type { Subject } from "../subject/subject.ts";
import { ComparedTable } from "./compared-table.tsx";

const BY_P: Sorting = { by: "p", isReversed: false };

/** The compared items: up, down or all, filtered by name, with actions on those listed. */
export function ComparedList({
  session,
  subject,
  result,
  onEnrich,
}: {
  session: ViewSession;
  subject: Subject;
  result: ComparisonResult;
  onEnrich: (positions: readonly number[]) => void;
}) {
  const { tested, items } = result;
  const { label } = session.store.axis(tested).axis.value;
  const [listing, list] = useState<Listing>("all");
  const [query, filter] = useState("");
  const [sorting, sort] = useState(BY_P);
  const counts = useMemo(
    () => ({
      up: changedItems(items, "up").length,
      down: changedItems(items, "down").length,
      all: items.length,
    }),
    [items],
  );
  const listed = useMemo(
    () => listItems(items, label, { listing, query, sorting }),
    [items, label, listing, query, sorting],
  );
  const nouns = `${NOUNS[tested]}s`;
  const choices: readonly (readonly [Listing, string, string])[] = [
    ["up", "Up", `Larger in ${subject.name}, adjusted p-value below 0.05`],
    ["down", "Down", `Smaller in ${subject.name}, adjusted p-value below 0.05`],
    ["all", "All", `All ${nouns} that were compared`],
  ];
  const positions = () => listed.map(({ sourceIndex }) => sourceIndex);
  const download = async () => {
    const blob = await textBlob(comparisonTsv(listed, label), "text/tab-separated-values");
    saveFile(blob, fileNameOf(`${subject.name} comparison`, "tsv"));
  };
  return (
    <>
      <div class="panel-filter">
        <div class="chips" role="radiogroup" aria-label="Listed">
          {choices.map(([value, name, title]) => (
            <label class="chip" key={value} title={title}>
              <input
                type="radio"
                name="listed"
                checked={listing === value}
                onChange={() => list(value)}
              />
              <span>
                {name} ({formatCount(counts[value])})
              </span>
            </label>
          ))}
        </div>
        <input
          type="search"
          class="select"
          aria-label="Filter by name"
          placeholder="Filter by name"
          value={query}
          onInput={({ currentTarget }) => filter(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || query === "") return;
            event.preventDefault();
            event.stopPropagation();
            filter("");
          }}
        />
      </div>
      <div class="panel-doings">
        <button
          type="button"
          class="button"
          disabled={listed.length === 0}
          onClick={() => session.panel.select(tested, positions())}
        >
          Select these {formatCount(listed.length)}
        </button>
        <button
          type="button"
          class="button"
          disabled={listed.length === 0}
          onClick={() => onEnrich(positions())}
        >
          Enrich these
        </button>
        <button
          type="button"
          class="button"
          disabled={listed.length === 0}
          onClick={() => void download()}
        >
          Download as TSV
        </button>
      </div>
      <ComparedTable
        key={`${listing} ${query} ${sorting.by} ${sorting.isReversed}`}
        session={session}
        side={tested}
        items={listed}
        sorting={sorting}
        onSort={sort}
      />
    </>
  );
}
