import type { ViewSession } from "../../store/view-session.ts";
import { PanelContent } from "./panel.tsx";
import { panelTitle, subjectOf } from "./subject/subject.ts";

/** The selection panel in the dock. It is always there, so that selecting moves nothing. */
export function DockedPanel({ session }: { session: ViewSession }) {
  const subject = subjectOf(session);
  return (
    <section class="panel" aria-label={subject ? panelTitle(subject) : "Selection"}>
      {subject ? (
        <PanelContent
          key={session.panel.selections[subject.side].value}
          session={session}
          subject={subject}
        />
      ) : (
        <div class="panel-hint">
          <h2>Selection</h2>
          Click a label, a cluster or a category to see what is in it and to compare it.
        </div>
      )}
    </section>
  );
}
