import { type Signal, signal } from "@preact/signals-core";
import { annotationText, axisTitle } from "../../axis/wording.ts";
import { type AxisName, otherAxis } from "../../model/axes.ts";
import type { Axis } from "../../model/axis.ts";
import type { ItemTarget } from "../../panels/stage/hit-test.ts";
import { cycleValueOrder, toggleCategoryOrder } from "../../store/commands/orders.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { clamp } from "../../util/clamp.ts";
import { spokenText } from "../../util/text.ts";
import type { SelectionController } from "../selection-controller.ts";
import type { ZoomController } from "../zoom-controller.ts";
import { displayIndexOf, startIndex } from "./cursor-layout.ts";
import { isAcross, isArrow, itemStep, nextValueIndex, pageSize } from "./key-steps.ts";

/**
 * Moves the keyboard cursor over the labels or a category strip of one axis; the view scrolls
 * along.
 */
export class ItemCursor {
  readonly side: AxisName;
  readonly on: ItemTarget["on"];
  readonly isShown = signal(false);
  readonly #session: ViewSession;
  readonly #zooming: ZoomController;
  readonly #selecting: SelectionController;
  /** In source indices; it outlasts a new order. */
  readonly #item: Signal<number | null> = signal(null);
  readonly #strip = signal(0);

  constructor(
    session: ViewSession,
    zooming: ZoomController,
    selecting: SelectionController,
    side: AxisName,
    on: ItemTarget["on"],
  ) {
    this.#session = session;
    this.#zooming = zooming;
    this.#selecting = selecting;
    this.side = side;
    this.on = on;
  }

  get target(): ItemTarget {
    return this.#targetAt(displayIndexOf(this.#session, this.side, this.#item.value));
  }

  /** The source index of the target. */
  get item(): number {
    return this.#axis.permutation.value[this.target.displayIndex] as number;
  }

  /** What it is on, in words. */
  get text(): string {
    return itemText(this.#axis.axis.value, this.target, this.item);
  }

  show(): void {
    this.isShown.value = true;
    this.#standOn(startIndex(this.#session, this.side, this.#item.value));
  }

  /** Not while the mouse is what is used; it goes on from where that was. */
  hide(): void {
    const { hover, notice } = this.#session;
    const on = hover.value;
    if (on?.on === this.on && on.side === this.side) {
      this.#item.value = this.#axis.permutation.value[on.displayIndex] as number;
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
    const from = this.target.displayIndex;
    if (this.on !== "label" || ctrlKey || metaKey || !this.#move(key)) return false;
    this.#selecting.extend(this.side, from, this.target.displayIndex);
    return true;
  }

  #goOrDo({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const isCtrl = ctrlKey || metaKey;
    this.#session.store.endGesture();
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
    const { store } = this.#session;
    if (target.on === "label") cycleValueOrder(store, otherAxis(side), this.item);
    else toggleCategoryOrder(store, side, this.#annotations[target.strip]?.title ?? "");
  }

  #move(key: string): boolean {
    const { side, on } = this;
    const step = itemStep(key, pageSize(this.#session.viewport.value[side]));
    if (!step) return false;
    const { displayIndex } = this.target;
    let next = displayIndex + step;
    if (on === "category" && isAcross(key, side)) {
      this.#strip.value = clamp(this.#strip.value + step, 0, this.#annotations.length - 1);
      next = displayIndex;
    } else if (on === "category" && isArrow(key)) {
      const annotation = this.#annotations[this.#strip.value];
      next = nextValueIndex(annotation, this.#axis.permutation.value, displayIndex, next);
    }
    this.#goTo(next, !isArrow(key));
    return true;
  }

  #goTo(position: number, isFar: boolean): void {
    const place = clamp(position, 0, this.#axis.count.value - 1);
    this.#zooming.reveal({ [this.side]: place }, isFar);
    this.#standOn(place);
  }

  #standOn(place: number): void {
    this.#item.value = this.#axis.permutation.value[place] as number;
    this.#session.notice.value = this.text;
  }

  #targetAt(displayIndex: number): ItemTarget {
    const { side, on } = this;
    if (on === "label") return { on, side, displayIndex };
    return {
      on,
      side,
      displayIndex,
      strip: Math.min(this.#strip.value, this.#annotations.length - 1),
    };
  }

  get #axis() {
    return this.#session.store.axis(this.side);
  }

  get #annotations() {
    return this.#axis.axis.value.annotations;
  }
}

/** Describe an item for screen readers: "Gene TP53", or "Tissue: lung". */
export function itemText(axis: Axis, target: ItemTarget, index: number): string {
  if (target.on === "label")
    return spokenText(`${axisTitle(axis, target.side)} ${axis.label(index)}`);
  const annotation = axis.annotations[target.strip];
  return annotation ? spokenText(`${annotation.title}: ${annotationText(annotation, index)}`) : "";
}
