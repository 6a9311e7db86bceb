import { framed, revealed } from "../core/framing.ts";
import { sameJson } from "../core/same-json.ts";
import { type BySide, bySide, SIDES } from "../core/sides.ts";
import type { AxisName, Interval, ViewportState } from "../core/types.ts";
import {
  clampViewport,
  fullViewport,
  isFull,
  mixViewports,
  normalizeViewport,
  pan,
  type Viewport,
  viewportState,
  zoomAt,
} from "../core/viewport.ts";
import { whenAborted } from "../core/when-aborted.ts";
import { effectUntil } from "../state/effect-until.ts";
import type { PageState } from "../state/page-state.ts";
import { isMotionReduced } from "./reduced-motion.ts";

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

/** Moves one view's viewport: by wheel, by drag, back to the whole, and to where others sent it. */
export class Zooming {
  readonly #page: PageState;
  #step: (() => void) | null = null;
  #target: Viewport | null = null;
  #counts: BySide<number>;
  #asked: ViewportState;
  #rest: ReturnType<typeof setTimeout> | null = null;

  constructor(page: PageState, aborted: AbortSignal) {
    this.#page = page;
    this.#counts = page.geometry.value.counts;
    this.#asked = page.shared.view.value.viewport;
    effectUntil(aborted, () => this.#follow());
    whenAborted(aborted, () => {
      this.#stop();
      if (this.#rest !== null) clearTimeout(this.#rest);
    });
  }

  /** Zooms at a point of the heatmap; false when there is nothing left to zoom out of, or for a sideways wheel. */
  wheel(event: WheelEvent, x: number, y: number): boolean {
    const { viewport, geometry } = this.#page;
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
    const { viewport, geometry } = this.#page;
    const { rows, cols } = viewport.value;
    const { width, height } = geometry.value;
    const dRows = (-dy * (rows[1] - rows[0])) / height;
    const dCols = (-dx * (cols[1] - cols[0])) / width;
    viewport.value = pan(viewport.value, dRows, dCols, geometry.value.counts);
    this.#publishAtRest();
  }

  reset(): void {
    this.#animateTo(fullViewport(this.#page.geometry.value.counts));
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
    const { viewport } = this.#page;
    viewport.value = this.#zoomed(viewport.value, factor, x - dx, y - dy);
    this.drag(dx, dy);
  }

  /** Goes to a stretch of display positions, with room around it. */
  show(side: AxisName, span: Interval): void {
    const { count } = this.#page.shared.axis(side);
    const framedSpan = framed(span, count.value, this.#page.extent(side));
    this.#animateTo({ ...this.#destination, [side]: framedSpan });
    this.#publishAtRest();
  }

  /**
   * Moves no further than to have a cell, or a whole row or column, in sight; at once, or to be
   * followed with the eye.
   */
  reveal(places: Partial<BySide<number>>, isFar: boolean): void {
    const here = this.#destination;
    const target = bySide((side) => {
      const place = places[side];
      return place === undefined ? here[side] : revealed(here[side], place);
    });
    if (SIDES.every((side) => target[side][0] === here[side][0])) return;
    const within = clampViewport(target, this.#page.geometry.value.counts);
    if (isFar) this.#animateTo(within);
    else {
      this.#stop();
      this.#page.viewport.value = within;
    }
    this.#publishAtRest();
  }

  /** Where the picture is, or is on its way to. */
  get #destination(): Viewport {
    return this.#target ?? this.#page.viewport.peek();
  }

  #zoomed(from: Viewport, factor: number, x: number, y: number): Viewport {
    const { geometry } = this.#page;
    const { rows, cols } = from;
    const { width, height } = geometry.value;
    const anchor = {
      row: rows[0] + (y / height) * (rows[1] - rows[0]),
      col: cols[0] + (x / width) * (cols[1] - cols[0]),
    };
    return zoomAt(from, factor, anchor, geometry.value);
  }

  /** Goes where Python, another view or an address has moved the shared viewport. */
  #follow(): void {
    const asked = this.#page.shared.view.value.viewport;
    const { viewport, geometry } = this.#page;
    const { counts } = geometry.value;
    const before = this.#asked;
    this.#asked = asked;
    const isFitted = this.#fit(asked, before);
    const here = viewportState(viewport.peek(), counts);
    if (this.#rest !== null || sameJson(asked, here)) return;
    if (isFitted) this.#publishAtRest();
    else this.#animateTo(normalizeViewport(asked, counts));
  }

  /**
   * Where numbers of visible lines have changed, shows all of those axes at once, or what came
   * together with them.
   */
  #fit(asked: ViewportState, before: ViewportState): boolean {
    const { counts } = this.#page.geometry.value;
    const known = this.#counts;
    this.#counts = counts;
    if (SIDES.every((side) => known[side] === counts[side])) return false;
    this.#stop();
    const here = this.#page.viewport.peek();
    const fitted = bySide((side) => {
      if (!sameJson(asked[side], before[side])) return asked[side];
      return known[side] === counts[side] ? here[side] : null;
    });
    this.#page.viewport.value = normalizeViewport(fitted, counts);
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
      this.#page.publishViewport();
    }, REST_MS);
  }

  #animateTo(target: Viewport): void {
    this.#stop();
    const { viewport, isAnimating, frames } = this.#page;
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
    if (this.#step) this.#page.frames.forget(this.#step);
    this.#step = null;
    this.#target = null;
    this.#page.isAnimating.value = false;
  }
}
