import { useMemo, useState } from "preact/hooks";
import { changedLines } from "../../core/compared-lines.ts";
import { comparisonText } from "../../core/comparison-text.ts";
import { formatCount } from "../../core/format.ts";
import { type Listing, listedLines, type Sorting } from "../../core/listed-lines.ts";
import type { ComparisonResult } from "../../state/comparing.ts";
import type { PageState } from "../../state/page-state.ts";
import { fileNameOf } from "../file-name-of.ts";
import { NOUNS } from "../nouns.ts";
import { saveFile } from "../save-file.ts";
import { textBlob } from "../text-blob.ts";
import { ComparedTable } from "./compared-table.tsx";
import type { Subject } from "./subject.ts";

const BY_P: Sorting = { by: "p", isReversed: false };

/** Every compared line: up, down or all, filtered by name, and what can be done with those listed. */
export function ComparedList({
  page,
  subject,
  result,
  onEnrich,
}: {
  page: PageState;
  subject: Subject;
  result: ComparisonResult;
  onEnrich: (positions: readonly number[]) => void;
}) {
  const { tested, lines } = result;
  const { label } = page.shared.axis(tested).axis.value;
  const [listing, list] = useState<Listing>("all");
  const [query, filter] = useState("");
  const [sorting, sort] = useState(BY_P);
  const counts = useMemo(
    () => ({
      up: changedLines(lines, "up").length,
      down: changedLines(lines, "down").length,
      all: lines.length,
    }),
    [lines],
  );
  const listed = useMemo(
    () => listedLines(lines, label, { listing, query, sorting }),
    [lines, label, listing, query, sorting],
  );
  const nouns = `${NOUNS[tested]}s`;
  const choices: readonly (readonly [Listing, string, string])[] = [
    ["up", "Up", `Larger in ${subject.name}, adjusted p-value below 0.05`],
    ["down", "Down", `Smaller in ${subject.name}, adjusted p-value below 0.05`],
    ["all", "All", `All ${nouns} that were compared`],
  ];
  const positions = () => listed.map(({ position }) => position);
  const download = async () => {
    const blob = await textBlob(comparisonText(listed, label), "text/tab-separated-values");
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
          onClick={() => page.panel.select(tested, positions())}
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
        page={page}
        side={tested}
        lines={listed}
        sorting={sorting}
        onSort={sort}
      />
    </>
  );
}
