import { formatCount } from "../core/format.ts";
import type { Top, TopBy } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";
import type { TopChoice } from "../state/top-choice.ts";
import { allAlike, rankedOn } from "./rank-words.ts";
import { Slider } from "./slider.tsx";

const STOPS = [500, 250, 100, 50, 20, 10];

/** The place of a number of rows among the stops, 0 for all; one between goes to the next larger. */
function placeOf(stops: readonly number[], top: Top | null): number {
  return top ? stops.filter((count) => count >= top.count).length : 0;
}

function TopSlider({
  page,
  choice,
  by,
  stops,
}: {
  page: PageState;
  choice: TopChoice;
  by: TopBy;
  stops: readonly number[];
}) {
  const chosen = page.awaitedTop.value ?? page.shared.view.value.top;
  const top = chosen?.by === by ? chosen : null;
  const text = top ? formatCount(top.count) : "all";
  const meaning = by === "sum" ? "sum of absolute values" : "variance";
  const score = by === "sum" ? "magnitude" : by;
  const { shared } = page;
  const isOff = shared.rows.axis.value.constant?.includes(score) === true && !top;
  return (
    <Slider
      name={`Top by ${by}`}
      text={text}
      stops={stops.length}
      aria-label={`Top rows by ${by}`}
      aria-valuetext={top ? `top ${text}` : "all rows"}
      disabled={isOff}
      title={
        isOff
          ? allAlike(shared, "rows", score)
          : `Show the rows with the largest ${meaning}, and recluster rows and columns${rankedOn(shared, "rows")}`
      }
      max={stops.length}
      step={1}
      value={placeOf(stops, top)}
      onValue={(place) => {
        const count = stops[place - 1];
        choice.choose(count === undefined ? null : { by, count });
      }}
      onEnd={() => choice.end()}
    />
  );
}

/** Interactive dimensionality reduction: fewer and fewer rows, by one measure or the other. */
export function TopSliders({ page, choice }: { page: PageState; choice: TopChoice }) {
  const { count } = page.shared.rows.axis.value;
  const stops = STOPS.filter((stop) => stop < count);
  if (stops.length === 0) return null;
  return (
    <>
      <TopSlider page={page} choice={choice} by="sum" stops={stops} />
      <TopSlider page={page} choice={choice} by="variance" stops={stops} />
    </>
  );
}
