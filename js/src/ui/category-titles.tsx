import type { AxisName } from "../core/types.ts";
import { categoryTitles } from "../panels/category-titles.ts";
import { toggleCategoryOrder } from "../state/actions.ts";
import type { PageState } from "../state/page-state.ts";
import { NOUNS } from "./nouns.ts";
import { shortText } from "./short-text.ts";

/**
 * At the end of each strip: beside the columns' strips, upright over the rows' strips. A double-click,
 * or Enter, orders the axis by the category.
 */
export function CategoryTitles({ page, side }: { page: PageState; side: AxisName }) {
  const { order } = page.shared.axis(side).view.value;
  const noun = `${NOUNS[side]}s`;
  return (
    <>
      {categoryTitles(page, side).map(({ strip, title, x, y, fontSize, mostLength }) => {
        const isOn = order.by === "category" && order.title === title;
        const toggle = () => toggleCategoryOrder(page.shared, side, title);
        const name = shortText(title);
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
