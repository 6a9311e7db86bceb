import { effect } from "@preact/signals-core";
import type { ViewSession } from "../../store/view-session.ts";

/** Wait until nothing moves. */
export function whenAtRest({ isAnimating, motion }: ViewSession): Promise<void> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    stop = effect(() => {
      if (isAnimating.value || motion.value) return;
      resolve();
      queueMicrotask(() => stop?.());
    });
  });
}
