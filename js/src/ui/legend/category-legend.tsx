import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { unitText } from "../../axis/unit-text.ts";
import { numberColor, numberScale } from "../../color/number-scale.ts";
import { rounded } from "../../color/range-text.ts";
import { setHover } from "../../interaction/hover.ts";
import type { SelectionController } from "../../interaction/selection-controller.ts";
import type {
  Annotation,
  CategoricalAnnotation,
  NumericAnnotation,
} from "../../model/annotation.ts";
import type { AxisName } from "../../model/axes.ts";
import { axisNoun } from "../../panels/legend/axis-noun.ts";
import { countCategories } from "../../stats/category-counts.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { formatCount } from "../../util/number-format.ts";
import { splitAtDifference, type TextParts } from "../../util/split-at-difference.ts";
import { truncate } from "../../util/text.ts";
import { attachRoving } from "../controls/roving-focus.ts";
import { GroupRow } from "./group-row.tsx";

const MOST_LISTED = 60;
const LONGEST_TITLE = 300;
/** Up to so many values stand together in one column. */
const SHORT = 12;
const NO_GROUPS: ReadonlySet<string> = new Set();

function isShort(annotation: Annotation): boolean {
  return annotation.kind === "number" || annotation.values.length <= SHORT;
}

interface LegendProps<Kind> {
  readonly session: ViewSession;
  readonly selecting: SelectionController;
  readonly side: AxisName;
  readonly strip: number;
  readonly category: Kind;
  /** The names of the groups that the strip tells; none of a given category. */
  readonly groups: ReadonlySet<string>;
}

/** A display index of each value, -1 where it is not displayed. */
function firstPositions({ codes, values }: CategoricalAnnotation, order: Int32Array): Int32Array {
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

/** A name that keeps its difference from others where it is cut. */
function LegendName({ parts: [head, difference, rest] }: { parts: TextParts }) {
  return (
    <span class="legend-name parted">
      <span class="head">{truncate(head)}</span>
      {difference && <span class="difference">{truncate(difference)}</span>}
      {rest && <span class="rest">{truncate(rest)}</span>}
    </span>
  );
}

/** Each value is a button that does what its cells in the strip do. */
function TextLegend(props: LegendProps<CategoricalAnnotation>) {
  const { session, selecting, side, strip, category, groups } = props;
  const { permutation, visible, selected } = session.store.axis(side);
  const displayed = permutation.value;
  const first = useMemo(() => firstPositions(category, displayed), [category, displayed]);
  const shown = useMemo(() => countCategories(category, visible.value), [category, visible.value]);
  const picked = countCategories(category, selected.value).counts;
  const point = (element: HTMLElement, displayIndex: number, event?: MouseEvent) => {
    const { right, top } = element.getBoundingClientRect();
    const [x, y] = event ? [event.clientX, event.clientY] : [right, top];
    setHover(session, element, { on: "category", side, strip, displayIndex }, x, y);
  };
  const leave = () => {
    session.hover.value = null;
  };
  const listed = codesToList(shown.counts);
  const more = listed.length - MOST_LISTED;
  const names = useMemo(() => splitAtDifference(category.values), [category]);
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
            onClick={(event) =>
              selecting.click({ on: "category", side, strip, displayIndex: position }, event)
            }
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
            <LegendName parts={names[code] as TextParts} />
            <span class="value">{formatCount(count)}</span>
          </button>
        );
        return groups.has(value) ? (
          <GroupRow key={code} store={session.store} name={value}>
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

function NumberLegend({ annotation: category }: { annotation: NumericAnnotation }) {
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
  session,
  selecting,
  side,
}: {
  session: ViewSession;
  selecting: SelectionController;
  side: AxisName;
}) {
  const { annotations } = session.store.axis(side).axis.value;
  const own = session.store.groups.value.filter(({ axis }) => axis === side);
  const names = new Set(own.map(({ name }) => name));
  const ofGroups = own.length > 0 ? annotations.length - 1 : -1;
  return (
    <>
      {annotations.map((category, strip) => (
        // biome-ignore lint/a11y/useSemanticElements: columns do not break a fieldset well
        <div
          role="group"
          class={`category-legend${isShort(category) ? " short" : ""}`}
          aria-label={truncate(category.title)}
          key={`${strip} ${category.title}`}
        >
          <div class="legend-title" title={category.title.slice(0, LONGEST_TITLE)}>
            <span class="legend-name">{truncate(category.title)}</span>
            <span class="value">{axisNoun(session.store, side)}</span>
          </div>
          {category.kind === "text" ? (
            <TextLegend
              session={session}
              selecting={selecting}
              side={side}
              strip={strip}
              category={category}
              groups={strip === ofGroups ? names : NO_GROUPS}
            />
          ) : (
            <NumberLegend annotation={category} />
          )}
        </div>
      ))}
    </>
  );
}

/**
 * The legend of the category strips. All values are one stop of the Tab key; arrows go from one to
 * the next.
 */
export function CategoryLegends({
  session,
  selecting,
}: {
  session: ViewSession;
  selecting: SelectionController;
}) {
  const element = useRef<HTMLDivElement>(null);
  const { rows, cols } = session.store;
  const categories = [rows, cols].flatMap(({ axis }) => axis.value.annotations);
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
      <AxisLegends session={session} selecting={selecting} side="rows" />
      <AxisLegends session={session} selecting={selecting} side="cols" />
    </div>
  );
}
