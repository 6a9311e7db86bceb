import { useRef, useState } from "preact/hooks";
import { counted, NOUNS } from "../../axis/wording.ts";
import { copyText, saveFile } from "../../export/download.ts";
import { fileNameOf } from "../../export/file-name.ts";
import { crop } from "../../store/commands/crops.ts";
import { flipCluster } from "../../store/commands/flips.ts";
import { nameGroup } from "../../store/commands/groups.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { joinNames } from "../../util/text.ts";
import { GroupNameField } from "../legend/group-name-field.tsx";
import type { Subject } from "./subject/subject.ts";

/** What the panel shows below its actions. */
export type Shown = "categories" | "compare" | "enrich";

/** The actions on what the panel is about. */
export function Actions({
  session,
  subject,
  names,
  shown,
  onShow,
}: {
  session: ViewSession;
  subject: Subject;
  names: readonly string[];
  shown: Shown;
  onShow: (shown: Shown) => void;
}) {
  const { store } = session;
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
    const isCopied = await copyText(joinNames(names), element.current);
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
          session.panel.isOpen.value = false;
          crop(store, side, members);
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
          onClick={() => flipCluster(store, side, cluster)}
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
            new Blob([joinNames(names), "\n"], { type: "text/plain" }),
            fileNameOf(subject.name, "txt"),
          )
        }
      >
        Download names
      </button>
      {isNaming && (
        <GroupNameField
          store={store}
          label="Name of the group"
          action="Split off"
          onName={(name) => {
            nameGroup(store, name, side, session.panel.selections[side].peek());
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
