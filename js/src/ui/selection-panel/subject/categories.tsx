import { useMemo } from "preact/hooks";
import type { CategoricalAnnotation } from "../../../model/annotation.ts";
import { categoryComposition } from "../../../stats/category-composition.ts";
import type { ViewSession } from "../../../store/view-session.ts";
import { CompositionTable } from "./composition-table.tsx";
import { NumberTable } from "./number-summary.tsx";
import { PValueNote } from "./p-value-note.tsx";
import type { Subject } from "./subject.ts";

/** The annotations of what the panel is about. */
export function Categories({ session, subject }: { session: ViewSession; subject: Subject }) {
  const { side, members, population } = subject;
  const axis = session.store.axis(side).axis.value;
  const tables = useMemo(
    () =>
      axis.annotations
        .filter((category): category is CategoricalAnnotation => category.kind === "text")
        .map((category) => ({
          title: category.title,
          values: categoryComposition(category, members, population),
        })),
    [axis, members, population],
  );
  return (
    <>
      {tables.length > 0 && (
        <section>
          {tables.map(({ title, values }, i) => (
            <CompositionTable key={`${i} ${title}`} title={title} values={values} />
          ))}
          <PValueNote subject={subject} over="a category's values" />
        </section>
      )}
      <NumberTable axis={axis} members={members} population={population} />
    </>
  );
}
