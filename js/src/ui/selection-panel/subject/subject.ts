import { clusterName, counted, NOUNS } from "../../../axis/wording.ts";
import type { CategoricalAnnotation } from "../../../model/annotation.ts";
import type { AxisName } from "../../../model/axes.ts";
import type { Axis } from "../../../model/axis.ts";
import type { Group } from "../../../model/group.ts";
import { countCategories } from "../../../stats/category-counts.ts";
import type { SourceIndices } from "../../../store/selection-panel-state.ts";
import type { ViewSession } from "../../../store/view-session.ts";
import type { Cluster } from "../../../tree/clusters.ts";
import { arraysEqual } from "../../../util/arrays.ts";
import { formatCount } from "../../../util/number-format.ts";
import { truncate } from "../../../util/text.ts";

/** What the panel is about: some visible rows, or some visible columns. */
export interface Subject {
  readonly side: AxisName;
  /** "Row cluster 3", "Tissue: lung", "Group a", "23 selected rows". */
  readonly name: string;
  /** "23 of 500 rows". */
  readonly size: string;
  /** The cluster that it is at the current cut, if it is one. */
  readonly cluster: Cluster | null;
  /** Source indices as displayed: its members, and all that is visible. */
  readonly members: Int32Array;
  readonly population: Int32Array;
  /** How many are selected that a crop or a filter hides. */
  readonly hidden: number;
}

/** The cluster with exactly these members, if there is one at the current cut. */
function clusterOf(
  clusters: readonly Cluster[],
  order: Int32Array,
  selected: ReadonlySet<number>,
): Cluster | null {
  const isSame = ({ start, end }: Cluster) => {
    if (end - start !== selected.size) return false;
    for (let place = start; place < end; place++) {
      if (!selected.has(order[place] as number)) return false;
    }
    return true;
  };
  return clusters.find(isSame) ?? null;
}

/** "Tissue: lung" where these are all that have the value. */
function categoryNameOf(axis: Axis, selected: SourceIndices): string | null {
  const texts = axis.annotations.filter(
    (annotation): annotation is CategoricalAnnotation => annotation.kind === "text",
  );
  for (const annotation of texts) {
    const code = annotation.codes[selected[0] as number] as number;
    if (code < 0 || selected.some((position) => annotation.codes[position] !== code)) continue;
    if (countCategories(annotation).counts[code] === selected.length) {
      return `${truncate(annotation.title)}: ${truncate(annotation.values[code] as string)}`;
    }
  }
  return null;
}

function groupNameOf(groups: readonly Group[], side: AxisName, selected: SourceIndices) {
  const group = groups.find((one) => one.axis === side && arraysEqual(one.positions, selected));
  return group ? `Group ${truncate(group.name)}` : null;
}

/** Name a selection. */
export function nameOf(session: ViewSession, side: AxisName, selected: SourceIndices): string {
  const { store, panel } = session;
  const { axis, clusters, permutation } = store.axis(side);
  const clicked = panel.clicked.value;
  const cluster = () => {
    const found = clusterOf(clusters.value, permutation.value, new Set(selected));
    return found && clusterName(side, found.number);
  };
  const isClicked = clicked?.side === side && arraysEqual(clicked.members, selected);
  return (
    (isClicked && cluster()) ||
    groupNameOf(store.groups.value, side, selected) ||
    (selected.length === 1 && truncate(axis.value.label(selected[0] as number))) ||
    categoryNameOf(axis.value, selected) ||
    cluster() ||
    counted(selected.length, `selected ${NOUNS[side]}`)
  );
}

/** Return what the panel is about; `null` where nothing is selected. */
export function subjectOf(session: ViewSession): Subject | null {
  const { store, panel } = session;
  const side = panel.side.value;
  if (!side) return null;
  const { permutation, clusters } = store.axis(side);
  const selected = panel.selections[side].value;
  const isSelected = new Set(selected);
  const population = permutation.value;
  const members = population.filter((position) => isSelected.has(position));
  return {
    side,
    name: nameOf(session, side, selected),
    size: `${formatCount(members.length)} of ${counted(population.length, NOUNS[side])}`,
    cluster: clusterOf(clusters.value, population, isSelected),
    members,
    population,
    hidden: selected.length - members.length,
  };
}

/** Return the panel's accessible name: "Row cluster 3: 42 of 569 rows". */
export function panelTitle({ name, size }: Subject): string {
  return `${name}: ${size}`;
}
