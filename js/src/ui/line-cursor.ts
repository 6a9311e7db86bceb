import { type Signal, signal } from "@preact/signals-core";
import { other } from "../core/sides.ts";
import type { AxisName } from "../core/types.ts";
import { within } from "../core/within.ts";
import { cycleValueOrder, toggleCategoryOrder } from "../state/actions.ts";
import type { PageState } from "../state/page-state.ts";
import { placeOfLine, placeToBegin } from "./line-places.ts";
import { isAcross, isArrow, lineStep, nextValuePlace, pageOf } from "./line-steps.ts";
import type { Selecting } from "./selecting.ts";
import { type LineTarget, lineText } from "./target-text.ts";
import type { Zooming } from "./zooming.ts";

/** The keyboard's label, or its value in a category strip, of one axis; the view follows it. */
export class LineCursor {
  readonly side: AxisName;
  readonly on: LineTarget["on"];
  readonly isShown = signal(false);
  readonly #page: PageState;
  readonly #zooming: Zooming;
  readonly #selecting: Selecting;
  /** In original positions; it outlasts a new order. */
  readonly #line: Signal<number | null> = signal(null);
  readonly #strip = signal(0);

  constructor(
    page: PageState,
    zooming: Zooming,
    selecting: Selecting,
    side: AxisName,
    on: LineTarget["on"],
  ) {
    this.#page = page;
    this.#zooming = zooming;
    this.#selecting = selecting;
    this.side = side;
    this.on = on;
  }

  get target(): LineTarget {
    return this.#targetAt(placeOfLine(this.#page, this.side, this.#line.value));
  }

  /** The original position of the target. */
  get line(): number {
    return this.#axis.order.value[this.target.position] as number;
  }

  /** What it is on, in words. */
  get text(): string {
    return lineText(this.#axis.axis.value, this.target, this.line);
  }

  show(): void {
    this.isShown.value = true;
    this.#standOn(placeToBegin(this.#page, this.side, this.#line.value));
  }

  /** Not while the mouse is what is used; it goes on from where that was. */
  hide(): void {
    const { hover, notice } = this.#page;
    const on = hover.value;
    if (on?.on === this.on && on.side === this.side) {
      this.#line.value = this.#axis.order.value[on.position] as number;
      if (on.on === "category") this.#strip.value = on.strip;
    }
    if (!this.isShown.value) return;
    this.isShown.value = false;
    hover.value = null;
    notice.value = "";
  }

  /** False for a key that means nothing here. */
  press(event: KeyboardEvent): boolean {
    const isUsed = !event.altKey && (event.shiftKey ? this.#extend(event) : this.#goOrDo(event));
    if (isUsed) this.isShown.value = true;
    return isUsed;
  }

  #extend({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const from = this.target.position;
    if (this.on !== "label" || ctrlKey || metaKey || !this.#move(key)) return false;
    this.#selecting.extend(this.side, from, this.target.position);
    return true;
  }

  #goOrDo({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const isCtrl = ctrlKey || metaKey;
    this.#page.shared.endGesture();
    const letter = key.toLowerCase();
    if (!isCtrl && this.#move(key)) return true;
    if (key === "Enter" || key === " ") this.#click({ ctrlKey: isCtrl || key === " " });
    else if (isCtrl) return false;
    else if (letter === "o") this.#order();
    else if (letter === "k" && this.on === "category") this.#click({ shiftKey: true });
    else return false;
    return true;
  }

  #click(held: { readonly ctrlKey?: boolean; readonly shiftKey?: boolean }): void {
    this.#selecting.click(this.target, {
      ctrlKey: false,
      shiftKey: false,
      metaKey: false,
      ...held,
    });
  }

  #order(): void {
    const { target, side } = this;
    const { shared } = this.#page;
    if (target.on === "label") cycleValueOrder(shared, other(side), this.line);
    else toggleCategoryOrder(shared, side, this.#categories[target.strip]?.title ?? "");
  }

  #move(key: string): boolean {
    const { side, on } = this;
    const step = lineStep(key, pageOf(this.#page.viewport.value[side]));
    if (!step) return false;
    const { position } = this.target;
    let next = position + step;
    if (on === "category" && isAcross(key, side)) {
      this.#strip.value = within(this.#strip.value + step, 0, this.#categories.length - 1);
      next = position;
    } else if (on === "category" && isArrow(key)) {
      const category = this.#categories[this.#strip.value];
      next = nextValuePlace(category, this.#axis.order.value, position, next);
    }
    this.#goTo(next, !isArrow(key));
    return true;
  }

  #goTo(position: number, isFar: boolean): void {
    const place = within(position, 0, this.#axis.count.value - 1);
    this.#zooming.reveal({ [this.side]: place }, isFar);
    this.#standOn(place);
  }

  #standOn(place: number): void {
    this.#line.value = this.#axis.order.value[place] as number;
    this.#page.notice.value = this.text;
  }

  #targetAt(position: number): LineTarget {
    const { side, on } = this;
    if (on === "label") return { on, side, position };
    return { on, side, position, strip: Math.min(this.#strip.value, this.#categories.length - 1) };
  }

  get #axis() {
    return this.#page.shared.axis(this.side);
  }

  get #categories() {
    return this.#axis.axis.value.categories;
  }
}
