import { expect, onTestFinished, vi } from "vitest";

/** How long rows and columns move. */
export const MOTION_MS = 800;

const { readPixels, getBufferSubData } = WebGL2RenderingContext.prototype;
/** Pictures that were asked for from the graphics card and have not come. */
const awaited = new Set<WebGLBuffer>();

function bufferOf(context: WebGL2RenderingContext): WebGLBuffer {
  return context.getParameter(context.PIXEL_PACK_BUFFER_BINDING);
}

/** How often pictures were asked for, and how often they came, also of those asked for before. */
export function spyOnReading() {
  const asked = vi.spyOn(WebGL2RenderingContext.prototype, "readPixels");
  const came = vi.spyOn(WebGL2RenderingContext.prototype, "getBufferSubData");
  asked.mockImplementation(function (this: WebGL2RenderingContext, ...how: unknown[]) {
    awaited.add(bufferOf(this));
    Reflect.apply(readPixels, this, how);
  });
  came.mockImplementation(function (this: WebGL2RenderingContext, ...how: unknown[]) {
    awaited.delete(bufferOf(this));
    Reflect.apply(getBufferSubData, this, how);
  });
  onTestFinished(() => {
    for (const spy of [asked, came]) spy.mockRestore();
    awaited.clear();
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
    const { asked } = this.#reading;
    for (let before = -1; asked.mock.calls.length !== before; ) {
      before = asked.mock.calls.length;
      this.#showFrames();
      await expect.poll(() => awaited.size).toBe(0);
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
