import type { AnyWidget } from "@anywidget/types";
import { whenAborted } from "./core/when-aborted.ts";
import { prepareTraits } from "./state/decoded-traits.ts";
import { isAlone } from "./state/host.ts";
import { inTurn } from "./state/in-turn.ts";
import { followLinks } from "./state/linked-views.ts";
import { SharedState } from "./state/shared-state.ts";
import { Unpacking } from "./state/unpacking.ts";
import { showProblem, showWidget } from "./ui/view.tsx";

export { openPage } from "./standalone/open-page.ts";

/**
 * Make the widget of one model; `program` is the gzipped text of this module, for saved files. The
 * state is decoded at the first view. It hangs on the model handed to `initialize`: what a view's
 * own model was told to call back is forgotten with that view.
 */
export default (program: Uint8Array<ArrayBuffer>): AnyWidget => {
  let prepare: () => Promise<unknown> | null = () => null;
  let openShared: (() => SharedState) | null = null;
  let shared: SharedState | null = null;
  const hosts = new Set<HTMLElement>();
  return {
    initialize({ model, signal }) {
      const unpacking = new Unpacking();
      prepare = () => prepareTraits(model, unpacking);
      openShared = () => {
        const alone = () => isAlone(model, hosts);
        const opened = new SharedState(model, signal, alone, unpacking, program);
        followLinks(opened, alone, signal);
        return opened;
      };
    },
    async render({ el, signal }) {
      hosts.add(el);
      whenAborted(signal, () => hosts.delete(el));
      await prepare();
      inTurn(() => {
        if (signal.aborted) return;
        try {
          shared ??= openShared?.() ?? null;
          if (shared) showWidget(el, shared, signal);
        } catch (problem) {
          showProblem(el, problem, signal);
        }
      });
    },
  };
};
