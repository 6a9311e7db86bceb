import { categoryCounts } from "../../core/category-counts.ts";
import type { TextCategory } from "../../core/types.ts";
import type { PageState } from "../../state/page-state.ts";
import type { Positions } from "../../state/panel-state.ts";
import { clusterName } from "../cluster-title.ts";
import { shortText } from "../short-text.ts";
import { nameOf, type Subject } from "./subject.ts";

/** What a subject can be compared with: visible lines of its axis that are not in it. */
export interface Target {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly positions: () => Positions;
}

export interface TargetGroup {
  readonly title: string;
  readonly targets: readonly Target[];
}

const MOST_CLUSTERS = 100;
const MOST_VALUES = 100;

/** The rest, as a target. */
export function restOf({ members, population }: Subject): Target {
  const inside = new Set(members);
  const rest = [...population].filter((position) => !inside.has(position));
  return { key: "rest", name: "the rest", size: rest.length, positions: () => rest };
}

/** Earlier selections, groups, clusters and category values that have members outside a subject. */
export function targetsFor(page: PageState, subject: Subject, rest: Target): TargetGroup[] {
  const { shared, panel } = page;
  const { side } = subject;
  const { axis, clusters, order } = shared.axis(side);
  const outside = new Set(rest.positions());
  const target = (key: string, name: string, positions: Iterable<number>): Target => {
    const kept = [...positions].filter((position) => outside.has(position));
    return { key, name, size: kept.length, positions: () => kept };
  };
  const earlier = panel
    .earlier(side)
    .map((positions, i) => target(`earlier ${i}`, nameOf(page, side, positions), positions));
  const own = shared.groups.value.filter((group) => group.axis === side);
  const groups = own.map(({ name, positions }) =>
    target(`group ${name}`, shortText(name), positions),
  );
  const displayed = order.value;
  const cut = clusters.value.filter(({ start, end }) => end - start > 1).slice(0, MOST_CLUSTERS);
  const ofTree = cut.map(({ number, start, end }) =>
    target(`cluster ${number}`, clusterName(side, number), displayed.subarray(start, end)),
  );
  const categories = own.length > 0 ? axis.value.categories.slice(0, -1) : axis.value.categories;
  const values = categories
    .filter((category): category is TextCategory => category.kind === "text")
    .map((category, i) => ({
      title: shortText(category.title),
      targets: valueTargets(category, i, rest.positions()),
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

function valueTargets(category: TextCategory, strip: number, rest: Positions): Target[] {
  const { counts } = categoryCounts(category, rest);
  const { codes, values } = category;
  const targets = values.map((value, code) => ({
    key: `value ${strip} ${code}`,
    name: shortText(value),
    size: counts[code] as number,
    positions: () => rest.filter((position) => codes[position] === code),
  }));
  return targets.filter(({ size }) => size > 0).slice(0, MOST_VALUES);
}
