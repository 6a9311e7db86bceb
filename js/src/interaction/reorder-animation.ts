import { batch } from "@preact/signals-core";
import type { LabelledItems } from "../axis/match-labels.ts";
import { boxAlong } from "../layout/stage-layout.ts";
import { AXES, type AxisName, type ByAxis, mapAxes } from "../model/axes.ts";
import { type MotionFrame, motionFrame } from "../motion/frame.ts";
import type { AxisKeyframe, Keyframe, Motion, WeightedKeyframe } from "../motion/keyframe.ts";
import { type EnterExit, findEnterExit, phasesAt } from "../motion/phases.ts";
import { type ItemPlacement, placeItems, zoomPlacement } from "../motion/placement.ts";
import { remapItems, remapKeyframe, remapPlacement } from "../motion/remap-items.ts";
import { effectUntil } from "../store/effect-until.ts";
import type { ViewSession } from "../store/view-session.ts";
import { onAbort } from "../util/abort.ts";
import { arraysEqual } from "../util/arrays.ts";
import { isMotionReduced } from "./dom.ts";

const DURATION_MS = 800;
/** Keyframes with a smaller share are dropped when another motion starts. */
const LEAST_SHARE = 1 / 256;
/** Without a GPU a frame takes so many times longer to reach the screen than to draw. */
const WAY_TO_SCREEN = 6;
const LONGEST_WAY_MS = 60;
/** The progress of the rehearsed motion. */
const REHEARSED = 0.01;
/** The most keyframes that a motion comes from when it interrupts others. */
const MOST_ORIGINS = 3;

type Placements = ByAxis<ItemPlacement>;

type BothItems = ByAxis<LabelledItems>;

/** What a motion comes from. */
interface Origin {
  readonly placements: Placements;
  readonly keyframes: readonly WeightedKeyframe[];
}

/** A motion under way. */
interface Course {
  /** Where items started and where they go, in the viewport of `keyframe`. */
  from: Placements;
  to: Placements;
  keyframe: Keyframe;
  readonly begin: number;
  /** Whether a frame of it was shown. */
  isShown: boolean;
  readonly origins: readonly WeightedKeyframe[];
  readonly change: EnterExit;
}

/**
 * Moves rows and columns from their old positions to the new ones. With another table they are
 * matched by label, and those that are gone fade. A change during the animation starts from where
 * everything is; a zoom moves all of it.
 */
export class ReorderAnimation {
  readonly #session: ViewSession;
  #current: Keyframe | null = null;
  #course: Course | null = null;
  #hasMoved = false;
  /** The items of the table, and while they move also those that leave it. */
  #table: BothItems;
  #items: BothItems;

