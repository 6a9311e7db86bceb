import { useMemo, useRef, useState } from "preact/hooks";
import { breakdown } from "../core/breakdown.ts";
import { formatCount } from "../core/format.ts";
import { nameLines } from "../core/name-list.ts";
import type { TextCategory } from "../core/types.ts";
import { within } from "../core/within.ts";
import { crop, flipCluster } from "../state/actions.ts";
import { nameGroup } from "../state/grouping.ts";
import type { OpenCluster, PageState } from "../state/page-state.ts";
import { BreakdownTable } from "./breakdown-table.tsx";
import { clusterName, clusterTitle } from "./cluster-title.ts";
import { Comparison } from "./comparison.tsx";
import { copyText } from "./copy-text.ts";
import { CountChance } from "./count-chance.tsx";
import { Dialog } from "./dialog.tsx";
import { Enrichment } from "./enrichment.tsx";
import { GroupNameField } from "./group-name-field.tsx";
import { counted } from "./nouns.ts";
import { NumberTable } from "./number-breakdown.tsx";
import { saveFile } from "./save-file.ts";

const MOST_LISTED = 2000;
const GAP = 8;
/** The dialog with gaps on both sides. */
const LEAST_STAGE = 456;
const LEAST_HEIGHT = 400;

function Names({ names, fileName }: { names: readonly string[]; fileName: string }) {
  const element = useRef<HTMLElement>(null);
  const [said, say] = useState("");
  const shown = nameLines(names.slice(0, MOST_LISTED));
  const all = counted(names.length, "name");
  const copy = async () => {
    if (!element.current) return;
    const isCopied = await copyText(nameLines(names), element.current);
    say(isCopied ? `${all} copied` : "This browser does not allow copying; download them");
  };
  const isCut = names.length > MOST_LISTED;
  return (
    <section ref={element}>
      <div class="dialog-row">
        <h3>Names</h3>
        <button type="button" class="button" onClick={() => void copy()}>
          Copy names
        </button>
        <button
          type="button"
          class="button"
          onClick={() =>
            saveFile(new Blob([nameLines(names), "\n"], { type: "text/plain" }), fileName)
          }
        >
          Download names
        </button>
        <span class="value" aria-live="polite">
          {said}
        </span>
      </div>
      <textarea
        class="names"
        readOnly
        aria-label="Names"
        rows={within(names.length, 2, 8)}
        wrap="off"
        spellcheck={false}
        value={shown}
      />
      {isCut && (
        <div class="note">
          The first {formatCount(MOST_LISTED)}; copies and downloads have all {all}.
        </div>
      )}
    </section>
  );
}

/** Both trees stay in sight where there is room, so that the next cluster can be clicked. */
function besideTrees({ stage, layout }: PageState) {
  const { width } = stage.value;
  const { rows, cols } = layout.value;
  const right = Math.min(width - rows.dendrogram.x + GAP, Math.max(GAP, width - LEAST_STAGE));
  const height = Math.max(cols.dendrogram.y, LEAST_HEIGHT) - 2 * GAP;
  return { right: `${right}px`, maxHeight: `min(100% - ${2 * GAP}px, ${height}px)` };
}

function Content({ page, open }: { page: PageState; open: OpenCluster }) {
  const { side, cluster, members, population } = open;
  const { shared } = page;
  const axis = shared.axis(side).axis.value;
  const tables = useMemo(
    () =>
      axis.categories
        .filter((category): category is TextCategory => category.kind === "text")
        .map((category) => ({
          title: category.title,
          values: breakdown(category, members, population),
        })),
    [axis, members, population],
  );
  const names = useMemo(() => Array.from(members, axis.label), [axis, members]);
  const close = () => {
    page.openCluster.value = null;
  };
  const isCurrent = shared.axis(side).clusters.value.includes(cluster);
  const fileName = `${clusterName(side, cluster.number).toLowerCase().replaceAll(" ", "-")}.txt`;
  return (
    <Dialog
      title={clusterTitle(side, cluster.number, members.length, population.length)}
      place={besideTrees(page)}
      onClose={close}
    >
      <div class="dialog-body">
        {tables.length > 0 && (
          <section>
            {tables.map(({ title, values }, i) => (
              <BreakdownTable key={`${i} ${title}`} title={title} values={values} />
            ))}
            <CountChance open={open} over="a category's values" />
          </section>
        )}
        <NumberTable axis={axis} members={members} population={population} />
        {members.length < population.length && <Comparison page={page} open={open} />}
        <Enrichment page={page} open={open} />
        <section>
          <h3>Name as group</h3>
          <GroupNameField
            shared={shared}
            label="Name of the group"
            action="Name as group"
            onName={(name) => nameGroup(shared, name, side, members)}
          />
        </section>
        <Names names={names} fileName={fileName} />
      </div>
      <footer class="dialog-footer">
        <button
          type="button"
          class="button"
          title="Show this cluster's two branches in the other order (Alt+click on it)"
          disabled={!isCurrent || members.length < 2}
          onClick={() => {
            flipCluster(shared, side, cluster);
            close();
          }}
        >
          Swap branches
        </button>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            close();
            crop(shared, side, members);
          }}
        >
          Crop to cluster
        </button>
      </footer>
    </Dialog>
  );
}

/** What is in the cluster that was clicked, and what can be done with it. */
export function ClusterDialog({ page }: { page: PageState }) {
  const open = page.openCluster.value;
  return open && <Content key={`${open.side} ${open.cluster.node}`} page={page} open={open} />;
}
