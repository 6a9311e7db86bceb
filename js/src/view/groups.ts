import { parseHex, toHex } from "../color/css.ts";
import type { CategoricalAnnotation } from "../model/annotation.ts";
import type { AxisName, ByAxis } from "../model/axes.ts";
import type { Axis } from "../model/axis.ts";
import type { Group, NamedGroup } from "../model/group.ts";
import type { AxisView } from "../model/view-state.ts";
import {
  array,
  ascendingIndices,
  type Decoder,
  nonEmpty,
  predicate,
  refine,
  strictObject,
  text,
} from "../util/decoder.ts";

export const MOST_GROUPS = 100;
export const LONGEST_NAME = 100;
const TITLE = "Group";
const AND = " & ";

const PALETTE = (
  "e69f00 332288 44bb99 882255 f0e442 01665e cc79a7 8c510a 88ccee aa4499 999933 5c4033 " +
  "ffaabb 117733 ddcc77 6a3d9a ee8866 009e73 c2a5cf bf812d e7298a 66a61e bbcc33 35978f"
).split(" ");

const name = refine(
  text,
  (json) => json !== "" && [...json].length <= LONGEST_NAME,
  `1 to ${LONGEST_NAME} characters`,
);

const color = predicate<string>((json) => /^#[\da-f]{6}$/.test(String(json)), '"#rrggbb"');

/** Make a decoder of the groups of an axis. */
export function decodeGroups(count: number): Decoder<readonly NamedGroup[]> {
  return array(
    strictObject<NamedGroup>({ name, positions: nonEmpty(ascendingIndices(count)), color }),
    MOST_GROUPS,
  );
}

/** Return the groups of both axes, those of rows first. */
export function allGroups({ rows, cols }: ByAxis<Pick<AxisView, "groups">>): readonly Group[] {
  const ofSide = (axis: AxisName, groups: readonly NamedGroup[]) =>
    groups.map((group) => ({ ...group, axis }));
  return [...ofSide("rows", rows.groups), ...ofSide("cols", cols.groups)];
}

/** Return whether groups have different names and are not too many. */
export function areValidGroups(groups: readonly NamedGroup[]): boolean {
  return (
    groups.length <= MOST_GROUPS && new Set(groups.map(({ name }) => name)).size === groups.length
  );
}

/** Return the title of the annotation of groups, beside annotations of these titles. */
export function groupTitle(titles: readonly string[]): string {
  let title = TITLE;
  for (let number = 2; titles.includes(title); number++) title = `${TITLE} (${number})`;
  return title;
}

/** Return the colour of the next group: the first free one, or by turns. */
export function nextGroupColor(groups: readonly NamedGroup[]): string {
  const colors = PALETTE.map((digits) => `#${digits}`);
  const free = colors.find((one) => groups.every((group) => group.color !== one));
  return free ?? (colors[groups.length % colors.length] as string);
}

/**
 * Return an axis with one more annotation that shows its groups; the same axis where it has none.
 */
export function addGroupAnnotation(axis: Axis, groups: readonly NamedGroup[]): Axis {
  if (groups.length === 0) return axis;
  const title = groupTitle(axis.annotations.map((annotation) => annotation.title));
  const strip = { title, ...mixture(groups, axis.count) };
  return { ...axis, annotations: [...axis.annotations, strip] };
}

/** Compute an annotation of which groups each item is in; overlaps are categories of their own. */
function mixture(
  groups: readonly NamedGroup[],
  count: number,
): Omit<CategoricalAnnotation, "title"> {
  const inside = Array.from({ length: count }, (): number[] => []);
  groups.forEach(({ positions }, place) => {
    for (const position of positions) inside[position]?.push(place);
  });
  const alone = groups.map((_, place) => [place]);
  const overlaps = new Map(inside.map((places) => [places.join(), places]));
  const sorted = [...overlaps.values()].filter(({ length }) => length > 1).sort(inOrder);
  const codes = new Map<string, number>();
  const colors: string[] = [];
  const codeOf = new Map<string, number>();
  for (const places of [...alone, ...sorted]) {
    const mixed = places.map((place) => groups[place] as NamedGroup);
    const value = mixed.map((group) => group.name).join(AND);
    const code = codes.get(value) ?? colors.push(mean(mixed)) - 1;
    codes.set(value, code);
    codeOf.set(places.join(), code);
  }
  return {
    kind: "text",
    values: [...codes.keys()],
    colors,
    codes: Int32Array.from(inside, (places) => codeOf.get(places.join()) ?? -1),
  };
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((place, i) => place !== b[i]);
  return at < 0 ? -1 : (a[at] as number) - (b[at] ?? -1);
}

function mean(groups: readonly NamedGroup[]): string {
  const colors = groups.map(({ color }) => parseHex(color));
  const channels = [0, 1, 2].map((channel) => {
    const sum = colors.reduce((all, one) => all + (one[channel] as number), 0);
    return Math.round(sum / groups.length);
  });
  return toHex(channels);
}
