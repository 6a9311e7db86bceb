import { effect } from "@preact/signals";
import {
  type Change,
  changeBetween,
  motionFrame,
  type Placing,
  placingOf,
  timingAt,
  zoomedPlacing,
} from "../core/motion.ts";
import type { AxisStill, Motion, SharedStill, Still } from "../core/still.ts";
import type { AxisName, Matrix } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";

const DURATION_MS = 800;
/** What shows less than this of itself is left out when another motion begins. */
const LEAST_SHARE = 1 / 256;
/** Pictures that a motion comes from, where it interrupts others. */
const MOST_ORIGINS = 3;

type Placings = Readonly<Record<AxisName, Placing>>;

/** A motion under way. */
interface Course {
  /** Where everything was when it began and where it goes, seen through the viewport of `still`. */
  from: Placings;
  to: Placings;
  still: Still;
  readonly begin: number;
  /** Whether a frame of it was shown. */
  isShown: boolean;
  readonly origins: readonly SharedStill[];
  readonly change: Change;
}

/**
 * Moves rows and columns of one table from their old places to the new ones. A change during a
 * motion starts from where everything is at that moment; a zoom takes all of it along.
 */
export class Moving {
  readonly #page: PageState;
  #matrix: Matrix | null = null;
  #standing: Still | null = null;
  #course: Course | null = null;

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
    const next: Still = { rows: this.#still("rows"), cols: this.#still("cols") };
    const before = this.#standing;
    this.#standing = next;
    const matrix = this.#page.shared.matrix.value;
    const isSameTable = this.#matrix === matrix;
    this.#matrix = matrix;
    if (!isSameTable) this.#stop();
    else if (before && !isSameOrder(before, next)) this.#start(before, next);
  }

  #still(side: AxisName): AxisStill {
    const { shared, viewport, rowPlan, colPlan } = this.#page;
    const { order, tree, clusters, treeHeight, showsTree, view } = shared.axis(side);
    const shownTree = showsTree.value
      ? tree.value && {
          tree: tree.value,
          clusters: clusters.value,
          height: treeHeight.value,
          cut: view.value.cut ?? 0,
        }
      : null;
    const plan = side === "rows" ? rowPlan.value : colPlan.value;
    return { order: order.value, visible: viewport.value[side], plan, shownTree };
  }

  #countOf(side: AxisName): number {
    return this.#page.shared.axis(side).axis.peek().count;
  }

  #start(before: Still, next: Still): void {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden) {
      this.#stop();
      return;
    }
    const moving = this.#page.motion.peek();
    const from = moving
      ? { rows: moving.rows.placing, cols: moving.cols.placing }
      : this.#placings(before);
    const to = this.#placings(next);
    const [rows, cols] = [changeBetween(from.rows, to.rows), changeBetween(from.cols, to.cols)];
    this.#course = {
      from,
      to,
      still: next,
      begin: performance.now(),
      isShown: false,
      origins: moving ? latest(moving.stills) : [{ still: before, share: 1 }],
      change: { leaves: rows.leaves || cols.leaves, enters: rows.enters || cols.enters },
    };
    this.#show(this.#course, 0);
    this.#page.frames.ask("move", this.#step);
  }

  readonly #step = (): void => {
    const [course, standing] = [this.#course, this.#standing];
    if (!course || !standing) return;
    const t = (performance.now() - course.begin) / DURATION_MS;
    if (t >= 1) {
      this.#stop();
      return;
    }
    if (course.still !== standing) this.#follow(course, standing);
    this.#show(course, t);
    course.isShown = true;
    this.#page.frames.ask("move", this.#step);
  };

  /** Takes all that moves along when the viewport changes. */
  #follow(course: Course, still: Still): void {
    // what changes before the first frame belongs to the new order, such as the room it takes
    if (course.isShown) {
      const { rows, cols } = course.still;
      course.from = {
        rows: zoomedPlacing(course.from.rows, rows.visible, still.rows.visible),
        cols: zoomedPlacing(course.from.cols, cols.visible, still.cols.visible),
      };
    }
    course.to = this.#placings(still);
    course.still = still;
  }

  #placings({ rows, cols }: Still): Placings {
    return {
      rows: placingOf(rows.order, rows.visible, this.#countOf("rows")),
      cols: placingOf(cols.order, cols.visible, this.#countOf("cols")),
    };
  }

  #show({ from, to, still, origins, change }: Course, t: number): void {
    const { layout, pixelRatio, motion } = this.#page;
    const { width, height } = layout.peek().heatmap;
    const pixels = (extent: number) => Math.max(1, Math.round(extent * pixelRatio.peek()));
    const timing = timingAt(t, change);
    const before = origins.map(({ still, share }) => ({
      still,
      share: share * (1 - timing.changed),
    }));
    motion.value = {
      rows: motionFrame(from.rows, to.rows, timing, pixels(height)),
      cols: motionFrame(from.cols, to.cols, timing, pixels(width)),
      stills: [...before, { still, share: timing.changed }],
      isBeginning: t === 0,
    } satisfies Motion;
  }

  #stop(): void {
    this.#page.frames.forget(this.#step);
    this.#course = null;
    this.#page.motion.value = null;
  }
}

function isSameOrder(a: Still, b: Still): boolean {
  return isSameList(a.rows.order, b.rows.order) && isSameList(a.cols.order, b.cols.order);
}

function isSameList(a: Int32Array, b: Int32Array): boolean {
  return a === b || (a.length === b.length && a.every((line, place) => line === b[place]));
}

/** The latest pictures of a motion that is interrupted, which make up 1. */
function latest(stills: readonly SharedStill[]): SharedStill[] {
  const kept = stills.filter(({ share }) => share >= LEAST_SHARE).slice(-MOST_ORIGINS);
  const sum = kept.reduce((total, { share }) => total + share, 0);
  return kept.map(({ still, share }) => ({ still, share: share / sum }));
}
