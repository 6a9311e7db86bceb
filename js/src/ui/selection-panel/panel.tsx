import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { SIDES } from "../../core/sides.ts";
import type { PageState } from "../../state/page-state.ts";
import { Enrichment } from "../enrichment.tsx";
import { counted, NOUNS } from "../nouns.ts";
import { Actions, type Shown } from "./actions.tsx";
import { Categories } from "./categories.tsx";
import { Compare } from "./compare.tsx";
import { Names, useNames } from "./names.tsx";
import type { Subject } from "./subject.ts";
import { PanelTitle } from "./title.tsx";

/** The way to what was selected from within the panel, which shows what it showed before. */
function SelectedWithin({ page }: { page: PageState }) {
  const { panel, shared } = page;
  const within = SIDES.filter((side) => panel.isHeld(side)).map(
    (side) => [side, shared.axis(side).view.value.selected.length] as const,
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

/** Handlers of the header, by which a sheet is dragged. */
export interface HeaderDrag {
  readonly onPointerDown: (event: PointerEvent & { currentTarget: HTMLElement }) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** The panel's content: what it is about, what can be done with it, and what is in it. */
export function PanelContent({
  page,
  subject,
  before,
  after,
  drag,
}: {
  page: PageState;
  subject: Subject;
  /** What stands around the title. */
  before?: ComponentChildren;
  after?: ComponentChildren;
  drag?: HeaderDrag;
}) {
  const [shown, show] = useState<Shown>("categories");
  const names = useNames(page, subject);
  return (
    <>
      <header class="panel-header" {...drag}>
        {before}
        <PanelTitle page={page} subject={subject} />
        {after}
      </header>
      <Actions page={page} subject={subject} names={names} shown={shown} onShow={show} />
      <SelectedWithin page={page} />
      <div class="panel-body" data-shown={shown}>
        {shown === "compare" && <Compare page={page} subject={subject} />}
        {shown === "enrich" && <Enrichment page={page} open={subject} />}
        {shown === "categories" && (
          <>
            <Categories page={page} subject={subject} />
            <Names names={names} />
          </>
        )}
      </div>
    </>
  );
}
