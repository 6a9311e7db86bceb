import { counted, NOUNS } from "../../axis/wording.ts";
import { AXES } from "../../model/axes.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { LongName } from "../controls/whole-words.tsx";
import type { Subject } from "./subject/subject.ts";

const NAMES = { rows: "Rows", cols: "Columns" } as const;

/** Where rows and columns are selected: which of both the panel is about. */
function AxisSwitch({ session, subject }: { session: ViewSession; subject: Subject }) {
  const { panel } = session;
  if (AXES.some((side) => panel.selections[side].value.length === 0)) return null;
  return (
    <div class="chips panel-switch" role="radiogroup" aria-label="Selected rows or columns">
      {AXES.map((side) => (
        <label class="chip" key={side}>
          <input
            type="radio"
            name="panel axis"
            aria-label={NAMES[side]}
            checked={side === subject.side}
            onChange={() => panel.choose(side)}
          />
          <span>{NAMES[side]}</span>
        </label>
      ))}
    </div>
  );
}

/** The title of the panel: what it is about, and how large that is. */
export function PanelTitle({ session, subject }: { session: ViewSession; subject: Subject }) {
  const { side, name, size, hidden } = subject;
  return (
    <div class="panel-title">
      <h2>
        <LongName text={name} />
      </h2>
      <div class="panel-size">
        <span role="status">
          {size}
          {hidden > 0 && `, ${counted(hidden, `selected ${NOUNS[side]}`)} not in view`}
        </span>
        <AxisSwitch session={session} subject={subject} />
      </div>
    </div>
  );
}
