import { expect, test } from "vitest";
import { joinBuffers, splitBuffers } from "../../src/util/buffers.ts";

const shared = Uint8Array.from([9, 1, 2, 3, 9]).buffer;
const ONE = Uint8Array.from([1, 2, 3]);

function value() {
  return {
    _matrix: { values: { dtype: "uint8", shape: [3], data: new DataView(shared, 1, 3) } },
    _rows: { list: ["a", new Uint8Array(shared, 1, 3), null], whole: ONE.slice().buffer },
    _view: { rows: [0, 1.5], cols: null, text: "<\u2028>", flag: true },
  };
}

test("bytes of every kind are taken out, and the rest is what JSON can hold", () => {
  const { state, paths, buffers } = splitBuffers(value());
  expect(JSON.parse(JSON.stringify(state))).toEqual({
    _matrix: { values: { dtype: "uint8", shape: [3], data: null } },
    _rows: { list: ["a", null, null], whole: null },
    _view: value()._view,
  });
  expect(paths).toEqual([
    ["_matrix", "values", "data"],
    ["_rows", "list", 1],
    ["_rows", "whole"],
  ]);
  expect(buffers).toEqual([ONE, ONE, ONE]);
});

test("nothing of the value itself is changed", () => {
  const mine = value();
  splitBuffers(mine);
  expect(mine).toEqual(value());
});

test("bytes go back to where they were", () => {
  const split = splitBuffers(value());
  const state = JSON.parse(JSON.stringify(split.state));
  joinBuffers({ ...split, state });
  expect(state).toEqual({
    _matrix: { values: { dtype: "uint8", shape: [3], data: ONE } },
    _rows: { list: ["a", ONE, null], whole: ONE },
    _view: value()._view,
  });
});

test("when some are missing it is said how many", () => {
  const split = splitBuffers(value());
  const buffers = split.buffers.slice(1);
  expect(() => joinBuffers({ ...split, buffers })).toThrow("The file has 2 of its 3 arrays.");
});

test("bytes for a place that is not there are refused", () => {
  const misplaced = { state: { a: 1 }, paths: [["a", "b", "c"]], buffers: [ONE] };
  expect(() => joinBuffers(misplaced)).toThrow();
});
