import { NOUNS } from "../../axis/wording.ts";
import type { AxisName } from "../../model/axes.ts";
import { stripTitles } from "../../panels/annotations/strip-titles.ts";
import { toggleCategoryOrder } from "../../store/commands/orders.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { truncate } from "../../util/text.ts";

/** The titles of the category strips. A double-click, or Enter, orders the axis by the category. */
export function StripTitles({ session, side }: { session: ViewSession; side: AxisName }) {
  const { order } = session.store.axis(side).view.value;
  const noun = `${NOUNS[side]}s`;
  return (
    <>
      {stripTitles(session, side).map(({ strip, title, x, y, fontSize, mostLength }) => {
        const isOn = order.by === "category" && order.title === title;
        const toggle = () => toggleCategoryOrder(session.store, side, title);
        const name = truncate(title);
        return (
          <button
            type="button"
            key={`${strip} ${title}`}
            class={`category-title ${side}`}
            style={{
              left: `${x}px`,
              top: `${y}px`,
              maxWidth: `${mostLength}px`,
              fontSize: `${fontSize}px`,
            }}
            title={`${name}\nDouble-click to order the ${noun} by it`}
            aria-label={`Order ${noun} by ${name}`}
            aria-pressed={isOn}
            onClick={(event) => {
              const isByKey = event.detail === 0;
              if (isByKey) toggle();
            }}
            onDblClick={toggle}
          >
            {name}
            {isOn && " ▾"}
          </button>
        );
      })}
    </>
  );
}
