import { clusterName } from "../../../axis/wording.ts";
import type { CategoricalAnnotation } from "../../../model/annotation.ts";
import { countCategories } from "../../../stats/category-counts.ts";
import type { SourceIndices } from "../../../store/selection-panel-state.ts";
import type { ViewSession } from "../../../store/view-session.ts";
import { truncate } from "../../../util/text.ts";
import { nameOf, type Subject } from "../subject/subject.ts";

/** A group that the subject can be compared with. */
export interface Target {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly positions: () => SourceIndices;
}

export interface TargetGroup {
  readonly title: string;
  readonly targets: readonly Target[];
}

const MOST_CLUSTERS = 100;
const MOST_VALUES = 100;

/** Return the rest of the axis as a target. */
export function restOf({ members, population }: Subject): Target {
  const inside = new Set(members);
  const rest = [...population].filter((position) => !inside.has(position));
  return { key: "rest", name: "the rest", size: rest.length, positions: () => rest };
}

/**
 * List the targets of a subject: earlier selections, groups, clusters and category values with
 * members outside it.
 */
export function targetsFor(session: ViewSession, subject: Subject, rest: Target): TargetGroup[] {
  const { store, panel } = session;
  const { side } = subject;
  const { axis, clusters, permutation } = store.axis(side);
  const outside = new Set(rest.positions());
  const target = (key: string, name: string, positions: Iterable<number>): Target => {
    const kept = [...positions].filter((position) => outside.has(position));
    return { key, name, size: kept.length, positions: () => kept };
  };
  const earlier = panel
    .earlier(side)
    .map((positions, i) => target(`earlier ${i}`, nameOf(session, side, positions), positions));
  const own = store.groups.value.filter((group) => group.axis === side);
  const groups = own.map(({ name, positions }) =>
    target(`group ${name}`, truncate(name), positions),
  );
  const displayed = permutation.value;
  const cut = clusters.value.filter(({ start, end }) => end - start > 1).slice(0, MOST_CLUSTERS);
  const ofTree = cut.map(({ number, start, end }) =>
    target(`cluster ${number}`, clusterName(side, number), displayed.subarray(start, end)),
  );
  const annotations = own.length > 0 ? axis.value.annotations.slice(0, -1) : axis.value.annotations;
  const values = annotations
    .filter((annotation): annotation is CategoricalAnnotation => annotation.kind === "text")
    .map((annotation, i) => ({
      title: truncate(annotation.title),
      targets: valueTargets(annotation, i, rest.positions()),
    }));
  const all = [
    { title: "Earlier selections", targets: earlier },
    { title: "Groups", targets: groups },
    { title: "Clusters", targets: ofTree },
    ...values,
  ];
  return all
    .map(({ title, targets }) => ({ title, targets: targets.filter(({ size }) => size > 0) }))
    .filter(({ targets }) => targets.length > 0);
}

function valueTargets(
  annotation: CategoricalAnnotation,
  strip: number,
  rest: SourceIndices,
): Target[] {
  const { counts } = countCategories(annotation, rest);
  const { codes, values } = annotation;
  const targets = values.map((value, code) => ({
    key: `value ${strip} ${code}`,
    name: truncate(value),
    size: counts[code] as number,
    positions: () => rest.filter((position) => codes[position] === code),
  }));
  return targets.filter(({ size }) => size > 0).slice(0, MOST_VALUES);
}
