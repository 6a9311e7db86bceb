import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { PageState } from "../../state/page-state.ts";
import { Comparison } from "../comparison.tsx";
import { Enrichment } from "../enrichment.tsx";
import { NOUNS } from "../nouns.ts";
import { Actions, type Shown } from "./actions.tsx";
import { Categories } from "./categories.tsx";
import { PanelHeader } from "./header.tsx";
import { Names, useNames } from "./names.tsx";
import { type Subject, subjectOf } from "./subject.ts";

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

/** The panel's content: what it is about, what can be done with it, and what is in it. */
export function PanelContent({
  page,
  subject,
  children,
}: {
  page: PageState;
  subject: Subject;
  /** Stands at the end of the title's line. */
  children?: ComponentChildren;
}) {
  const [shown, show] = useState<Shown>("categories");
  const names = useNames(page, subject);
  return (
    <>
      <header class="panel-header">
        <PanelHeader page={page} subject={subject}>
          {children}
        </PanelHeader>
        <Actions page={page} subject={subject} names={names} shown={shown} onShow={show} />
        <SelectedWithin page={page} side={subject.side} />
      </header>
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

/** The name by which a screen reader knows the panel: "Row cluster 3: 42 of 569 rows". */
export function panelTitle({ name, size }: Subject): string {
  return `${name}: ${size}`;
}

/** What the panel is about now, and a key that changes as something else is selected. */
export function useSubject(page: PageState): { subject: Subject; key: string } | null {
  const { panel } = page;
  const side = panel.side.value;
  const selected = side && panel.selections[side].value;
  const key = useMemo(() => String(Math.random()), [selected]);
  const subject = subjectOf(page);
  return subject && { subject, key };
}
