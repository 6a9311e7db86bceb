import type { TopRowsScore, TopRowsSpec } from "../../model/subset.ts";
import type { TopRowsChoice } from "../../store/requests/top-rows-choice.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { formatCount } from "../../util/number-format.ts";
import { Slider } from "../controls/slider.tsx";
import { rankedOnNote, whyNotRankable } from "./rank-wording.ts";

const STOPS = [500, 250, 100, 50, 20, 10];

/** Return the stop of a number of rows, 0 for all; between stops it is the next larger one. */
function placeOf(stops: readonly number[], top: TopRowsSpec | null): number {
  return top ? stops.filter((count) => count >= top.count).length : 0;
}

function TopRowsSlider({
  session,
  choice,
  by,
  stops,
}: {
  session: ViewSession;
  choice: TopRowsChoice;
  by: TopRowsScore;
  stops: readonly number[];
}) {
  const chosen = session.awaitedTopRows.value ?? session.store.view.value.top;
  const top = chosen?.by === by ? chosen : null;
  const text = top ? formatCount(top.count) : "all";
  const meaning = by === "sum" ? "sum of absolute values" : "variance";
  const score = by === "sum" ? "magnitude" : by;
  const { store } = session;
  const isOff = store.rows.axis.value.constant?.includes(score) === true && !top;
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
          ? whyNotRankable(store, "rows", score)
          : `Show the rows with the largest ${meaning}, and recluster rows and columns${rankedOnNote(store, "rows")}`
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

/** The sliders of the top rows, by sum and by variance. */
export function TopRowsSliders({
  session,
  choice,
}: {
  session: ViewSession;
  choice: TopRowsChoice;
}) {
  const { count } = session.store.rows.axis.value;
  const stops = STOPS.filter((stop) => stop < count);
  if (stops.length === 0) return null;
  return (
    <>
      <TopRowsSlider session={session} choice={choice} by="sum" stops={stops} />
      <TopRowsSlider session={session} choice={choice} by="variance" stops={stops} />
    </>
  );
}
