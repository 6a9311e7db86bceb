import { untracked } from "@preact/signals-core";
import { effectUntil } from "../store/effect-until.ts";
import type { ViewSession } from "../store/view-session.ts";
import type { SelectionController } from "./selection-controller.ts";

/** Clear the hover, the cursors and the selection range when an axis gets other items. */
export function resetOnTableChange(
  session: ViewSession,
  selecting: SelectionController,
  signal: AbortSignal,
): void {
  const { rows, cols } = session.store;
  let known = [rows.axis.peek().label, cols.axis.peek().label];
  effectUntil(signal, () => {
    const now = [rows.axis.value.label, cols.axis.value.label];
    const isSame = now.every((label, i) => label === known[i]);
    known = now;
    if (!isSame) untracked(letGo);
  });

  function letGo(): void {
    for (const pointed of [session.hover, session.cursor, session.rectangle]) {
      pointed.value = null;
    }
    session.panel.forget();
    selecting.forget();
  }
}
