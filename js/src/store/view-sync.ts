import { type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { AxisBases } from "../axis/base.ts";
import { visibleIndices } from "../axis/visibility.ts";
import type { HostModel } from "../kernel/host-model.ts";
import type { KernelMessage } from "../kernel/kernel-messages.ts";
import { Publisher } from "../kernel/publisher.ts";
import { AXES, type ByAxis } from "../model/axes.ts";
import type { Axis } from "../model/axis.ts";
import type { ViewState } from "../model/view-state.ts";
import { deepEqual } from "../util/objects.ts";
import { decodeChanged, decodeRefused, type ViewWithHistory } from "../view/change.ts";
import { decodeParts, decodeViewState } from "../view/decode-view.ts";
import { addGroupAnnotation, allGroups, areValidGroups } from "../view/groups.ts";
import { decodeHistory, decodeRevision } from "../view/history.ts";
import type { Parts } from "../view/parts.ts";
import { OptimisticView } from "./optimistic-view.ts";

export const VIEW = "_view";
export const HISTORY = "_history";

/** What a view is checked against. */
export interface Table {
  /** The axes with the categories that were given. */
  axes(): ByAxis<Axis>;
  /** Finds the bases of a view. */
  findBases(view: ViewState): AxisBases | "whole" | "missing";
}

/** Keeps the page's view in step with the kernel's: sends changes and receives those of others. */
export class ViewSync {
  readonly #model: HostModel;
  readonly #isAlone: () => boolean;
  readonly #table: Table;
  readonly #refusals: Signal<number> = signal(0);
  /** The traits as they were read or written last. */
  #known: readonly unknown[] = [];
  #isWriting = false;
  #isBehind = false;

  readonly view: OptimisticView;
  readonly publisher: Publisher;
  /** How many changes of this page were given up, as others had changed the view. */
  readonly refusals: ReadonlySignal<number> = this.#refusals;

  constructor(model: HostModel, isAlone: () => boolean, table: Table, aborted: AbortSignal) {
    this.#model = model;
    this.#isAlone = isAlone;
    this.#table = table;
    this.publisher = new Publisher(() => this.#publish(), aborted);
    const revision = decodeRevision(model.get(HISTORY));
    this.view = new OptimisticView(this.#readMoment(), revision, (view) => this.#canShow(view));
  }

  /** Whether the page is writing to the model, so that changes of traits are its own. */
  readonly isWriting = (): boolean => this.#isWriting;

  /** Tell the kernel that the page listens now, and the revision it has. */
  greet(): void {
    this.send({ kind: "view", revision: this.view.revision });
  }

  /** Sends a message, after the changes that were made before it; false where no kernel is. */
  send(message: KernelMessage): boolean {
    this.publisher.flush();
    return this.#send(message);
  }

  /** The traits of the view as it is now. */
  traits(): Readonly<Record<string, unknown>> {
    const history = { ...this.view.history.value, revision: this.view.revision };
    return { [VIEW]: this.view.view.value, [HISTORY]: history };
  }

  /** Takes the whole view where the kernel has sent it; throws an error where it does not fit. */
  receive(): void {
    if (deepEqual(this.#read(), this.#known)) return;
    const revision = decodeRevision(this.#model.get(HISTORY));
    if (this.view.reset(this.#readMoment(), revision, this.#isBehind)) this.#refusals.value += 1;
    this.#isBehind = false;
    if (this.view.hasUnsent) this.publisher.request();
  }

  /** Takes what the kernel tells: a change, or that one of this page is refused. */
  hear(content: unknown): void {
    const { kind } = { ...(content as { kind?: unknown } | null) };
    if (kind !== "changed" && kind !== "refused") return;
    try {
      if (kind === "changed") this.#confirm(content);
      else if (this.view.refuse(decodeRefused(content))) this.#refusals.value += 1;
    } catch {
      this.#catchUp();
    }
    this.#write();
  }

  #confirm(content: unknown): void {
    const changed = decodeChanged(content);
    if (changed.table !== this.view.history.value.table) return;
    const read = (parts: Parts, view: ViewState) => decodeParts(parts, this.#table.axes(), view);
    if (this.view.confirm(changed, read)) this.#isBehind = false;
    else this.#catchUp();
  }

  /** Asks for the whole view, where a change of it was missed. */
  #catchUp(): void {
    if (this.#isBehind) return;
    this.#isBehind = this.send({ kind: "view", revision: -1 });
  }

  #publish(): void {
    const { table } = this.view.history.value;
    const unsent = this.view.takeUnsent();
    const isHeard = unsent.map((sent) => this.#send({ kind: "change", table, ...sent }));
    if (!isHeard.every(Boolean)) this.view.settle();
    this.#write();
  }

  #send(message: KernelMessage): boolean {
    if (this.#isAlone()) return false;
    try {
      this.#model.send(message);
      return true;
    } catch {
      return false;
    }
  }

  /** Keeps the view in the model, where whoever saves the notebook finds it. */
  #write(): void {
    const traits = Object.entries(this.traits());
    this.#known = traits.map(([, trait]) => trait);
    this.#isWriting = true;
    try {
      for (const [name, trait] of traits) this.#model.set(name, trait);
    } finally {
      this.#isWriting = false;
    }
  }

  #read(): readonly unknown[] {
    return [this.#model.get(VIEW), this.#model.get(HISTORY)];
  }

  #readMoment(): ViewWithHistory {
    const sent = this.#read();
    const view = decodeViewState(sent[0], this.#table.axes());
    this.#known = sent;
    return { view, history: decodeHistory(sent[1]) };
  }

  /** Whether a view fits the table, though others have changed it meanwhile. */
  #canShow(view: ViewState): boolean {
    if (!areValidGroups(allGroups(view))) return false;
    const bases = this.#table.findBases(view);
    return AXES.every((side) => {
      const axis = addGroupAnnotation(this.#table.axes()[side], view[side].groups);
      const { order, category } = view[side];
      const titles = axis.annotations.map(({ title }) => title);
      const named = [order.by === "category" ? order.title : null, category?.title ?? null];
      if (named.some((title) => title !== null && !titles.includes(title))) return false;
      const members = typeof bases === "string" ? null : bases[side].members;
      return visibleIndices(axis, view[side], members).length > 0;
    });
  }
}
