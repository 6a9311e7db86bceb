import { boxAlong, TRIANGLE_ROOM } from "../core/layout.ts";
import type { AxisName } from "../core/types.ts";
import { within } from "../core/within.ts";
import { TREE_MARGIN } from "../panels/dendrogram.ts";
import type { PageState } from "../state/page-state.ts";
import { styleAlong } from "./box-style.ts";
import { pointIn } from "./point-in.ts";

const REACH_PX = 5;

/** On a whole tree, the line that cuts it can be dragged; the keyboard has the slider. */
export function CutLine({ page, side }: { page: PageState; side: AxisName }) {
  const { shared, layout, isTreeWhole, cutting } = page;
  const { treeHeight, view, showsTree } = shared.axis(side);
  const height = treeHeight.value;
  if (!isTreeWhole.value || !showsTree.value || !(height > 0)) return null;
  const box = boxAlong(side, layout.value[side].dendrogram);
  const depth = box.depth - TRIANGLE_ROOM - TREE_MARGIN;
  const out = box.out + Math.min(1, (view.value.cut ?? 0) / height) * depth - REACH_PX;
  const style = styleAlong(side, { ...box, out, depth: 2 * REACH_PX });
  const cutAt = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const [x, y] = pointIn(event.currentTarget.parentElement as HTMLElement, event);
    const at = side === "rows" ? x : y;
    const cut = within((at - box.out) / depth, 0, 1) * height;
    shared.changeAxis(side, { cut }, `cut ${side}`);
  };
  const end = () => {
    if (cutting.value !== side) return;
    cutting.value = null;
    shared.endGesture();
  };
  return (
    <div
      class={`cut-line ${side}`}
      style={style}
      title="Drag to cut the tree"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        page.hover.value = null;
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
