import { untracked } from "@preact/signals-core";
import { type BySide, bySide, SIDES } from "../core/sides.ts";
import type { AxisName, ViewState } from "../core/types.ts";
import { recropped } from "./actions.ts";
import type { Names } from "./decode.ts";
import { effectUntil } from "./effect-until.ts";
import { following, type LinkedLines, type SharedLines, sharedLines } from "./linked-lines.ts";
import { pageWide } from "./page-wide.ts";
import type { SharedState } from "./shared-state.ts";

type Linked = BySide<LinkedLines>;

/** What a widget that changed lets those linked to it know; all of it is plain data. */
interface Lead {
  readonly by: object;
  readonly before: Linked;
  readonly now: Linked;
}

/**
 * Lets linked widgets of a page follow each other as long as `isAlone`: else the kernel does it.
 */
export function followLinks(
  shared: SharedState,
  isAlone: () => boolean,
  aborted: AbortSignal,
): void {
  const meeting = pageWide("links.1", () => new EventTarget());
  const known = new WeakMap<Names["label"], SharedLines & { readonly of: Names["label"] }>();
  let last: Linked | null = null;
  let asked: ViewState | null = null;

  const lines = (side: AxisName, first: Names): SharedLines => {
    const second = shared.axis(side).axis.value;
    const matched = known.get(first.label);
    if (matched?.of === second.label) return matched;
    const fresh = { ...sharedLines(first, second), of: second.label };
    known.set(first.label, fresh);
    return fresh;
  };
  const follow = (side: AxisName, view: ViewState, { before, now }: Lead): ViewState => {
    const change = following(
      linkedLines(shared, side),
      now[side],
      before[side],
      lines(side, now[side].names),
      shared.axis(side).standingIn,
    );
    const { crops, ...parts } = change;
    const cropped = crops && recropped(shared, view, side, crops.count, crops.inside);
    const followed = cropped ?? view;
    return Object.keys(parts).length > 0
      ? { ...followed, [side]: { ...followed[side], ...parts } }
      : followed;
  };

  effectUntil(aborted, () => {
    const links = shared.links.value;
    const now = links.length > 0 ? bySide((side) => linkedLines(shared, side)) : null;
    const before = last;
    last = now;
    if (!now || !before || shared.view.value === asked) return;
    untracked(() => {
      if (!isAlone()) return;
      for (const { id } of links) {
        const detail: Lead = { by: shared, before, now };
        meeting.dispatchEvent(new CustomEvent(id, { detail }));
      }
    });
  });
  effectUntil(aborted, () => {
    const life = new AbortController();
    for (const link of shared.links.value) {
      const listen = (event: Event) => {
        const lead = (event as CustomEvent<Lead>).detail;
        if (lead.by === shared) return;
        asked = SIDES.filter((side) => link[side]).reduce(
          (view, side) => follow(side, view, lead),
          shared.view.value,
        );
        shared.change(asked);
      };
      meeting.addEventListener(link.id, listen, { signal: life.signal });
    }
    return () => life.abort();
  });
}

function linkedLines(shared: SharedState, side: AxisName): LinkedLines {
  const { axis, view, standing } = shared.axis(side);
  const { selected, crops, order } = view.value;
  return { names: axis.value, selected, crops, order, standing: standing.value };
}
