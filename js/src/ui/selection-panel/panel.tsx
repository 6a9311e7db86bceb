import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { counted, NOUNS } from "../../axis/wording.ts";
import { AXES } from "../../model/axes.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { Actions, type Shown } from "./actions.tsx";
import { Compare } from "./compare/compare.tsx";
import { Enrichment } from "./enrichment/enrichment.tsx";
import { Names, useNames } from "./names.tsx";
import { Categories } from "./subject/categories.tsx";
import type { Subject } from "./subject/subject.ts";
import { PanelTitle } from "./title.tsx";

/** A button that shows what was selected from within the panel. */
function SelectedWithin({ session }: { session: ViewSession }) {
  const { panel, store } = session;
  const within = AXES.filter((side) => panel.isHeld(side)).map(
    (side) => [side, store.axis(side).view.value.selected.length] as const,
  );
  return (
    <>
      {within
        .filter(([, count]) => count > 0)
        .map(([side, count]) => (
          <button
            key={side}
            type="button"
            class="link panel-within"
            onClick={() => panel.showSelected(side)}
          >
            Show the {counted(count, `selected ${NOUNS[side]}`)}
          </button>
        ))}
    </>
  );
}

/** Handlers that let the header drag the sheet. */
export interface HeaderDrag {
  readonly onPointerDown: (event: PointerEvent & { currentTarget: HTMLElement }) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** The content of the selection panel: title, actions and tables. */
export function PanelContent({
  session,
  subject,
  before,
  after,
  drag,
}: {
  session: ViewSession;
  subject: Subject;
  /** What stands around the title. */
  before?: ComponentChildren;
  after?: ComponentChildren;
  drag?: HeaderDrag;
}) {
  const [shown, show] = useState<Shown>("categories");
  const names = useNames(session, subject);
  return (
    <>
      <header class="panel-header" {...drag}>
        {before}
        <PanelTitle session={session} subject={subject} />
        {after}
      </header>
      <Actions session={session} subject={subject} names={names} shown={shown} onShow={show} />
      <SelectedWithin session={session} />
      <div class="panel-body" data-shown={shown}>
        {shown === "compare" && <Compare session={session} subject={subject} />}
        {shown === "enrich" && <Enrichment session={session} open={subject} />}
        {shown === "categories" && (
          <>
            <Categories session={session} subject={subject} />
            <Names names={names} />
          </>
        )}
      </div>
    </>
  );
}
