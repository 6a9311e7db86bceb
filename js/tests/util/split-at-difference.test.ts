import { expect, test } from "vitest";
import { splitAtDifference } from "../../src/util/split-at-difference.ts";

const tissue = "Haematopoietic and lymphoid tissue";

test("texts that begin alike are cut before what differs", () => {
  expect(splitAtDifference([`${tissue} A`, `${tissue} B`])).toEqual([
    [`${tissue} `, "A", ""],
    [`${tissue} `, "B", ""],
  ]);
});

test("texts that differ in their middle keep the part that differs", () => {
  const [one, other] = splitAtDifference([
    `${tissue} one, of the rest`,
    `${tissue} two, of the rest`,
  ]);
  expect(one).toEqual([`${tissue} `, "one, of the ", "rest"]);
  expect(other).toEqual([`${tissue} `, "two, of the ", "rest"]);
});

test("a text that is the beginning of another keeps its end", () => {
  expect(splitAtDifference([tissue, `${tissue}s`])).toEqual([
    [tissue.slice(0, -1), "e", ""],
    [tissue, "s", ""],
  ]);
});

test("texts that differ at once are not split", () => {
  expect(splitAtDifference(["lung", "skin", "", "a".repeat(300)])).toEqual([
    ["lung", "", ""],
    ["skin", "", ""],
    ["", "", ""],
    ["a".repeat(300), "", ""],
  ]);
});

test("no character is cut in two", () => {
  const [one] = splitAtDifference(["same start 😀", "same start 😁"]);
  expect(one).toEqual(["same start ", "😀", ""]);
});
