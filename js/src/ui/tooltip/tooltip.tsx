import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { annotationValue } from "../../axis/annotation-value.ts";
import { annotationText, axisTitle, counted, NOUNS } from "../../axis/wording.ts";
import type { Annotation } from "../../model/annotation.ts";
import { AXES, type AxisName } from "../../model/axes.ts";
import type { Axis } from "../../model/axis.ts";
import { describeCell } from "../../panels/cell-text/cell-text.ts";
import { textMeasure } from "../../panels/text-measure.ts";
import type { Hover, ViewSession } from "../../store/view-session.ts";
import { formatCount } from "../../util/number-format.ts";
import { truncate } from "../../util/text.ts";
import { WholeWords } from "../controls/whole-words.tsx";
import { ClusterTip } from "./cluster-tip.tsx";
import { lineBudget } from "./line-budget.ts";

const MOST_CHARACTERS = 240;
const DISTANCE_PX = 14;
const LINE_PX = 17;
const AS_GIVEN = "as given";
/** The name of values that is left out beside a number. */
const PLAIN_LABEL = "value";
const TIP_FONT_PX = 12;
/** Wider keys are not aligned with the others. */
const WIDEST_KEY_PX = 120;
const KEY_GAP_PX = 6;

function shown(text: string): string {
  const line = truncate(text, MOST_CHARACTERS);
  return text.length > MOST_CHARACTERS ? `${line}…` : line;
}

function keyOf({ title }: Annotation): string {
  return `${shown(title)}:`;
}

/** A line of the tooltip: a key and its text. */
function Line({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="tip-line">
      <span class="tip-key">{title}</span> {children}
    </div>
  );
}

/** Give all keys the width of the widest one, so that texts align. */
function alignedKeys(keys: readonly string[]): Record<string, string> {
  const widths = keys.map(textMeasure(TIP_FONT_PX));
  const width = Math.ceil(Math.max(0, ...widths.filter((width) => width <= WIDEST_KEY_PX)));
  return { "--key": `${width + KEY_GAP_PX}px` };
}

function namedKeys(axis: Axis, side: AxisName, most: number): string[] {
  return [shown(axisTitle(axis, side)), ...axis.annotations.slice(0, most).map(keyOf)];
}

function Categories({ axis, index, most }: { axis: Axis; index: number; most: number }) {
  const more = axis.annotations.length - most;
  return (
    <>
      {axis.annotations.slice(0, most).map((category, i) => (
        <Line key={`${i} ${category.title}`} title={keyOf(category)}>
          <WholeWords text={shown(annotationText(category, index))} />
        </Line>
      ))}
      {more > 0 && <div class="tip-key">and {formatCount(more)} more</div>}
    </>
  );
}

interface NamedProps {
  readonly axis: Axis;
  readonly side: AxisName;
  readonly index: number;
  /** How many categories at most. */
  readonly most: number;
}

function Named({ axis, side, index, most }: NamedProps) {
  return (
    <div class="tip-name">
      <Line title={shown(axisTitle(axis, side))}>
        <b>
          <WholeWords text={shown(axis.label(index))} />
        </b>
      </Line>
      <Categories axis={axis} index={index} most={most} />
    </div>
  );
}

/** How many categories each axis may list in so many lines. */
function mostOf(lines: number, ...axes: readonly Axis[]): number {
  return lineBudget(
    axes.map(({ annotations }) => annotations.length),
    lines,
  ).items;
}

interface TipProps<On extends Hover["on"]> {
  readonly session: ViewSession;
  readonly hover: Extract<Hover, { on: On }>;
  readonly lines: number;
}

function CellTip({ session, hover, lines }: TipProps<"cell">) {
  const { rows, cols } = session.store;
  const row = rows.permutation.value[hover.row] as number;
  const col = cols.permutation.value[hover.col] as number;
  const { value, before, isMasked } = describeCell(session.store, row, col);
  const label = session.store.valueLabel.value;
  const most = mostOf(lines, rows.axis.value, cols.axis.value);
  const keys = AXES.flatMap((side) => namedKeys(session.store.axis(side).axis.value, side, most));
  return (
    <div style={alignedKeys(before === null ? keys : [...keys, AS_GIVEN])}>
      <div class="tip-value">
        {label !== PLAIN_LABEL && <span class="tip-key">{`${shown(label)}: `}</span>}
        {value}
        {isMasked && <span class="tip-key"> masked</span>}
      </div>
      {before !== null && (
        <div class="tip-before">
          <Line title={AS_GIVEN}>{before}</Line>
        </div>
      )}
      <Named axis={rows.axis.value} side="rows" index={row} most={most} />
      <Named axis={cols.axis.value} side="cols" index={col} most={most} />
    </div>
  );
}

