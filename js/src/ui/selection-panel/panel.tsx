import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { PageState } from "../../state/page-state.ts";
import { Comparison } from "../comparison.tsx";
import { Enrichment } from "../enrichment.tsx";
import { NOUNS } from "../nouns.ts";
import { Actions, type Shown } from "./actions.tsx";
import { Categories } from "./categories.tsx";
import { Names, useNames } from "./names.tsx";
import type { Subject } from "./subject.ts";
import { PanelTitle } from "./title.tsx";

/** What is selected, while the panel shows something that it showed before. */
function SelectedWithin({ page, side }: { page: PageState; side: Subject["side"] }) {
  const { panel, shared } = page;
  const { length } = shared.axis(side).view.value.selected;
  if (length === 0 || !panel.isHeld(side)) return null;
  return (
    <button type="button" class="link panel-within" onClick={() => panel.showSelected(side)}>
      Show the {length} selected {NOUNS[side]}
      {length === 1 ? "" : "s"}
    </button>
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
      <SelectedWithin page={page} side={subject.side} />
      <div class="panel-body">
        {shown === "compare" && <Comparison page={page} open={subject} />}
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
