import { categoryCounts } from "../../core/category-counts.ts";
import { formatCount } from "../../core/format.ts";
import { isSameList } from "../../core/same-list.ts";
import type { Cluster } from "../../core/tree.ts";
import type { Axis, AxisName, Group, TextCategory } from "../../core/types.ts";
import type { PageState } from "../../state/page-state.ts";
import type { Positions } from "../../state/panel-state.ts";
import { clusterName } from "../cluster-title.ts";
import { counted, NOUNS } from "../nouns.ts";
import { shortText } from "../short-text.ts";

/** What the panel is about: some visible rows, or some visible columns. */
export interface Subject {
  readonly side: AxisName;
  /** "Row cluster 3", "Tissue: lung", "Group a", "23 selected rows". */
  readonly name: string;
  /** "23 of 500 rows". */
  readonly size: string;
  /** The cluster that it is at the current cut, if it is one. */
  readonly cluster: Cluster | null;
  /** Original positions as displayed: its members, and all that is visible. */
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
function categoryNameOf(axis: Axis, selected: Positions): string | null {
  const texts = axis.categories.filter(
    (category): category is TextCategory => category.kind === "text",
  );
  for (const category of texts) {
    const code = category.codes[selected[0] as number] as number;
    if (code < 0 || selected.some((position) => category.codes[position] !== code)) continue;
    if (categoryCounts(category).counts[code] === selected.length) {
      return `${shortText(category.title)}: ${shortText(category.values[code] as string)}`;
    }
  }
  return null;
}

function groupNameOf(groups: readonly Group[], side: AxisName, selected: Positions) {
  const group = groups.find((one) => one.axis === side && isSameList(one.positions, selected));
  return group ? `Group ${shortText(group.name)}` : null;
}

/** The name of some selected lines of an axis. */
export function nameOf(page: PageState, side: AxisName, selected: Positions): string {
  const { shared, panel } = page;
  const { axis, clusters, order } = shared.axis(side);
  const clicked = panel.clicked.value;
  const cluster = () => {
    const found = clusterOf(clusters.value, order.value, new Set(selected));
    return found && clusterName(side, found.number);
  };
  const isClicked = clicked?.side === side && isSameList(clicked.members, selected);
  return (
    (isClicked && cluster()) ||
    groupNameOf(shared.groups.value, side, selected) ||
    (selected.length === 1 && shortText(axis.value.label(selected[0] as number))) ||
    categoryNameOf(axis.value, selected) ||
    cluster() ||
    counted(selected.length, `selected ${NOUNS[side]}`)
  );
}

/** What the panel is about now; `null` where nothing is selected. */
export function subjectOf(page: PageState): Subject | null {
  const { shared, panel } = page;
  const side = panel.side.value;
  if (!side) return null;
  const { order, clusters } = shared.axis(side);
  const selected = panel.selections[side].value;
  const isSelected = new Set(selected);
  const population = order.value;
  const members = population.filter((position) => isSelected.has(position));
  return {
    side,
    name: nameOf(page, side, selected),
    size: `${formatCount(members.length)} of ${counted(population.length, NOUNS[side])}`,
    cluster: clusterOf(clusters.value, population, isSelected),
    members,
    population,
    hidden: selected.length - members.length,
  };
}

/** The name by which a screen reader knows the panel: "Row cluster 3: 42 of 569 rows". */
export function panelTitle({ name, size }: Subject): string {
  return `${name}: ${size}`;
}
