import { categoryCounts, maxMagnitude } from "../core/category-counts.ts";
import { formatCount } from "../core/format.ts";
import type { AxisName, NumberCategory, TextCategory } from "../core/types.ts";
import { axisNoun } from "../panels/axis-noun.ts";
import { rounded } from "../panels/scale-text.ts";
import type { PageState } from "../state/page-state.ts";
import { GroupRow } from "./group-row.tsx";
import { useMemo } from "./hooks.ts";
import { pointAt } from "./point-at.ts";
import type { Selecting } from "./selecting.ts";
import { shortText } from "./short-text.ts";

const MOST_LISTED = 60;
const NO_GROUPS: ReadonlySet<string> = new Set();

interface LegendProps<Kind> {
  readonly page: PageState;
  readonly selecting: Selecting;
  readonly side: AxisName;
  readonly strip: number;
  readonly category: Kind;
  /** The names of the groups that the strip tells; none of a given category. */
  readonly groups: ReadonlySet<string>;
}

/** A display position of each value, -1 where it is not displayed. */
function firstPositions({ codes, values }: TextCategory, order: Int32Array): Int32Array {
  const first = new Int32Array(values.length).fill(-1);
  for (let position = order.length - 1; position >= 0; position--) {
    const code = codes[order[position] as number] as number;
    if (code >= 0) first[code] = position;
  }
  return first;
}

/** The codes of the values, those displayed first, each part in the order given. */
function codesToList(counts: Uint32Array): number[] {
  const codes = [...counts.keys()];
  const isShown = (code: number) => (counts[code] as number) > 0;
  return [...codes.filter(isShown), ...codes.filter((code) => !isShown(code))];
}

/** Each value is a button that does what its cells in the strip do. */
function TextLegend(props: LegendProps<TextCategory>) {
  const { page, selecting, side, strip, category, groups } = props;
  const { order, visible, selected } = page.shared.axis(side);
  const displayed = order.value;
  const first = useMemo(() => firstPositions(category, displayed), [category, displayed]);
  const shown = useMemo(() => categoryCounts(category, visible.value), [category, visible.value]);
  const picked = categoryCounts(category, selected.value).counts;
  const point = (element: HTMLElement, position: number, event?: MouseEvent) => {
    const { right, top } = element.getBoundingClientRect();
    const [x, y] = event ? [event.clientX, event.clientY] : [right, top];
    pointAt(page, element, { on: "category", side, strip, position }, x, y);
  };
  const leave = () => {
    page.hover.value = null;
  };
  const listed = codesToList(shown.counts);
  const more = listed.length - MOST_LISTED;
  return (
    <>
      {listed.slice(0, MOST_LISTED).map((code) => {
        const value = category.values[code] as string;
        const position = first[code] as number;
        const count = shown.counts[code] as number;
        const row = (
          <button
            type="button"
            class="legend-row"
            key={value}
            disabled={position < 0}
            aria-pressed={count > 0 && (picked[code] as number) >= count}
            onClick={(event) => selecting.click({ on: "category", side, strip, position }, event)}
            onPointerMove={(event) => point(event.currentTarget, position, event)}
            onPointerLeave={leave}
            onFocus={(event) => {
              if (event.currentTarget.matches(":focus-visible")) {
                point(event.currentTarget, position);
              }
            }}
            onBlur={leave}
          >
            <i class="swatch" style={{ background: category.colors[code] ?? "" }} />
            <span class="legend-name">{shortText(value)}</span>
            <span class="value">{formatCount(count)}</span>
          </button>
        );
        return groups.has(value) ? (
          <GroupRow key={code} shared={page.shared} name={value}>
            {row}
          </GroupRow>
        ) : (
          row
        );
      })}
      {more > 0 && <div class="note">and {formatCount(more)} more</div>}
      {shown.missing > 0 && (
        <div class="legend-row">
          <i class="swatch none" />
          <span class="legend-name value">none</span>
          <span class="value">{formatCount(shown.missing)}</span>
        </div>
      )}
    </>
  );
}

function NumberLegend({ category }: { category: NumberCategory }) {
  const reach = maxMagnitude(category);
  const hasNegative = category.numbers.some((number) => number < 0);
  const from = hasNegative ? category.negative : "transparent";
  const middle = hasNegative ? "transparent, " : "";
  return (
    <div class="ramp-row">
      <span class="value">{rounded(hasNegative ? -reach : 0)}</span>
      <i
        class="ramp"
        style={{ background: `linear-gradient(90deg, ${from}, ${middle}${category.positive})` }}
      />
      <span class="value">{rounded(reach)}</span>
    </div>
  );
}

/** What the colours of an axis's strips mean. */
export function AxisLegends({
  page,
  selecting,
  side,
}: {
  page: PageState;
  selecting: Selecting;
  side: AxisName;
}) {
  const { categories } = page.shared.axis(side).axis.value;
  const own = page.shared.groups.value.filter(({ axis }) => axis === side);
  const names = new Set(own.map(({ name }) => name));
  const ofGroups = own.length > 0 ? categories.length - 1 : -1;
  return (
    <>
      {categories.map((category, strip) => (
        <fieldset class="category-legend" key={`${strip} ${category.title}`}>
          <legend class="legend-title" title={category.title}>
            <span class="legend-name">{shortText(category.title)}</span>
            <span class="value">{axisNoun(page.shared, side)}</span>
          </legend>
          {category.kind === "text" ? (
            <TextLegend
              page={page}
              selecting={selecting}
              side={side}
              strip={strip}
              category={category}
              groups={strip === ofGroups ? names : NO_GROUPS}
            />
          ) : (
            <NumberLegend category={category} />
          )}
        </fieldset>
      ))}
    </>
  );
}
