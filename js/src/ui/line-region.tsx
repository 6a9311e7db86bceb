import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Box } from "../core/layout.ts";
import type { AxisName } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";
import { LineCursor } from "./line-cursor.ts";
import { lineStyle } from "./line-places.ts";
import { TITLES } from "./nouns.ts";
import type { RegionName } from "./pick.ts";
import { pointBeside } from "./point-at.ts";
import { Region, type StageElements } from "./region.tsx";
import type { Selecting } from "./selecting.ts";
import type { LineTarget } from "./target-text.ts";
import type { Zooming } from "./zooming.ts";

/** The one option that is there: it stands on a line, and the tooltip beside it tells the whole. */
function LineOption({
  page,
  cursor,
  box,
  id,
}: {
  page: PageState;
  cursor: LineCursor;
  box: Box;
  id: string;
}) {
  const element = useRef<HTMLDivElement>(null);
  const { target, line, side } = cursor;
  const { count, selected } = page.shared.axis(side);
  useLayoutEffect(() => {
    if (element.current) pointBeside(page, element.current, target);
  });
  return (
    <div
      id={id}
      ref={element}
      class="line-cursor"
      role="option"
      tabIndex={-1}
      aria-label={cursor.text}
      aria-selected={selected.value.has(line)}
      aria-posinset={target.position + 1}
      aria-setsize={count.value}
      style={lineStyle(page, target, box)}
    />
  );
}

/**
 * The labels or the category strips of an axis, and the keyboard's way to each of them, however many
 * there are.
 */
export function LineRegion({
  page,
  zooming,
  selecting,
  elements,
  side,
  on,
}: {
  page: PageState;
  zooming: Zooming;
  selecting: Selecting;
  elements: StageElements;
  side: AxisName;
  on: LineTarget["on"];
}) {
  const cursor = useMemo(
    () => new LineCursor(page, zooming, selecting, side, on),
    [page, zooming, selecting, side, on],
  );
  const kind = side === "rows" ? "row" : "col";
  const what = on === "label" ? "labels" : "categories";
  const name: RegionName = `${kind}-${what}`;
  const isShown = cursor.isShown.value;
  const id = isShown ? `${name}-${cursor.target.position}` : undefined;
  const box = page.layout.value[side][what];
  return (
    <Region
      name={name}
      box={box}
      elements={elements}
      keys={{
        role: "listbox",
        tabIndex: 0,
        "aria-label": `${TITLES[side]} ${what}`,
        "aria-multiselectable": true,
        "aria-orientation": side === "rows" ? "vertical" : "horizontal",
        "aria-keyshortcuts": on === "label" ? "Enter Space O" : "Enter Space O K",
        "aria-activedescendant": id,
        onFocus: ({ currentTarget }) => {
          if (currentTarget.matches(":focus-visible")) cursor.show();
        },
        onBlur: () => cursor.hide(),
        onPointerDown: () => cursor.hide(),
        onKeyDown: (event) => {
          if (cursor.press(event)) event.preventDefault();
        },
      }}
    >
      {id && <LineOption key={id} id={id} page={page} cursor={cursor} box={box} />}
    </Region>
  );
}
