import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { categoryCounts } from "../core/category-counts.ts";
import { formatCount } from "../core/format.ts";
import { numberColor, numberScale } from "../core/number-scale.ts";
import { rounded } from "../core/range-text.ts";
import { type Parts, toldApart } from "../core/told-apart.ts";
import type { AxisName, Category, NumberCategory, TextCategory } from "../core/types.ts";
import { unitText } from "../core/unit-text.ts";
import { axisNoun } from "../panels/axis-noun.ts";
import type { PageState } from "../state/page-state.ts";
import { GroupRow } from "./group-row.tsx";
import { pointAt } from "./point-at.ts";
import { attachRoving } from "./roving-focus.ts";
import type { Selecting } from "./selecting.ts";
import { shortText } from "./short-text.ts";

const MOST_LISTED = 60;
const LONGEST_TITLE = 300;
/** Up to so many values stand together in one column. */
const SHORT = 12;
const NO_GROUPS: ReadonlySet<string> = new Set();

function isShort(category: Category): boolean {
  return category.kind === "number" || category.values.length <= SHORT;
}

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

/** A name that keeps what differs from the others where it is cut. */
function LegendName({ parts: [head, difference, rest] }: { parts: Parts }) {
  return (
    <span class="legend-name parted">
      <span class="head">{shortText(head)}</span>
      {difference && <span class="difference">{shortText(difference)}</span>}
      {rest && <span class="rest">{shortText(rest)}</span>}
    </span>
  );
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
  const names = useMemo(() => toldApart(category.values), [category]);
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
            tabIndex={-1}
            title={value.slice(0, LONGEST_TITLE)}
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
            <LegendName parts={names[code] as Parts} />
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
  const scale = numberScale(category);
  const { clear, from, to } = scale;
  const [start, middle] = [numberColor(category, from, scale), clear > from ? "transparent, " : ""];
  return (
    <div class="ramp-row">
      <span class="value">{unitText(from, category.unit, rounded)}</span>
      <i
        class="ramp"
        style={{ background: `linear-gradient(90deg, ${start}, ${middle}${category.positive})` }}
      />
      <span class="value">{unitText(to, category.unit, rounded)}</span>
    </div>
  );
}

/** What the colours of an axis's strips mean. */
function AxisLegends({
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
        // biome-ignore lint/a11y/useSemanticElements: columns do not break a fieldset well
        <div
          role="group"
          class={`category-legend${isShort(category) ? " short" : ""}`}
          aria-label={shortText(category.title)}
          key={`${strip} ${category.title}`}
        >
          <div class="legend-title" title={category.title.slice(0, LONGEST_TITLE)}>
            <span class="legend-name">{shortText(category.title)}</span>
            <span class="value">{axisNoun(page.shared, side)}</span>
          </div>
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
        </div>
      ))}
    </>
  );
}

/**
 * What the colours of the strips mean. All values are one stop of the Tab key; arrows go from one
 * to the next.
 */
export function CategoryLegends({ page, selecting }: { page: PageState; selecting: Selecting }) {
  const element = useRef<HTMLDivElement>(null);
  const { rows, cols } = page.shared;
  const categories = [rows, cols].flatMap(({ axis }) => axis.value.categories);
  const hasAny = categories.length > 0;
  useLayoutEffect(() => (element.current ? attachRoving(element.current) : undefined), [hasAny]);
  if (!hasAny) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: columns do not break a fieldset well
    <div
      class="category-legends"
      role="group"
      aria-label="Categories; arrow keys move from value to value"
      tabIndex={categories.some(({ kind }) => kind === "text") ? 0 : undefined}
      ref={element}
    >
      <AxisLegends page={page} selecting={selecting} side="rows" />
      <AxisLegends page={page} selecting={selecting} side="cols" />
    </div>
  );
}