  constructor(session: ViewSession, aborted: AbortSignal) {
    this.#session = session;
    this.#table = itemsOf(session);
    this.#items = this.#table;
    effectUntil(aborted, () => this.#watch());
    onAbort(aborted, () => this.#stop());
  }

  /**
   * Draw a frame without movement that is never shown, so that the code is compiled. Otherwise the
   * first motion of a page would take twice as long to start.
   */
  rehearse(draw: () => void): void {
    const keyframe = this.#current;
    if (this.#hasMoved || !keyframe || isMotionReduced()) return;
    this.#hasMoved = true;
    const here = this.#placements(keyframe);
    batch(() => {
      this.#show(
        courseOf({ placements: here, keyframes: [{ keyframe, share: 1 }] }, here, keyframe),
        REHEARSED,
      );
      draw();
      this.#session.motion.value = null;
    });
    this.#session.frames.ask("draw", draw); // a signal with the value it had before the batch notifies nobody
  }

  #watch(): void {
    const next: Keyframe = { ...mapAxes((side) => this.#keyframe(side)), key: {} };
    const before = this.#current;
    this.#current = next;
    const [known, table] = [this.#table, itemsOf(this.#session)];
    this.#table = table;
    if (!before) return;
    if (AXES.some((side) => known[side].label !== table[side].label)) {
      this.#startFromTable(before, next);
    } else if (!isSameOrder(before, next)) this.#start(this.#origin(before), next);
  }

  #keyframe(side: AxisName): AxisKeyframe {
    const { store, viewport, plans } = this.#session;
    const { permutation, tree, clusters, treeHeight, showsTree, view } = store.axis(side);
    const shownTree = showsTree.value
      ? tree.value && {
          tree: tree.value,
          clusters: clusters.value,
          height: treeHeight.value,
          cut: view.value.cut ?? 0,
        }
      : null;
    const plan = plans[side].value;
    return { permutation: permutation.value, visible: viewport.value[side], plan, shownTree };
  }

  #origin(before: Keyframe): Origin {
    const moving = this.#session.motion.peek();
    return moving
      ? {
          placements: mapAxes((side) => moving[side].placement),
          keyframes: latest(moving.keyframes),
        }
      : { placements: this.#placements(before), keyframes: [{ keyframe: before, share: 1 }] };
  }

  /** Start from another table, with its items renumbered. */
  #startFromTable(before: Keyframe, next: Keyframe): void {
    const rows = remapItems(this.#items.rows, this.#table.rows);
    const cols = remapItems(this.#items.cols, this.#table.cols);
    if (!rows || !cols) {
      this.#stop();
      return;
    }
    const { placements, keyframes } = this.#origin(before);
    this.#items = { rows: rows.items, cols: cols.items };
    const by = { rows, cols };
    const origin = {
      placements: mapAxes((side) => remapPlacement(placements[side], by[side])),
      keyframes: keyframes.map(({ keyframe, share }) => {
        const remapped = mapAxes((side) => remapKeyframe(keyframe[side], by[side]));
        return { keyframe: { ...remapped, key: keyframe.key }, share };
      }),
    };
    this.#start(origin, next);
  }

  #start(origin: Origin, next: Keyframe): void {
    if (isMotionReduced() || document.hidden) {
      this.#stop();
      return;
    }
    this.#hasMoved = true;
    this.#course = courseOf(origin, this.#placements(next), next);
    this.#show(this.#course, 0);
    this.#session.frames.ask("move", this.#step);
  }

  readonly #step = (): void => {
    const [course, current] = [this.#course, this.#current];
    if (!course || !current) return;
    const t = (performance.now() - course.begin) / DURATION_MS;
    if (t >= 1) {
      this.#stop();
      return;
    }
    if (course.keyframe !== current) this.#follow(course, current);
    this.#show(course, t);
    if (course.isShown) this.#session.frames.ask("move", this.#step);
    else void this.#goOnOnceSeen();
    course.isShown = true;
  };

  /** Wait for the first frame to reach the screen, so that a slow machine is free to show it. */
  async #goOnOnceSeen(): Promise<void> {
    const begin = performance.now();
    await null; // by then it is drawn
    const cost = performance.now() - begin;
    const wait = Math.min(LONGEST_WAY_MS, WAY_TO_SCREEN * cost);
    setTimeout(() => this.#session.frames.ask("move", this.#step), wait);
  }

  /** Move everything along with a change of the viewport. */
  #follow(course: Course, keyframe: Keyframe): void {
    // what changes before the first frame belongs to the new order, such as the room it takes
    if (course.isShown) {
      const { from, keyframe: before } = course;
      course.from = mapAxes((side) =>
        zoomPlacement(from[side], before[side].visible, keyframe[side].visible),
      );
    }
    course.to = this.#placements(keyframe);
    course.keyframe = keyframe;
  }

  #placements(keyframe: Keyframe): Placements {
    return mapAxes((side) =>
      placeItems(keyframe[side].permutation, keyframe[side].visible, this.#items[side].count),
    );
  }

  #show({ from, to, keyframe, origins, change }: Course, t: number): void {
    const { layout, pixelRatio, motion } = this.#session;
    const timing = phasesAt(t, change);
    const frame = (side: AxisName) => {
      const extent = boxAlong(side, layout.peek().heatmap).length;
      const pixels = Math.max(1, Math.round(extent * pixelRatio.peek()));
      return t === 0 ? unmoved(from[side]) : motionFrame(from[side], to[side], timing, pixels);
    };
    const before = origins.map(({ keyframe, share }) => ({
      keyframe: keyframe,
      share: share * (1 - timing.changed),
    }));
    motion.value = {
      ...mapAxes(frame),
      label: mapAxes((side) => this.#items[side].label),
      keyframes: [...before, { keyframe: keyframe, share: timing.changed }],
      isBeginning: t === 0,
    } satisfies Motion;
  }

  #stop(): void {
    this.#session.frames.forget(this.#step);
    this.#course = null;
    this.#items = this.#table;
    this.#session.motion.value = null;
  }
}

function courseOf(
  { placements: from, keyframes: origins }: Origin,
  to: Placements,
  keyframe: Keyframe,
): Course {
  const changes = AXES.map((side) => findEnterExit(from[side], to[side]));
  return {
    from,
    to,
    keyframe,
    begin: performance.now(),
    isShown: false,
    origins,
    change: {
      exits: changes.some(({ exits: leaves }) => leaves),
      enters: changes.some(({ enters }) => enters),
    },
  };
}

function itemsOf({ store }: ViewSession): BothItems {
  return mapAxes((side) => store.axis(side).axis.value);
}

/** A frame that draws nothing. */
function unmoved(placement: ItemPlacement): MotionFrame {
  return { placement, items: new Int32Array(), coverage: new Float32Array() };
}

function isSameOrder(a: Keyframe, b: Keyframe): boolean {
  return AXES.every((side) => arraysEqual(a[side].permutation, b[side].permutation));
}

/** The latest keyframes of an interrupted motion, with shares that add up to 1. */
function latest(keyframes: readonly WeightedKeyframe[]): WeightedKeyframe[] {
  const kept = keyframes.filter(({ share }) => share >= LEAST_SHARE).slice(-MOST_ORIGINS);
  const sum = kept.reduce((total, { share }) => total + share, 0);
  return kept.map(({ keyframe, share }) => ({ keyframe: keyframe, share: share / sum }));
}
