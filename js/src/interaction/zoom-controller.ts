import { AXES, type AxisName, type ByAxis, mapAxes } from "../model/axes.ts";
import type { Interval } from "../model/interval.ts";
import type { ViewportState } from "../model/view-state.ts";
import { effectUntil } from "../store/effect-until.ts";
import type { ViewSession } from "../store/view-session.ts";
import { onAbort } from "../util/abort.ts";
import { deepEqual } from "../util/objects.ts";
import { fitInterval, scrollIntoView } from "../view/fit-interval.ts";
import {
  clampViewport,
  fullViewport,
  isFull,
  mixViewports,
  pan,
  toViewport,
  toViewportState,
  type Viewport,
  zoomAt,
} from "../view/viewport.ts";
import { isMotionReduced } from "./dom.ts";

const ANIMATION_MS = 600;
const REST_MS = 200;
const PIXELS_PER_LINE = 16;
const PIXELS_PER_PAGE = 400;
/** One notch of a common wheel, 100 px, magnifies by about a quarter. */
const ZOOM_PER_PIXEL = 0.0022;
/** Browsers report a pinch on a touch pad as small wheel steps with Ctrl. */
const PINCH_GAIN = 5;

function wheelPixels(event: WheelEvent): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return event.deltaY * PIXELS_PER_LINE;
  if (event.deltaMode === WheelEvent.DOM_DELTA_PAGE) return event.deltaY * PIXELS_PER_PAGE;
  return event.deltaY;
}

/** Sets off fast enough for the first frame to differ. */
function easeInOut(t: number): number {
  return t * t * (3 - 2 * t);
}

/**
 * Changes the viewport of one view: by wheel, drag and reset, and when the view changes elsewhere.
 */
export class ZoomController {
  readonly #session: ViewSession;
  #step: (() => void) | null = null;
  #target: Viewport | null = null;
  #counts: ByAxis<number>;
  #asked: ViewportState;
  #rest: ReturnType<typeof setTimeout> | null = null;

