import { expect, onTestFinished, vi } from "vitest";

/** How long rows and columns move. */
export const MOTION_MS = 800;

/** How often pictures were asked for from the graphics card, and how often they came. */
export function spyOnReading() {
  const asked = vi.spyOn(WebGL2RenderingContext.prototype, "readPixels");
  const came = vi.spyOn(WebGL2RenderingContext.prototype, "getBufferSubData");
  onTestFinished(() => {
    for (const spy of [asked, came]) spy.mockRestore();
  });
  return { asked, came };
}

/** The page's frames and clock in hand: time passes when a test says so. */
export class FrameClock {
  #now = performance.now();
  #last = 0;
  #waiting = new Map<number, FrameRequestCallback>();
  #reading = spyOnReading();

  /** Until the test is over. What was to be drawn before is drawn. */
  static async stopped(): Promise<FrameClock> {
    const requestFrame = window.requestAnimationFrame.bind(window);
    const clock = new FrameClock();
    const spies = [
      vi.spyOn(performance, "now").mockImplementation(() => clock.#now),
      vi.spyOn(window, "cancelAnimationFrame").mockImplementation((id) => {
        clock.#waiting.delete(id);
      }),
      vi.spyOn(window, "requestAnimationFrame").mockImplementation((callback) => {
        clock.#last += 1;
        clock.#waiting.set(clock.#last, callback);
        return clock.#last;
      }),
    ];
    onTestFinished(() => {
      for (const spy of spies) spy.mockRestore();
      for (const callback of clock.#waiting.values()) requestFrame(callback);
    });
    await new Promise(requestFrame);
    await new Promise((resolve) => setTimeout(resolve));
    await clock.pass(0);
    return clock;
  }

  /**
   * Lets time pass and shows what is due then: one frame moves things, the next draws them. It is
   * drawn again whenever pictures that it asked for are there.
   */
  async pass(ms: number): Promise<void> {
    this.#now += ms;
    await new Promise((resolve) => setTimeout(resolve));
    const { asked, came } = this.#reading;
    for (let before = -1; asked.mock.calls.length !== before; ) {
      before = asked.mock.calls.length;
      this.#showFrames();
      await expect.poll(() => came.mock.calls.length).toBe(asked.mock.calls.length);
    }
  }

  /** Lets time pass within a frame. */
  spend(ms: number): void {
    this.#now += ms;
  }

  /** Whether anything is to happen in the next frame. */
  get isAwaited(): boolean {
    return this.#waiting.size > 0;
  }

  #showFrames(): void {
    for (let frame = 0; frame < 2; frame++) {
      const due = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const callback of due) callback(this.#now);
    }
  }

  /** Shows the first frame of a motion, and then the one at this share of its time. */
  async startMotion(share = 0): Promise<void> {
    await this.pass(0);
    await this.pass(share * MOTION_MS);
  }
}
