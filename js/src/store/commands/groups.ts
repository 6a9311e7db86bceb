import type { AxisName } from "../../model/axes.ts";
import { sortedUnique } from "../../util/arrays.ts";
import { LONGEST_NAME, MOST_GROUPS, nextGroupColor } from "../../view/groups.ts";
import type { WidgetStore } from "../widget-store.ts";

/** Return why a group can't have a name, or an empty text; `own` is its name so far. */
export function nameProblem(store: WidgetStore, name: string, own = ""): string {
  const groups = store.groups.value;
  if (name === "") return "A group needs a name";
  if ([...name].length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters`;
  if (name !== own && groups.some((group) => group.name === name))
    return "Another group has this name";
  return !own && groups.length >= MOST_GROUPS ? `There are ${MOST_GROUPS} groups already` : "";
}

/** Name a group. */
export function nameGroup(
  store: WidgetStore,
  name: string,
  axis: AxisName,
  positions: Iterable<number>,
): void {
  const groups = store.groups.value;
  const group = { name, axis, positions: sortedUnique(positions), color: nextGroupColor(groups) };
  store.regroup([...groups, group]);
}

/** Rename a group. */
export function renameGroup(store: WidgetStore, old: string, name: string): void {
  const groups = store.groups.value;
  store.regroup(groups.map((group) => (group.name === old ? { ...group, name } : group)));
}

/** Remove a group. */
export function removeGroup(store: WidgetStore, name: string): void {
  store.regroup(store.groups.value.filter((group) => group.name !== name));
}
