import { useRef, useState } from "preact/hooks";
import { nameLines } from "../../core/name-list.ts";
import { crop, flipCluster } from "../../state/actions.ts";
import { nameGroup } from "../../state/grouping.ts";
import type { PageState } from "../../state/page-state.ts";
import { copyText } from "../copy-text.ts";
import { fileNameOf } from "../file-name-of.ts";
import { GroupNameField } from "../group-name-field.tsx";
import { counted, NOUNS } from "../nouns.ts";
import { saveFile } from "../save-file.ts";
import type { Subject } from "./subject.ts";

/** What the panel shows below the actions. */
export type Shown = "categories" | "compare" | "enrich";

/** Everything that can be done with what the panel is about. */
export function Actions({
  page,
  subject,
  names,
  shown,
  onShow,
}: {
  page: PageState;
  subject: Subject;
  names: readonly string[];
  shown: Shown;
  onShow: (shown: Shown) => void;
}) {
  const { shared } = page;
  const { side, members, population, cluster } = subject;
  const element = useRef<HTMLDivElement>(null);
  const [said, say] = useState("");
  const [isNaming, setNaming] = useState(false);
  const naming = useRef<HTMLButtonElement>(null);
  const openNaming = (isWanted: boolean) => {
    setNaming(isWanted);
    requestAnimationFrame(() => {
      const field = element.current?.querySelector<HTMLElement>(".group-name input");
      (isWanted ? field : naming.current)?.focus();
    });
  };
  const nouns = `${NOUNS[side]}s`;
  const isAll = members.length === population.length;
  const isNone = members.length === 0;
  const copy = async () => {
    if (!element.current) return;
    const isCopied = await copyText(nameLines(names), element.current);
    say(
      isCopied
        ? `${counted(names.length, "name")} copied`
        : "This browser does not allow copying. Use Download names",
    );
  };
  const toggle = (name: string, to: Shown) => (
    <button
      type="button"
      class="button"
      aria-pressed={shown === to}
      disabled={isNone}
      onClick={() => onShow(shown === to ? "categories" : to)}
    >
      {name}
    </button>
  );
  return (
    <div class="panel-actions" ref={element}>
      {toggle("Compare", "compare")}
      {toggle("Enrich", "enrich")}
      <button
        type="button"
        class="button"
        title={isAll ? `No other ${nouns} are visible` : `Show only these ${nouns}`}
        disabled={isAll || isNone}
        onClick={() => {
          page.panel.isOpen.value = false;
          crop(shared, side, members);
        }}
      >
        Crop to selection
      </button>
      <button
        type="button"
        class="button"
        title={`Give these ${nouns} a name. The group is shown as a category`}
        aria-expanded={isNaming}
        ref={naming}
        onClick={() => openNaming(!isNaming)}
      >
        Split off as group
      </button>
      {cluster && cluster.end - cluster.start > 1 && (
        <button
          type="button"
          class="button"
          title="Swap the two branches of this cluster (Alt+click on it)"
          onClick={() => flipCluster(shared, side, cluster)}
        >
          Swap branches
        </button>
      )}
      <button type="button" class="button" disabled={isNone} onClick={() => void copy()}>
        Copy names
      </button>
      <button
        type="button"
        class="button"
        disabled={isNone}
        onClick={() =>
          saveFile(
            new Blob([nameLines(names), "\n"], { type: "text/plain" }),
            fileNameOf(subject.name, "txt"),
          )
        }
      >
        Download names
      </button>
      {isNaming && (
        <GroupNameField
          shared={shared}
          label="Name of the group"
          action="Split off"
          onName={(name) => {
            nameGroup(shared, name, side, page.panel.selections[side].peek());
            openNaming(false);
          }}
          onLeave={() => openNaming(false)}
        />
      )}
      <span class="value panel-said" role="status">
        {said}
      </span>
    </div>
  );
}
