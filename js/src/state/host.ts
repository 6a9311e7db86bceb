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

/** Calls `listener` whenever the trait changes, until `signal` aborts. */
export function onTrait(
  model: HostModel,
  trait: string,
  listener: () => void,
  signal: AbortSignal,
): void {
  const event = `change:${trait}`;
  model.on(event, listener);
  signal.addEventListener("abort", () => model.off(event, listener), { once: true });
}
