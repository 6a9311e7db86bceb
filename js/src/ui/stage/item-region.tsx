import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { TITLES } from "../../axis/wording.ts";
import { setHoverBeside } from "../../interaction/hover.ts";
import { cursorStyle } from "../../interaction/keys/cursor-layout.ts";
import { ItemCursor } from "../../interaction/keys/item-cursor.ts";
import type { SelectionController } from "../../interaction/selection-controller.ts";
import type { ZoomController } from "../../interaction/zoom-controller.ts";
import type { Box } from "../../layout/stage-layout.ts";
import type { AxisName } from "../../model/axes.ts";
import type { ItemTarget, RegionName } from "../../panels/stage/hit-test.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { Region, type StageElements } from "./region.tsx";

/** The one option of the listbox, at the cursor. */
function ItemOption({
  session,
  cursor,
  box,
  id,
}: {
  session: ViewSession;
  cursor: ItemCursor;
  box: Box;
  id: string;
}) {
  const element = useRef<HTMLDivElement>(null);
  const { target, item, side } = cursor;
  const { count, selected } = session.store.axis(side);
  useLayoutEffect(() => {
    if (element.current) setHoverBeside(session, element.current, target);
  });
  return (
    <div
      id={id}
      ref={element}
      class="line-cursor"
      role="option"
      tabIndex={-1}
      aria-label={cursor.text}
      aria-selected={selected.value.has(item)}
      aria-posinset={target.displayIndex + 1}
      aria-setsize={count.value}
      style={cursorStyle(session, target, box)}
    />
  );
}

/**
 * The region of labels or category strips of an axis, a listbox with one option at the keyboard
 * cursor.
 */
export function ItemRegion({
  session,
  zooming,
  selecting,
  elements,
  side,
  on,
}: {
  session: ViewSession;
  zooming: ZoomController;
  selecting: SelectionController;
  elements: StageElements;
  side: AxisName;
  on: ItemTarget["on"];
}) {
  const cursor = useMemo(
    () => new ItemCursor(session, zooming, selecting, side, on),
    [session, zooming, selecting, side, on],
  );
  const kind = side === "rows" ? "row" : "col";
  const what = on === "label" ? "labels" : "categories";
  const name: RegionName = `${kind}-${what}`;
  const isShown = cursor.isShown.value;
  const id = isShown ? `${name}-${cursor.target.displayIndex}` : undefined;
  const box = session.layout.value[side][what];
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
      {id && <ItemOption key={id} id={id} session={session} cursor={cursor} box={box} />}
    </Region>
  );
}
