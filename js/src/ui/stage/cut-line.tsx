import { localPoint, styleAlong } from "../../interaction/dom.ts";
import { boxAlong, TRIANGLE_ROOM } from "../../layout/stage-layout.ts";
import type { AxisName } from "../../model/axes.ts";
import { TREE_MARGIN } from "../../panels/dendrogram/dendrogram.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { clamp } from "../../util/clamp.ts";

const REACH_PX = 5;

/** The line that cuts a whole tree, to drag; the keyboard has the slider. */
export function CutLine({ session, side }: { session: ViewSession; side: AxisName }) {
  const { store, layout, isTreeWhole, cutting } = session;
  const { treeHeight, view, showsTree } = store.axis(side);
  const height = treeHeight.value;
  if (!isTreeWhole.value || !showsTree.value || !(height > 0)) return null;
  const box = boxAlong(side, layout.value[side].dendrogram);
  const depth = box.depth - TRIANGLE_ROOM - TREE_MARGIN;
  const out = box.out + Math.min(1, (view.value.cut ?? 0) / height) * depth - REACH_PX;
  const style = styleAlong(side, { ...box, out, depth: 2 * REACH_PX });
  const cutAt = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const [x, y] = localPoint(event.currentTarget.parentElement as HTMLElement, event);
    const at = side === "rows" ? x : y;
    const cut = clamp((at - box.out) / depth, 0, 1) * height;
    store.changeAxis(side, { cut }, `cut ${side}`);
  };
  const end = () => {
    if (cutting.value !== side) return;
    cutting.value = null;
    store.endGesture();
  };
  return (
    <div
      class={`cut-line ${side}`}
      style={style}
      title="Drag to cut the tree"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        session.hover.value = null;
        cutting.value = side;
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) cutAt(event);
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onLostPointerCapture={end}
    />
  );
}
