import { hex, parseHex } from "./colors.ts";
import {
  checked,
  fields,
  listOf,
  oneOf,
  type Read,
  record,
  suchThat,
  text,
  whole,
} from "./json-reader.ts";
import type { BySide } from "./sides.ts";
import type { Axis, AxisName, Group, TextCategory } from "./types.ts";
import { ascending, some } from "./view-state.ts";

/** What kernel and page agree on. */
export interface Groups {
  readonly version: 1;
  /** The number of the table whose positions the groups have. */
  readonly table: number;
  readonly groups: readonly Group[];
}

export const NO_GROUPS: Groups = { version: 1, table: 0, groups: [] };
export const MOST_GROUPS = 100;
export const LONGEST_NAME = 100;
const TITLE = "Group";
const AND = " & ";

const PALETTE = (
  "e69f00 332288 44bb99 882255 f0e442 01665e cc79a7 8c510a 88ccee aa4499 999933 5c4033 " +
  "ffaabb 117733 ddcc77 6a3d9a ee8866 009e73 c2a5cf bf812d e7298a 66a61e bbcc33 35978f"
).split(" ");

const name = suchThat(
  text,
  (json) => json !== "" && [...json].length <= LONGEST_NAME,
  `1 to ${LONGEST_NAME} characters`,
);
const color = checked<string>((json) => /^#[\da-f]{6}$/.test(String(json)), '"#rrggbb"');

/** Reads groups from outside, none where there are none; throws an error that names the field. */
export function parseGroups(json: unknown, counts: BySide<number>): Groups {
  if (!json || Object.keys(json).length === 0) return NO_GROUPS;
  const group: Read<Group> = (one, field) => {
    const axis = oneOf("rows", "cols")(fields(one, field).axis, `${field}.axis`);
    const positions = some(ascending(counts[axis]));
    return record<Group>({ name, axis: oneOf(axis), positions, color })(one, field);
  };
  const groups = suchThat(
    listOf(group, MOST_GROUPS),
    (all) => new Set(all.map((one) => one.name)).size === all.length,
    "names without repeats",
  );
  const table = whole(Number.MAX_SAFE_INTEGER);
  return record<Groups>({ version: oneOf(1), table, groups })(json, "groups");
}

/** The colour of one more group: the first that is free, by turns if none is. */
export function nextColor(groups: readonly Group[]): string {
  const colors = PALETTE.map((digits) => `#${digits}`);
  const free = colors.find((one) => groups.every((group) => group.color !== one));
  return free ?? (colors[groups.length % colors.length] as string);
}

/** An axis with one more strip, which tells its groups; the same axis where it has none. */
export function withGroups(axis: Axis, groups: readonly Group[], side: AxisName): Axis {
  const own = groups.filter((group) => group.axis === side);
  if (own.length === 0) return axis;
  const titles = axis.categories.map(({ title }) => title);
  let title = TITLE;
  for (let number = 2; titles.includes(title); number++) title = `${TITLE} (${number})`;
  const strip = { title, ...mixture(own, axis.count) };
  return { ...axis, categories: [...axis.categories, strip] };
}

/** Which groups each line is in: their names as values, then those of overlaps, joined. */
function mixture(groups: readonly Group[], count: number): Omit<TextCategory, "title"> {
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
    const mixed = places.map((place) => groups[place] as Group);
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

function mean(groups: readonly Group[]): string {
  const colors = groups.map(({ color }) => parseHex(color));
  const channels = [0, 1, 2].map((channel) => {
    const sum = colors.reduce((all, one) => all + (one[channel] as number), 0);
    return Math.round(sum / groups.length);
  });
  return hex(channels);
}
