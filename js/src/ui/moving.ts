import { effect } from "@preact/signals";
import { type MotionFrame, motionFrame, type Placing, placingOf } from "../core/motion.ts";
import type { AxisName } from "../core/types.ts";
import type { Viewport } from "../core/viewport.ts";
import type { PageState } from "../state/page-state.ts";

const DURATION_MS = 800;

interface Standing {
  readonly rowOrder: Int32Array;
  readonly colOrder: Int32Array;
  readonly viewport: Viewport;
}

type Placings = Readonly<Record<AxisName, Placing>>;

/**
 * Moves rows and columns from their old places to the new ones when an order changes. A change
 * during a motion starts from where everything is at that moment.
 */
export class Moving {
  readonly #page: PageState;
  #standing: Standing | null = null;
  #frame: number | null = null;

  constructor(page: PageState, aborted: AbortSignal) {
    this.#page = page;
    const stop = effect(() => this.#watch());
    aborted.addEventListener(
      "abort",
      () => {
        stop();
        this.#stop();
      },
      { once: true },
    );
  }

  #watch(): void {
    const { shared, viewport } = this.#page;
    const next: Standing = {
      rowOrder: shared.rows.order.value,
      colOrder: shared.cols.order.value,
      viewport: viewport.value,
    };
    const before = this.#standing;
    this.#standing = next;
    const isReordered =
      before !== null && (before.rowOrder !== next.rowOrder || before.colOrder !== next.colOrder);
    const isSameTable =
      this.#countOf("rows") === this.#placedCount("rows") &&
      this.#countOf("cols") === this.#placedCount("cols");
    if (isReordered) this.#start(before);
    else if (!isSameTable) this.#stop();
  }

  #countOf(side: AxisName): number {
    return this.#page.shared.axis(side).axis.peek().count;
  }

  #placedCount(side: AxisName): number {
    const motion = this.#page.motion.peek();
    return motion ? motion[side].placing.starts.length : this.#countOf(side);
  }

  #start(before: Standing): void {
    const { isAnimating, motion } = this.#page;
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden) {
      this.#stop();
      return;
    }
    const moving = motion.peek();
    const from: Placings = moving
      ? { rows: moving.rows.placing, cols: moving.cols.placing }
      : this.#placings(before);
    const begin = performance.now();
    isAnimating.value = true;
    const step = (now: number) => {
      const t = Math.min(1, Math.max(0, (now - begin) / DURATION_MS));
      if (t >= 1 || this.#standing === null) {
        this.#stop();
        return;
      }
      motion.value = this.#frameAt(from, this.#placings(this.#standing), t);
      this.#frame = requestAnimationFrame(step);
    };
    motion.value = this.#frameAt(from, from, 0);
    this.#frame = requestAnimationFrame(step);
  }

  #placings({ rowOrder, colOrder, viewport }: Standing): Placings {
    return {
      rows: placingOf(rowOrder, viewport.rows, this.#countOf("rows")),
      cols: placingOf(colOrder, viewport.cols, this.#countOf("cols")),
    };
  }

  #frameAt(from: Placings, to: Placings, t: number): Record<AxisName, MotionFrame> {
    const { layout, pixelRatio } = this.#page;
    const { width, height } = layout.peek().heatmap;
    const ratio = pixelRatio.peek();
    return {
      rows: motionFrame(from.rows, to.rows, t, Math.max(1, Math.round(height * ratio))),
      cols: motionFrame(from.cols, to.cols, t, Math.max(1, Math.round(width * ratio))),
    };
  }

  #stop(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    if (this.#page.motion.peek() === null) return;
    this.#page.motion.value = null;
    this.#page.isAnimating.value = false;
  }
}
