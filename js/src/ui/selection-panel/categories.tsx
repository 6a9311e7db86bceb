import { useMemo } from "preact/hooks";
import { breakdown } from "../../core/breakdown.ts";
import type { TextCategory } from "../../core/types.ts";
import type { PageState } from "../../state/page-state.ts";
import { BreakdownTable } from "../breakdown-table.tsx";
import { CountChance } from "../count-chance.tsx";
import { NumberTable } from "../number-breakdown.tsx";
import type { Subject } from "./subject.ts";

/** The categories of what the panel is about: what is present of each, and their numbers. */
export function Categories({ page, subject }: { page: PageState; subject: Subject }) {
  const { side, members, population } = subject;
  const axis = page.shared.axis(side).axis.value;
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
  return (
    <>
      {tables.length > 0 && (
        <section>
          {tables.map(({ title, values }, i) => (
            <BreakdownTable key={`${i} ${title}`} title={title} values={values} />
          ))}
          <CountChance subject={subject} over="a category's values" />
        </section>
      )}
      <NumberTable axis={axis} members={members} population={population} />
    </>
  );
}
