import { useState } from "preact/hooks";
import { clusterTitle } from "../../axis/wording.ts";
import { styleAlong } from "../../interaction/dom.ts";
import { openCluster } from "../../interaction/gestures/click-controller.ts";
import { setHoverBeside } from "../../interaction/hover.ts";
import { itemStep } from "../../interaction/keys/key-steps.ts";
import type { SelectionController } from "../../interaction/selection-controller.ts";
import { boxAlong } from "../../layout/stage-layout.ts";
import type { AxisName } from "../../model/axes.ts";
import { crop } from "../../store/commands/crops.ts";
import { clusterMembers, flipCluster } from "../../store/commands/flips.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { clamp } from "../../util/clamp.ts";
import { clusterExtent } from "./visible-clusters.ts";

const PAGE = 10;
const LEAST_SIDE_PX = 4;

/**
 * The keyboard cursor on the clusters of an axis: one button on one trapezoid, moved by the arrow
 * keys.
 */
export function ClusterCursor({
  session,
  selecting,
  side,
}: {
  session: ViewSession;
  selecting: SelectionController;
  side: AxisName;
}) {
  const [at, moveTo] = useState(0);
  const { store, layout } = session;
  const { clusters, showsTree, count } = store.axis(side);
  const last = clusters.value.length - 1;
  const cluster = clusters.value[Math.min(at, last)];
  if (!showsTree.value || !cluster) return null;

  const box = boxAlong(side, layout.value[side].dendrogram);
  const place = clusterExtent(session, side, cluster);
  const length = Math.max(LEAST_SIDE_PX, place.end - place.start);
  const start = Math.min(place.start, box.length - length);
  const style = styleAlong(side, { ...box, from: box.from + start, length });
  const titleOf = (index: number) => {
    const { number, start: from, end: to } = clusters.value[index] ?? cluster;
    return clusterTitle(side, number, to - from, count.value);
  };
  const light = (button: HTMLElement, index: number) => {
    const lit = clusters.value[index];
    if (lit) setHoverBeside(session, button, { on: "cluster", side, cluster: lit });
  };
  const choose = (event: KeyboardEvent | MouseEvent) => {
    const target = { on: "cluster", side, cluster } as const;
    selecting.click(target, event);
    if (!(event.ctrlKey || event.metaKey)) openCluster(session, target);
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.key === "Enter") {
      if (event.altKey) flipCluster(store, side, cluster);
      else choose(event);
    } else if (
      event.key.toLowerCase() === "c" &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      crop(store, side, clusterMembers(store, side, cluster));
    } else {
      const step = itemStep(event.key, PAGE);
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = clamp(Math.min(at, last) + step, 0, last);
      moveTo(next);
      session.notice.value = titleOf(next);
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
        session.hover.value = null;
        session.notice.value = "";
      }}
      onKeyDown={onKeyDown}
      onClick={choose}
    />
  );
}
