import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { categoryCounts } from "../core/category-counts.ts";
import { isMasked } from "../core/drawable.ts";
import { formatCount, formatNumber, visibleText } from "../core/format.ts";
import { valueBefore } from "../core/scaling.ts";
import type { Axis, AxisName } from "../core/types.ts";
import type { Hover, PageState } from "../state/page-state.ts";
import { ClusterTip } from "./cluster-tip.tsx";
import { axisTitle, categoryText } from "./target-text.ts";

const MOST_CHARACTERS = 240;
const DISTANCE_PX = 14;

function shown(text: string): string {
  const line = visibleText(text.slice(0, MOST_CHARACTERS));
  return text.length > MOST_CHARACTERS ? `${line}…` : line;
}

function Categories({ axis, index }: { axis: Axis; index: number }) {
  return (
    <>
      {axis.categories.map((category, i) => (
        <div class="tip-category" key={`${i} ${category.title}`}>
          <span class="tip-key">{shown(category.title)}:</span>{" "}
          {shown(categoryText(category, index))}
        </div>
      ))}
    </>
  );
}

function Named({ axis, side, index }: { axis: Axis; side: AxisName; index: number }) {
  return (
    <div class="tip-name">
      <span class="tip-key">{shown(axisTitle(axis, side))}</span> <b>{shown(axis.label(index))}</b>
      <Categories axis={axis} index={index} />
    </div>
  );
}

function CellTip({ page, hover }: { page: PageState; hover: Extract<Hover, { on: "cell" }> }) {
  const { rows, cols, matrix, scaling } = page.shared;
  const row = rows.order.value[hover.row] as number;
  const col = cols.order.value[hover.col] as number;
  const { values, colCount, scale } = matrix.value;
  const cell = row * colCount + col;
  const value = (values[cell] as number) * scale;
  const before = valueBefore(scaling.value, matrix.value, row, col);
  return (
    <>
      <div class="tip-value">
        {formatNumber(value)}
        {isMasked(matrix.value, cell) && <span class="tip-key"> masked</span>}
      </div>
      {before !== null && (
        <div class="tip-before">
          <span class="tip-key">before scaling</span> {formatNumber(before)}
        </div>
      )}
      <Named axis={rows.axis.value} side="rows" index={row} />
      <Named axis={cols.axis.value} side="cols" index={col} />
    </>
  );
}

function CategoryTip({
  page,
  hover,
}: {
  page: PageState;
  hover: Extract<Hover, { on: "category" }>;
}) {
  const { axis, order } = page.shared.axis(hover.side);
  const category = axis.value.categories[hover.strip];
  const index = order.value[hover.position];
  if (!category || index === undefined) return null;
  const noun = hover.side === "rows" ? "row" : "column";
  const code = category.kind === "text" ? (category.codes[index] ?? -1) : -1;
  const count = category.kind === "text" ? categoryCounts(category).counts[code] : undefined;
  return (
    <>
      <div>
        <span class="tip-key">{shown(category.title)}:</span>{" "}
        <b>{shown(categoryText(category, index))}</b>
      </div>
      {count !== undefined && (
        <div>
          {formatCount(count)} {count === 1 ? noun : `${noun}s`}
        </div>
      )}
    </>
  );
}

function content(page: PageState, hover: Hover): ComponentChildren {
  switch (hover.on) {
    case "cell":
      return <CellTip page={page} hover={hover} />;
    case "cluster":
      return <ClusterTip page={page} side={hover.side} cluster={hover.cluster} />;
    case "category":
      return <CategoryTip page={page} hover={hover} />;
    case "label": {
      const { axis, order } = page.shared.axis(hover.side);
      const index = order.value[hover.position] as number;
      return <Named axis={axis.value} side={hover.side} index={index} />;
    }
  }
}

/** Beside the pointer, turned to the side where there is room within the widget. */
export function Tooltip({ page }: { page: PageState }) {
  const element = useRef<HTMLDivElement>(null);
  const hover = page.hover.value;
  useLayoutEffect(() => {
    const tip = element.current;
    const room = tip?.parentElement;
    if (!tip || !room || !hover) return;
    const fitsRight = hover.x + DISTANCE_PX + tip.offsetWidth < room.clientWidth;
    const fitsBelow = hover.y + DISTANCE_PX + tip.offsetHeight < room.clientHeight;
    const left = fitsRight ? hover.x + DISTANCE_PX : hover.x - DISTANCE_PX - tip.offsetWidth;
    const top = fitsBelow ? hover.y + DISTANCE_PX : hover.y - DISTANCE_PX - tip.offsetHeight;
    tip.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`;
  });
  if (!hover || page.cutting.value) return null;
  return (
    <div class="tooltip" role="tooltip" ref={element}>
      {content(page, hover)}
    </div>
  );
}