function CategoryTip({ session, hover }: Omit<TipProps<"category">, "lines">) {
  const { axis, permutation, visible } = session.store.axis(hover.side);
  const annotation = axis.value.annotations[hover.strip];
  const index = permutation.value[hover.displayIndex];
  if (!annotation || index === undefined) return null;
  const value = annotationValue(annotation, index);
  const alike = visible.value.filter((position) => annotationValue(annotation, position) === value);
  const count = value === null ? 0 : alike.length;
  return (
    <>
      <Line title={keyOf(annotation)}>
        <b>
          <WholeWords text={shown(annotationText(annotation, index))} />
        </b>
      </Line>
      {count > 0 && <div>{counted(count, NOUNS[hover.side])}</div>}
    </>
  );
}

function content(session: ViewSession, hover: Hover, lines: number): ComponentChildren {
  switch (hover.on) {
    case "cell":
      return <CellTip session={session} hover={hover} lines={lines} />;
    case "cluster": {
      const { side, cluster } = hover;
      return <ClusterTip session={session} side={side} cluster={cluster} lines={lines} />;
    }
    case "category":
      return <CategoryTip session={session} hover={hover} />;
    case "label": {
      const { axis, permutation } = session.store.axis(hover.side);
      const index = permutation.value[hover.displayIndex] as number;
      const most = mostOf(lines, axis.value);
      const keys = alignedKeys(namedKeys(axis.value, hover.side, most));
      return (
        <div style={keys}>
          <Named axis={axis.value} side={hover.side} index={index} most={most} />
        </div>
      );
    }
  }
}

/** Where a tooltip begins: beside the pointer; beside all labels where a label is pointed at. */
function besideOf(
  session: ViewSession,
  hover: Hover,
  room: Element,
): { right: number; below: number } {
  const [right, below] = [hover.x + DISTANCE_PX, hover.y + DISTANCE_PX];
  const stage = room.querySelector<HTMLElement>(".stage");
  if (hover.on !== "label" || !stage) return { right, below };
  const { x, y, width, height } = session.layout.value[hover.side].labels;
  return hover.side === "rows"
    ? { right: Math.max(right, stage.offsetLeft + x + width), below }
    : { right, below: Math.max(below, stage.offsetTop + y + height) };
}

/**
 * The tooltip beside the pointer, on the side with room, with as many lines as fit into the widget.
 */
function Tip({ session, hover }: { session: ViewSession; hover: Hover }) {
  const element = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState(() => Math.floor(window.innerHeight / LINE_PX));
  useLayoutEffect(() => {
    const tip = element.current;
    const room = tip?.parentElement;
    if (!tip || !room) return;
    const excess = tip.offsetHeight - room.clientHeight;
    if (excess > 0 && lines > 0) setLines(Math.max(0, lines - Math.ceil(excess / LINE_PX)));
    const { right, below } = besideOf(session, hover, room);
    const fitsRight = right + tip.offsetWidth < room.clientWidth;
    const fitsBelow = below + tip.offsetHeight < room.clientHeight;
    const left = fitsRight ? right : hover.x - DISTANCE_PX - tip.offsetWidth;
    const top = fitsBelow ? below : hover.y - DISTANCE_PX - tip.offsetHeight;
    tip.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`;
  });
  return (
    <div class="tooltip" role="tooltip" ref={element}>
      {content(session, hover, lines)}
    </div>
  );
}

/** The tooltip of what is pointed at. */
export function Tooltip({ session }: { session: ViewSession }) {
  const hover = session.hover.value;
  if (!hover || session.cutting.value) return null;
  return <Tip key={JSON.stringify({ ...hover, x: 0, y: 0 })} session={session} hover={hover} />;
}
