import { untracked } from "@preact/signals-core";
import { effectUntil } from "../state/effect-until.ts";
import type { PageState } from "../state/page-state.ts";
import type { Selecting } from "./selecting.ts";

/** Lets go of what was pointed at by position when other lines come to an axis. */
export function followLines(page: PageState, selecting: Selecting, signal: AbortSignal): void {
  const { rows, cols } = page.shared;
  let known = [rows.axis.peek().label, cols.axis.peek().label];
  effectUntil(signal, () => {
    const now = [rows.axis.value.label, cols.axis.value.label];
    const isSame = now.every((label, i) => label === known[i]);
    known = now;
    if (!isSame) untracked(letGo);
  });

  function letGo(): void {
    for (const pointed of [page.hover, page.cursor, page.rectangle]) {
      pointed.value = null;
    }
    page.panel.forget();
    selecting.forget();
  }
}
