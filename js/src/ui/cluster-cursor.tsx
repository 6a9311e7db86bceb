import { useState } from "preact/hooks";
import { boxAlong } from "../core/layout.ts";
import type { AxisName } from "../core/types.ts";
import { within } from "../core/within.ts";
import { crop, flipCluster, membersOf } from "../state/actions.ts";
import type { PageState } from "../state/page-state.ts";
import { styleAlong } from "./box-style.ts";
import { openCluster } from "./clicking.ts";
import { placeOfCluster } from "./cluster-places.ts";
import { clusterTitle } from "./cluster-title.ts";
import { lineStep } from "./line-steps.ts";
import { pointBeside } from "./point-at.ts";
import type { Selecting } from "./selecting.ts";

const PAGE = 10;
const LEAST_SIDE_PX = 4;

/**
 * The keyboard's way to every cluster of an axis, however many there are: one button that stands on
 * one trapezoid, and is moved by the arrow keys.
 */
export function ClusterCursor({
  page,
  selecting,
  side,
}: {
  page: PageState;
  selecting: Selecting;
  side: AxisName;
}) {
  const [at, moveTo] = useState(0);
  const { shared, layout } = page;
  const { clusters, showsTree, count } = shared.axis(side);
  const last = clusters.value.length - 1;
  const cluster = clusters.value[Math.min(at, last)];
  if (!showsTree.value || !cluster) return null;

  const box = boxAlong(side, layout.value[side].dendrogram);
  const place = placeOfCluster(page, side, cluster);
  const length = Math.max(LEAST_SIDE_PX, place.end - place.start);
  const start = Math.min(place.start, box.length - length);
  const style = styleAlong(side, { ...box, from: box.from + start, length });
  const titleOf = (index: number) => {
    const { number, start: from, end: to } = clusters.value[index] ?? cluster;
    return clusterTitle(side, number, to - from, count.value);
  };
  const light = (button: HTMLElement, index: number) => {
    const lit = clusters.value[index];
    if (lit) pointBeside(page, button, { on: "cluster", side, cluster: lit });
  };
  const choose = (event: KeyboardEvent | MouseEvent) => {
    const target = { on: "cluster", side, cluster } as const;
    selecting.click(target, event);
    if (!(event.ctrlKey || event.metaKey)) openCluster(page, target);
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.key === "Enter") {
      if (event.altKey) flipCluster(shared, side, cluster);
      else choose(event);
    } else if (
      event.key.toLowerCase() === "c" &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      crop(shared, side, membersOf(shared, side, cluster));
    } else {
      const step = lineStep(event.key, PAGE);
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = within(Math.min(at, last) + step, 0, last);
      moveTo(next);
      page.notice.value = titleOf(next);
      light(event.currentTarget, next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      class="cluster-cursor"
      style={style}
      aria-label={titleOf(Math.min(at, last))}
      aria-haspopup="dialog"
      aria-keyshortcuts="ArrowDown ArrowUp Enter Control+Enter Alt+Enter C"
      onFocus={(event) => light(event.currentTarget, Math.min(at, last))}
      onBlur={() => {
        page.hover.value = null;
        page.notice.value = "";
      }}
      onKeyDown={onKeyDown}
      onClick={choose}
    />
  );
}
