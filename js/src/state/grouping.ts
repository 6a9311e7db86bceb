import { LONGEST_NAME, MOST_GROUPS, nextColor } from "../core/groups.ts";
import type { AxisName } from "../core/types.ts";
import { uniqueAscending } from "../core/unique-ascending.ts";
import type { SharedState } from "./shared-state.ts";

/** Why a group can't have this name, nothing where it can; `own` is the name it has. */
export function nameProblem(shared: SharedState, name: string, own = ""): string {
  const groups = shared.groups.value;
  if (name === "") return "A group needs a name";
  if ([...name].length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters`;
  if (name !== own && groups.some((group) => group.name === name))
    return "Another group has this name";
  return !own && groups.length >= MOST_GROUPS ? `There are ${MOST_GROUPS} groups already` : "";
}

export function nameGroup(
  shared: SharedState,
  name: string,
  axis: AxisName,
  positions: Iterable<number>,
): void {
  const groups = shared.groups.value;
  const group = { name, axis, positions: uniqueAscending(positions), color: nextColor(groups) };
  shared.regroup([...groups, group]);
}

export function renameGroup(shared: SharedState, old: string, name: string): void {
  const groups = shared.groups.value;
  shared.regroup(groups.map((group) => (group.name === old ? { ...group, name } : group)));
}

export function removeGroup(shared: SharedState, name: string): void {
  shared.regroup(shared.groups.value.filter((group) => group.name !== name));
}
