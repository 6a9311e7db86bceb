import { untracked } from "@preact/signals-core";
import type { KernelMessage } from "../../kernel/kernel-messages.ts";
import { onAbort } from "../../util/abort.ts";
import { effectUntil } from "../effect-until.ts";
import type { ViewSession } from "../view-session.ts";

const PATIENCE_MS = 10_000;

/** Runs, or returns the message to send to the kernel first. */
type Attempt = () => KernelMessage | null;

/** Runs what may need something of the kernel: at once where it is here, else when it arrives. */
export class PendingRequest {
  readonly #session: ViewSession;
  #attempt: Attempt | null = null;
  #giveUp: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(session: ViewSession, aborted: AbortSignal) {
    this.#session = session;
    const { topRowsClusterings, subsetClusterings } = session.store;
    effectUntil(aborted, () => {
      topRowsClusterings.value;
      subsetClusterings.value;
      untracked(() => this.#again());
    });
    const unlisten = session.store.listen((content) => this.#hear(content));
    onAbort(aborted, () => {
      unlisten();
      this.#forget();
    });
  }

  /** A new attempt takes the place of one that still waits. */
  try(attempt: Attempt, giveUp: () => void, askAfterMs = 0): void {
    const { store, pendingMessage: asked } = this.#session;
    this.#forget();
    const question = attempt();
    if (!question) return;
    this.#attempt = attempt;
    this.#giveUp = giveUp;
    asked.value = question;
    this.#timer = setTimeout(() => {
      const patience = store.ask(question) ? PATIENCE_MS : 0;
      this.#timer = setTimeout(() => {
        this.#forget();
        giveUp();
      }, patience);
    }, askAfterMs);
  }

  /** The kernel can't answer: there is nothing to wait for. */
  #hear(content: unknown): void {
    const { kind, question } = { ...(content as { kind?: unknown; question?: unknown } | null) };
    const asked = this.#session.pendingMessage.value;
    if (kind !== "refused" || !asked || question !== asked.kind) return;
    const giveUp = this.#giveUp;
    this.#forget();
    giveUp?.();
  }

  #again(): void {
    if (this.#attempt && !this.#attempt()) this.#forget();
  }

  #forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#attempt = null;
    this.#giveUp = null;
    this.#session.pendingMessage.value = null;
  }
}
