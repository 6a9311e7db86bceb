import type { AnyWidget } from "@anywidget/types";
import { prepareTraits } from "./kernel/decoded-traits.ts";
import { isAlone } from "./kernel/host-model.ts";
import { TraitInflater } from "./kernel/inflate-traits.ts";
import { followLinks } from "./store/page-wide/linked-widgets.ts";
import { queueMount } from "./store/page-wide/mount-queue.ts";
import { WidgetStore } from "./store/widget-store.ts";
import { showProblem, showWidget } from "./ui/app.tsx";
import { onAbort } from "./util/abort.ts";

export { openPage } from "./export/html/open-page.ts";

/**
 * Make the widget of one model; `program` is the gzipped text of this module, for saved files. The
 * state is decoded at the first view. It hangs on the model handed to `initialize`: what a view's
 * own model was told to call back is forgotten with that view.
 */
export default (program: Uint8Array<ArrayBuffer>): AnyWidget => {
  let prepare: () => Promise<unknown> | null = () => null;
  let openShared: (() => WidgetStore) | null = null;
  let store: WidgetStore | null = null;
  const hosts = new Set<HTMLElement>();
  return {
    initialize({ model, signal }) {
      const unpacking = new TraitInflater();
      prepare = () => prepareTraits(model, unpacking);
      openShared = () => {
        const alone = () => isAlone(model, hosts);
        const opened = new WidgetStore(model, signal, alone, unpacking, program);
        followLinks(opened, alone, signal);
        return opened;
      };
    },
    async render({ el, signal }) {
      hosts.add(el);
      onAbort(signal, () => hosts.delete(el));
      await prepare();
      queueMount(() => {
        if (signal.aborted) return;
        try {
          store ??= openShared?.() ?? null;
          if (store) showWidget(el, store, signal);
        } catch (problem) {
          showProblem(el, problem, signal);
        }
      });
    },
  };
};
