import { batch } from "@preact/signals-core";
import { carriedLines, carriedPlacing, carriedStill } from "../core/carried-lines.ts";
import { boxAlong } from "../core/layout.ts";
import type { Lines } from "../core/matching.ts";
import {
  type Change,
  changeBetween,
  type MotionFrame,
  motionFrame,
  type Placing,
  placingOf,
  timingAt,
  zoomedPlacing,
} from "../core/motion.ts";
import { isSameList } from "../core/same-list.ts";
import { type BySide, bySide, SIDES } from "../core/sides.ts";
import type { AxisStill, Motion, SharedStill, Still } from "../core/still.ts";
import type { AxisName } from "../core/types.ts";
import { whenAborted } from "../core/when-aborted.ts";
import { effectUntil } from "../state/effect-until.ts";
import type { PageState } from "../state/page-state.ts";
import { isMotionReduced } from "./reduced-motion.ts";

const DURATION_MS = 800;
/** What shows less than this of itself is left out when another motion begins. */
const LEAST_SHARE = 1 / 256;
/** Without a graphics card, a frame takes so many times longer to the screen than in the page. */
const WAY_TO_SCREEN = 6;
const LONGEST_WAY_MS = 60;
/** How far the motion is that is only rehearsed. */
const REHEARSED = 0.01;
/** Pictures that a motion comes from, where it interrupts others. */
const MOST_ORIGINS = 3;

type Placings = BySide<Placing>;
type BothLines = BySide<Lines>;

/** What a motion comes from. */
interface Origin {
  readonly placings: Placings;
  readonly stills: readonly SharedStill[];
}

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
 * Moves rows and columns from their old places to the new ones, also from one table to the next: by
 * label then, and what has gone fades. A change during a motion starts from where everything is at
 * that moment; a zoom takes all of it along.
 */
export class Moving {
  readonly #page: PageState;
  #standing: Still | null = null;
  #course: Course | null = null;
  #hasMoved = false;
  /** The lines of the table, and while they move also those that leave it. */
  #table: BothLines;
  #lines: BothLines;

