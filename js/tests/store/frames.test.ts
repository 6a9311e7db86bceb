import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Frames } from "../../src/store/frames.ts";

let waiting: FrameRequestCallback[];
beforeEach(() => {
  waiting = [];
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) =>
    waiting.push(callback),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** What the browser does when a frame is due. */
function frame(): void {
  for (const callback of waiting.splice(0)) callback(0);
}

test("what has moved is drawn in the same frame, whatever was asked for first", () => {
  const frames = new Frames();
  const done: string[] = [];
  const draw = () => done.push("drawn");
  const move = () => {
    done.push("moved");
    frames.ask("draw", draw);
    frames.ask("move", move);
  };
  frames.ask("draw", draw);
  frames.ask("move", move);
  for (let i = 0; i < 3; i++) frame();
  expect(done).toEqual(["moved", "drawn", "moved", "drawn", "moved", "drawn"]);
});

test("however often something is asked for, it is done once", () => {
  const frames = new Frames();
  const draw = vi.fn();
  for (let i = 0; i < 3; i++) frames.ask("draw", draw);
  expect(waiting).toHaveLength(1);
  frame();
  frame();
  expect(draw).toHaveBeenCalledTimes(1);
});

test("what is drawn may ask for the next frame", () => {
  const frames = new Frames();
  const draw = vi.fn(() => frames.ask("draw", draw));
  frames.ask("draw", draw);
  frame();
  expect(draw).toHaveBeenCalledTimes(1);
  frame();
  expect(draw).toHaveBeenCalledTimes(2);
});

test("what is forgotten is not done", () => {
  const frames = new Frames();
  const draw = vi.fn();
  frames.ask("draw", draw);
  frames.forget(draw);
  frame();
  expect(draw).not.toHaveBeenCalled();
});
