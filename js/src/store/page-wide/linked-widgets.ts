import { untracked } from "@preact/signals-core";
import type { AxisLabels } from "../../kernel/decode-axis.ts";
import { AXES, type AxisName, type ByAxis, mapAxes } from "../../model/axes.ts";
import type { ViewState } from "../../model/view-state.ts";
import { replaceCrops } from "../commands/crops.ts";
import { effectUntil } from "../effect-until.ts";
import type { WidgetStore } from "../widget-store.ts";
import { type CommonItems, followItems, type LinkedItems, matchItems } from "./linked-items.ts";
import { pageSingleton } from "./page-singleton.ts";

type Linked = ByAxis<LinkedItems>;

/** What a widget tells linked widgets about a change, as plain data. */
interface Lead {
  readonly by: object;
  readonly before: Linked;
  readonly now: Linked;
}

/** Let linked widgets of a page follow each other while `isAlone`; else the kernel does it. */
export function followLinks(
  store: WidgetStore,
  isAlone: () => boolean,
  aborted: AbortSignal,
): void {
  const meeting = pageSingleton("links.1", () => new EventTarget());
  const known = new WeakMap<
    AxisLabels["label"],
    CommonItems & { readonly of: AxisLabels["label"] }
  >();
  let last: Linked | null = null;
  let asked: ViewState | null = null;

  const items = (side: AxisName, first: AxisLabels): CommonItems => {
    const second = store.axis(side).axis.value;
    const matched = known.get(first.label);
    if (matched?.of === second.label) return matched;
    const fresh = { ...matchItems(first, second), of: second.label };
    known.set(first.label, fresh);
    return fresh;
  };
  const follow = (side: AxisName, view: ViewState, { before, now }: Lead): ViewState => {
    const change = followItems(
      linkedItems(store, side),
      now[side],
      before[side],
      items(side, now[side].names),
      store.axis(side).unfilteredOrderBy,
    );
    const { crops, ...parts } = change;
    const cropped = crops && replaceCrops(store, view, side, crops.count, crops.inside);
    const followed = cropped ?? view;
    return Object.keys(parts).length > 0
      ? { ...followed, [side]: { ...followed[side], ...parts } }
      : followed;
  };

  effectUntil(aborted, () => {
    const links = store.links.value;
    const now = links.length > 0 ? mapAxes((side) => linkedItems(store, side)) : null;
    const before = last;
    last = now;
    if (!now || !before || store.view.value === asked) return;
    untracked(() => {
      if (!isAlone()) return;
      for (const { id } of links) {
        const detail: Lead = { by: store, before, now };
        meeting.dispatchEvent(new CustomEvent(id, { detail }));
      }
    });
  });
  effectUntil(aborted, () => {
    const life = new AbortController();
    for (const link of store.links.value) {
      const listen = (event: Event) => {
        const lead = (event as CustomEvent<Lead>).detail;
        if (lead.by === store) return;
        asked = AXES.filter((side) => link[side]).reduce(
          (view, side) => follow(side, view, lead),
          store.view.value,
        );
        store.change(asked);
      };
      meeting.addEventListener(link.id, listen, { signal: life.signal });
    }
    return () => life.abort();
  });
}

function linkedItems(store: WidgetStore, side: AxisName): LinkedItems {
  const { axis, view, unfilteredOrder: standing } = store.axis(side);
  const { selected, crops, order } = view.value;
  return { names: axis.value, selected, crops, order, standing: standing.value };
}
