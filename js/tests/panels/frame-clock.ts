import { onTestFinished, vi } from "vitest";

/** How long rows and columns move. */
export const MOTION_MS = 800;

/** The page's frames and clock in hand: time passes when a test says so. */
export class FrameClock {
  #now = performance.now();
  #last = 0;
  #waiting = new Map<number, FrameRequestCallback>();

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
    clock.pass(0);
    return clock;
  }

  /** Lets time pass and shows what is due then: one frame moves things, the next draws them. */
  pass(ms: number): void {
    this.#now += ms;
    for (let frame = 0; frame < 2; frame++) {
      const due = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const callback of due) callback(this.#now);
    }
  }

  /** Shows the first frame of a motion, and then the one at this share of its time. */
  startMotion(share = 0): void {
    this.pass(0);
    this.pass(share * MOTION_MS);
  }
}
