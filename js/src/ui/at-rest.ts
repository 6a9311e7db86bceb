import { effect } from "@preact/signals-core";
import type { PageState } from "../state/page-state.ts";

/** When nothing moves any more. */
export function atRest({ isAnimating, motion }: PageState): Promise<void> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    stop = effect(() => {
      if (isAnimating.value || motion.value) return;
      resolve();
      queueMicrotask(() => stop?.());
    });
  });
}
