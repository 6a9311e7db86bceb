import { onAbort } from "../util/abort.ts";

/**
 * A listener of a model: without arguments for a change of traits, with content and bytes for a
 * message.
 */
export type HostListener = (content?: unknown, buffers?: readonly unknown[]) => void;

/** The part of a host's model that this widget needs, in a notebook or in a file without one. */
export interface HostModel {
  get(trait: string): unknown;
  set(trait: string, value: unknown): void;
  save_changes(): void;
  /** Without a kernel nothing comes back, or it throws. */
  send(content: unknown): void;
  on(event: string, callback: HostListener): void;
  off(event: string, callback: HostListener): void;
  /** JupyterLab's knows its kernel, others may know of none. */
  readonly widget_manager?: unknown;
}

const DISCONNECTED = "jupyter-widgets-disconnected";

/** Call `listener` whenever one of the traits changes, until `signal` aborts. */
export function onTraits(
  model: HostModel,
  traits: readonly string[],
  listener: () => void,
  signal: AbortSignal,
): void {
  const events = traits.map((trait) => `change:${trait}`);
  for (const event of events) model.on(event, listener);
  onAbort(signal, () => {
    for (const event of events) model.off(event, listener);
  });
}

/**
 * Return whether no kernel answers: the notebook marks the elements of a disconnected model by a
 * class, or its kernel was shut down.
 */
export function isAlone(model: HostModel, hosts: Iterable<Element>): boolean {
  const manager = model.widget_manager as
    | { readonly kernel?: { readonly isDisposed: boolean } | null }
    | undefined;
  const isGone = manager?.kernel === null || manager?.kernel?.isDisposed === true;
  return isGone || Array.from(hosts).some(({ classList }) => classList.contains(DISCONNECTED));
}
