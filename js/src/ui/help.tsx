import type { ViewSession } from "../store/view-session.ts";
import { Dialog } from "./controls/dialog.tsx";

type Line = readonly [keys: readonly string[], does: string];
type Section = readonly [title: string, lines: readonly Line[]];

const GESTURES: readonly Section[] = [
  [
    "Look around",
    [
      [["Wheel", "Pinch"], "zoom at the pointer"],
      [["Drag"], "move the picture"],
      [["Double-click"], "show the whole matrix"],
      [["Point"], "names, value and categories of a cell"],
    ],
  ],
  [
    "Select",
    [
      [["Click"], "a label, a cluster or a category"],
      [["Ctrl + click"], "add or remove"],
      [["Shift + click"], "all labels up to here"],
      [["Shift + drag"], "a rectangle of the heatmap"],
    ],
  ],
  [
    "Arrange",
    [
      [["Double-click a label"], "order by its values"],
      [["Double-click a title"], "order by that category"],
      [["Shift + click a category"], "keep only that value"],
      [["Alt + click a cluster"], "swap its two branches"],
      [["Click a triangle"], "crop to that cluster; again: undo"],
      [["Crop, then drag"], "crop to a rectangle"],
      [["Drag the histogram's ends"], "range of the colours"],
    ],
  ],
];

/** At the end of the first column, so that both are of a height. */
const TREE_KEYS: Section = [
  "On a dendrogram and its slider",
  [
    [["←", "↑", "↓", "→"], "move from cluster to cluster"],
    [["Enter"], "select it and open its panel"],
    [["C"], "crop to it"],
    [["Alt + Enter"], "swap its two branches"],
    [["Shift + ←", "Shift + →"], "slider: merge by merge"],
  ],
];

const KEYS: readonly Section[] = [
  [
    "On the heatmap",
    [
      [["←", "↑", "↓", "→"], "move from cell to cell"],
      [["Page Up", "Page Down"], "move by a page of rows"],
      [["Home", "End"], "first or last column"],
      [["Ctrl + Home", "Ctrl + End"], "first or last cell"],
      [["Enter"], "select the row and the column"],
    ],
  ],
  [
    "On labels and categories",
    [
      [["←", "↑", "↓", "→"], "to the next label or value"],
      [["Enter"], "select it"],
      [["Space"], "add or remove it"],
      [["Shift + ↑", "Shift + ↓"], "labels up to here"],
      [["O"], "order by its values, or by that category"],
      [["K"], "keep only that value of the category"],
    ],
  ],
  [
    "Anywhere in the widget",
    [
      [["Tab"], "go to labels, categories and trees"],
      [["+", "-"], "zoom in or out"],
      [["0"], "show the whole matrix"],
      [["C"], "crop to the selection"],
      [["/"], "search rows"],
      [["Ctrl + Z", "Ctrl + Shift + Z"], "undo, redo"],
      [["Escape"], "clear selection and search; close"],
      [["?"], "this help"],
    ],
  ],
];

function Group({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {lines.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The help sheet: every gesture and every key. */
export function Help({ session }: { session: ViewSession }) {
  if (!session.isHelpOpen.value) return null;
  return (
    <Dialog
      title="Mouse and keyboard"
      onClose={() => {
        session.isHelpOpen.value = false;
      }}
    >
      <div class="help">
        <div>
          {[...GESTURES, TREE_KEYS].map(([title, lines]) => (
            <Group key={title} title={title} lines={lines} />
          ))}
        </div>
        <div>
          {KEYS.map(([title, lines]) => (
            <Group key={title} title={title} lines={lines} />
          ))}
        </div>
      </div>
    </Dialog>
  );
}
