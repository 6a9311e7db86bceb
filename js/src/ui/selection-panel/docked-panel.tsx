import type { PageState } from "../../state/page-state.ts";
import { PanelContent } from "./panel.tsx";
import { panelTitle, subjectOf } from "./subject.ts";

/** The panel in the dock: always there, so that selecting moves nothing. */
export function DockedPanel({ page }: { page: PageState }) {
  const subject = subjectOf(page);
  return (
    <section class="panel" aria-label={subject ? panelTitle(subject) : "Selection"}>
      {subject ? (
        <PanelContent
          key={page.panel.selections[subject.side].value}
          page={page}
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
