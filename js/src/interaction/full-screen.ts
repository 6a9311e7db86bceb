import type { ViewSession } from "../store/view-session.ts";
import { onAbort } from "../util/abort.ts";

/** Shows the widget in full screen, or fills the window where that is refused. */
export class FullScreen {
  readonly #session: ViewSession;
  readonly #root: HTMLElement;
  #isOverlay = false;

  constructor(session: ViewSession, root: HTMLElement, aborted: AbortSignal) {
    this.#session = session;
    this.#root = root;
    root.addEventListener("fullscreenchange", () => this.#tell(), { signal: aborted });
    document.addEventListener("fullscreenchange", () => this.#tell(), { signal: aborted });
    onAbort(aborted, () => {
      if (this.#isNative) void document.exitFullscreen();
    });
  }

  get #isNative(): boolean {
    const tree = this.#root.getRootNode() as Document | ShadowRoot;
    return tree.fullscreenElement === this.#root;
  }

  async toggle(): Promise<void> {
    if (this.leaveOverlay()) return;
    if (this.#isNative) {
      await document.exitFullscreen();
      return;
    }
    try {
      await this.#root.requestFullscreen();
    } catch {
      this.#cover(true);
    }
  }

  /** False when the window isn't covered. */
  leaveOverlay(): boolean {
    if (!this.#isOverlay) return false;
    this.#cover(false);
    return true;
  }

  #cover(isOverlay: boolean): void {
    const root = this.#root;
    this.#isOverlay = isOverlay;
    // a popover is on top of everything, whatever the notebook's cell clips
    if (isOverlay && "showPopover" in root) {
      root.popover = "manual";
      root.showPopover();
    } else if (root.popover) {
      root.popover = null;
    }
    this.#tell();
  }

  #tell(): void {
    const isFull = this.#isNative || this.#isOverlay;
    this.#root.toggleAttribute("data-full-screen", isFull);
    this.#session.isFullScreen.value = isFull;
  }
}
