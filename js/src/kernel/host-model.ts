import { onAbort } from "../util/abort.ts";

/** Changes of traits come without anything; a message of the kernel with its content and bytes. */
export type HostListener = (content?: unknown, buffers?: readonly unknown[]) => void;

/** What this widget needs of its host's model: all that a notebook, or a file without one, offers. */
export interface HostModel {
  get(trait: string): unknown;
  set(trait: string, value: unknown): void;
  save_changes(): void;
  /** Where nobody listens, nothing comes back, or it throws an error. */
  send(content: unknown): void;
  on(event: string, callback: HostListener): void;
  off(event: string, callback: HostListener): void;
  /** JupyterLab's knows its kernel, others may know of none. */
  readonly widget_manager?: unknown;
}

const DISCONNECTED = "jupyter-widgets-disconnected";

/** Calls `listener` whenever one of the traits changes, until `signal` aborts. */
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
 * Whether no kernel answers: the notebook says so of the elements that show the model, by a class,
 * or its kernel was shut down.
 */
export function isAlone(model: HostModel, hosts: Iterable<Element>): boolean {
  const manager = model.widget_manager as
    | { readonly kernel?: { readonly isDisposed: boolean } | null }
    | undefined;
  const isGone = manager?.kernel === null || manager?.kernel?.isDisposed === true;
  return isGone || Array.from(hosts).some(({ classList }) => classList.contains(DISCONNECTED));
}