  constructor(page: PageState, aborted: AbortSignal) {
    this.#page = page;
    this.#table = linesOf(page);
    this.#lines = this.#table;
    effectUntil(aborted, () => this.#watch());
    whenAborted(aborted, () => this.#stop());
  }

  /**
   * Lets `draw` draw a frame of a motion in which nothing moves, and takes it back before anybody
   * sees it. The first motion of a page would take twice as long to begin otherwise, as nothing
   * that draws it would be compiled.
   */
  rehearse(draw: () => void): void {
    const still = this.#standing;
    if (this.#hasMoved || !still || isMotionReduced()) return;
    this.#hasMoved = true;
    const here = this.#placings(still);
    batch(() => {
      this.#show(
        courseOf({ placings: here, stills: [{ still, share: 1 }] }, here, still),
        REHEARSED,
      );
      draw();
      this.#page.motion.value = null;
    });
    this.#page.frames.ask("draw", draw); // a value that is as before the batch tells nobody
  }

  #watch(): void {
    const next: Still = { ...bySide((side) => this.#still(side)), key: {} };
    const before = this.#standing;
    this.#standing = next;
    const [known, table] = [this.#table, linesOf(this.#page)];
    this.#table = table;
    if (!before) return;
    if (SIDES.some((side) => known[side].label !== table[side].label)) {
      this.#startFromTable(before, next);
    } else if (!isSameOrder(before, next)) this.#start(this.#origin(before), next);
  }

  #still(side: AxisName): AxisStill {
    const { shared, viewport, plans } = this.#page;
    const { order, tree, clusters, treeHeight, showsTree, view } = shared.axis(side);
    const shownTree = showsTree.value
      ? tree.value && {
          tree: tree.value,
          clusters: clusters.value,
          height: treeHeight.value,
          cut: view.value.cut ?? 0,
        }
      : null;
    const plan = plans[side].value;
    return { order: order.value, visible: viewport.value[side], plan, shownTree };
  }

  #origin(before: Still): Origin {
    const moving = this.#page.motion.peek();
    return moving
      ? {
          placings: bySide((side) => moving[side].placing),
          stills: latest(moving.stills),
        }
      : { placings: this.#placings(before), stills: [{ still: before, share: 1 }] };
  }

  /** From another table: its lines get the numbers that they have in this one. */
  #startFromTable(before: Still, next: Still): void {
    const rows = carriedLines(this.#lines.rows, this.#table.rows);
    const cols = carriedLines(this.#lines.cols, this.#table.cols);
    if (!rows || !cols) {
      this.#stop();
      return;
    }
    const { placings, stills } = this.#origin(before);
    this.#lines = { rows: rows.lines, cols: cols.lines };
    const by = { rows, cols };
    const origin = {
      placings: bySide((side) => carriedPlacing(placings[side], by[side])),
      stills: stills.map(({ still, share }) => {
        const carried = bySide((side) => carriedStill(still[side], by[side]));
        return { still: { ...carried, key: still.key }, share };
      }),
    };
    this.#start(origin, next);
  }

  #start(origin: Origin, next: Still): void {
    if (isMotionReduced() || document.hidden) {
      this.#stop();
      return;
    }
    this.#hasMoved = true;
    this.#course = courseOf(origin, this.#placings(next), next);
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
    if (course.isShown) this.#page.frames.ask("move", this.#step);
    else void this.#goOnOnceSeen();
    course.isShown = true;
  };

  /** The first frame is what a hand waits for: until it is on the screen, a slow machine is left to it. */
  async #goOnOnceSeen(): Promise<void> {
    const begin = performance.now();
    await null; // by then it is drawn
    const cost = performance.now() - begin;
    const wait = Math.min(LONGEST_WAY_MS, WAY_TO_SCREEN * cost);
    setTimeout(() => this.#page.frames.ask("move", this.#step), wait);
  }

  /** Takes all that moves along when the viewport changes. */
  #follow(course: Course, still: Still): void {
    // what changes before the first frame belongs to the new order, such as the room it takes
    if (course.isShown) {
      const { from, still: before } = course;
      course.from = bySide((side) =>
        zoomedPlacing(from[side], before[side].visible, still[side].visible),
      );
    }
    course.to = this.#placings(still);
    course.still = still;
  }

  #placings(still: Still): Placings {
    return bySide((side) =>
      placingOf(still[side].order, still[side].visible, this.#lines[side].count),
    );
  }

  #show({ from, to, still, origins, change }: Course, t: number): void {
    const { layout, pixelRatio, motion } = this.#page;
    const timing = timingAt(t, change);
    const frame = (side: AxisName) => {
      const extent = boxAlong(side, layout.peek().heatmap).length;
      const pixels = Math.max(1, Math.round(extent * pixelRatio.peek()));
      return t === 0 ? unmoved(from[side]) : motionFrame(from[side], to[side], timing, pixels);
    };
    const before = origins.map(({ still, share }) => ({
      still,
      share: share * (1 - timing.changed),
    }));
    motion.value = {
      ...bySide(frame),
      label: bySide((side) => this.#lines[side].label),
      stills: [...before, { still, share: timing.changed }],
      isBeginning: t === 0,
    } satisfies Motion;
  }

  #stop(): void {
    this.#page.frames.forget(this.#step);
    this.#course = null;
    this.#lines = this.#table;
    this.#page.motion.value = null;
  }
}

function courseOf({ placings: from, stills: origins }: Origin, to: Placings, still: Still): Course {
  const changes = SIDES.map((side) => changeBetween(from[side], to[side]));
  return {
    from,
    to,
    still,
    begin: performance.now(),
    isShown: false,
    origins,
    change: {
      leaves: changes.some(({ leaves }) => leaves),
      enters: changes.some(({ enters }) => enters),
    },
  };
}

function linesOf({ shared }: PageState): BothLines {
  return bySide((side) => shared.axis(side).axis.value);
}

/** Of which nothing is drawn. */
function unmoved(placing: Placing): MotionFrame {
  return { placing, lines: new Int32Array(), shine: new Float32Array() };
}

function isSameOrder(a: Still, b: Still): boolean {
  return SIDES.every((side) => isSameList(a[side].order, b[side].order));
}

/** The latest pictures of a motion that is interrupted, which make up 1. */
function latest(stills: readonly SharedStill[]): SharedStill[] {
  const kept = stills.filter(({ share }) => share >= LEAST_SHARE).slice(-MOST_ORIGINS);
  const sum = kept.reduce((total, { share }) => total + share, 0);
  return kept.map(({ still, share }) => ({ still, share: share / sum }));
}