  constructor(session: ViewSession, aborted: AbortSignal) {
    this.#session = session;
    this.#counts = session.geometry.value.counts;
    this.#asked = session.store.view.value.viewport;
    effectUntil(aborted, () => this.#follow());
    onAbort(aborted, () => {
      this.#stop();
      if (this.#rest !== null) clearTimeout(this.#rest);
    });
  }

  /** Zooms at a point of the heatmap; false when there is nothing left to zoom out of, or for a sideways wheel. */
  wheel(event: WheelEvent, x: number, y: number): boolean {
    const { viewport, geometry } = this.#session;
    const delta = wheelPixels(event) * (event.ctrlKey ? PINCH_GAIN : 1);
    if (delta === 0 || (delta > 0 && isFull(viewport.value, geometry.value.counts))) return false;
    this.#stop();
    viewport.value = this.#zoomed(viewport.value, Math.exp(-delta * ZOOM_PER_PIXEL), x, y);
    this.#publishAtRest();
    return true;
  }

  /** Moves the picture by a distance in pixels. */
  drag(dx: number, dy: number): void {
    this.#stop();
    const { viewport, geometry } = this.#session;
    const { rows, cols } = viewport.value;
    const { width, height } = geometry.value;
    const dRows = (-dy * (rows[1] - rows[0])) / height;
    const dCols = (-dx * (cols[1] - cols[0])) / width;
    viewport.value = pan(viewport.value, dRows, dCols, geometry.value.counts);
    this.#publishAtRest();
  }

  reset(): void {
    this.#animateTo(fullViewport(this.#session.geometry.value.counts));
    this.#publishAtRest();
  }

  /** Magnifies around a point of the heatmap, or shrinks with a factor below 1. */
  magnify(factor: number, x: number, y: number): void {
    this.#animateTo(this.#zoomed(this.#destination, factor, x, y));
    this.#publishAtRest();
  }

  /** Follows two fingers: their middle, now at (x, y), has moved by (dx, dy). */
  pinch(factor: number, x: number, y: number, dx: number, dy: number): void {
    if (!(factor > 0 && Number.isFinite(factor))) return;
    const { viewport } = this.#session;
    viewport.value = this.#zoomed(viewport.value, factor, x - dx, y - dy);
    this.drag(dx, dy);
  }

  /** Goes to a stretch of display indices, with room around it. */
  show(side: AxisName, span: Interval): void {
    const { count } = this.#session.store.axis(side);
    const framedSpan = fitInterval(span, count.value, this.#session.extent(side));
    this.#animateTo({ ...this.#destination, [side]: framedSpan });
    this.#publishAtRest();
  }

  /** Scroll just far enough to show a cell, row or column; animated if it is far. */
  reveal(places: Partial<ByAxis<number>>, isFar: boolean): void {
    const here = this.#destination;
    const target = mapAxes((side) => {
      const place = places[side];
      return place === undefined ? here[side] : scrollIntoView(here[side], place);
    });
    if (AXES.every((side) => target[side][0] === here[side][0])) return;
    const within = clampViewport(target, this.#session.geometry.value.counts);
    if (isFar) this.#animateTo(within);
    else {
      this.#stop();
      this.#session.viewport.value = within;
    }
    this.#publishAtRest();
  }

  /** Where the picture is, or is on its way to. */
  get #destination(): Viewport {
    return this.#target ?? this.#session.viewport.peek();
  }

  #zoomed(from: Viewport, factor: number, x: number, y: number): Viewport {
    const { geometry } = this.#session;
    const { rows, cols } = from;
    const { width, height } = geometry.value;
    const anchor = {
      row: rows[0] + (y / height) * (rows[1] - rows[0]),
      col: cols[0] + (x / width) * (cols[1] - cols[0]),
    };
    return zoomAt(from, factor, anchor, geometry.value);
  }

  /** Follow the view's viewport when Python, another view or an address changes it. */
  #follow(): void {
    const asked = this.#session.store.view.value.viewport;
    const { viewport, geometry } = this.#session;
    const { counts } = geometry.value;
    const before = this.#asked;
    this.#asked = asked;
    const isFitted = this.#fit(asked, before);
    const here = toViewportState(viewport.peek(), counts);
    if (this.#rest !== null || deepEqual(asked, here)) return;
    if (isFitted) this.#publishAtRest();
    else this.#animateTo(toViewport(asked, counts));
  }

  /**
   * Show the whole of each axis whose number of visible items changed, or the viewport that came
   * with it.
   */
  #fit(asked: ViewportState, before: ViewportState): boolean {
    const { counts } = this.#session.geometry.value;
    const known = this.#counts;
    this.#counts = counts;
    if (AXES.every((side) => known[side] === counts[side])) return false;
    this.#stop();
    const here = this.#session.viewport.peek();
    const fitted = mapAxes((side) => {
      if (!deepEqual(asked[side], before[side])) return asked[side];
      return known[side] === counts[side] ? here[side] : null;
    });
    this.#session.viewport.value = toViewport(fitted, counts);
    return true;
  }

  #publishAtRest(): void {
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      if (this.#step !== null) {
        this.#publishAtRest();
        return;
      }
      this.#rest = null;
      this.#session.publishViewport();
    }, REST_MS);
  }

  #animateTo(target: Viewport): void {
    this.#stop();
    const { viewport, isAnimating, frames } = this.#session;
    if (isMotionReduced()) {
      viewport.value = target;
      return;
    }
    this.#target = target;
    const from = viewport.peek();
    const begin = performance.now();
    isAnimating.value = true;
    this.#step = () => {
      const t = Math.min(1, (performance.now() - begin) / ANIMATION_MS);
      viewport.value = mixViewports(from, target, easeInOut(t));
      if (t === 1) this.#stop();
      else if (this.#step) frames.ask("move", this.#step);
    };
    frames.ask("move", this.#step);
  }

  #stop(): void {
    if (this.#step) this.#session.frames.forget(this.#step);
    this.#step = null;
    this.#target = null;
    this.#session.isAnimating.value = false;
  }
}
