import { whenAborted } from "../core/when-aborted.ts";

/** What this widget needs of its host's model: all that a notebook, or a file without one, offers. */
export interface HostModel {
  get(trait: string): unknown;
  set(trait: string, value: unknown): void;
  save_changes(): void;
  /** Where nobody listens, nothing comes back. */
  send(content: unknown): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

/** Calls `listener` whenever one of the traits changes, until `signal` aborts. */
export function onTraits(
  model: HostModel,
  traits: readonly string[],
  listener: () => void,
  signal: AbortSignal,
): void {
  const events = traits.map((trait) => `change:${trait}`);
  for (const event of events) model.on(event, listener);
  whenAborted(signal, () => {
    for (const event of events) model.off(event, listener);
  });
}
