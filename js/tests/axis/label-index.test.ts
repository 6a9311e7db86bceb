import { describe, expect, test } from "vitest";
import { isNameList, LabelIndex } from "../../src/axis/label-index.ts";
import { foldCase } from "../../src/util/text.ts";

const everywhere = () => true;

function indexOf(labels: readonly string[]): LabelIndex {
  const index = new LabelIndex(labels.length, (position) => labels[position] as string);
  index.advance(Number.POSITIVE_INFINITY);
  return index;
}

function names(index: LabelIndex, query: string, most = 10, isVisible = everywhere): string[] {
  return index
    .search(query, most, isVisible as (position: number) => boolean)
    .matches.map(({ name }) => name);
}

describe("what is offered while typing", () => {
  const index = indexOf(["ATP53", "my TP53", "TP53BP1", "tp53", "BRCA1", "Ångström", "x-tp5"]);

  test("comes from the first letter: the name, beginnings, beginnings of words, then anywhere", () => {
    expect(names(index, "tp53")).toEqual(["tp53", "TP53BP1", "my TP53", "ATP53"]);
    expect(names(index, "T")).toEqual(["TP53BP1", "tp53", "my TP53", "x-tp5", "ATP53", "Ångström"]);
  });

  test("knows no capitals and no accents, and says where the query stands", () => {
    expect(foldCase("ÅNGSTRÖM")).toBe("angstrom");
    expect(index.search("ÅNG", 5, everywhere).matches).toEqual([
      { name: "Ångström", sourceIndices: [5], at: [0, 3] },
    ]);
    expect(index.search("p53", 1, everywhere).matches[0]?.at).toEqual([2, 5]);
    expect(indexOf(["a53 53"]).search("53", 1, everywhere).matches[0]?.at).toEqual([4, 6]);
  });

  test("is nothing for nothing, and for what no label has", () => {
    expect(names(index, "")).toEqual([]);
    expect(names(index, "   ")).toEqual([]);
    expect(names(index, "zzz")).toEqual([]);
  });

  test("has what is out of view last, but for the name itself", () => {
    const isVisible = (position: number) => position === 0;
    expect(index.search("tp53", 10, isVisible).matches.map(({ name }) => name)).toEqual([
      "tp53",
      "ATP53",
      "TP53BP1",
      "my TP53",
    ]);
  });

  test("has a name once, with every position that carries it", () => {
    const { matches } = indexOf(["b", "a", "b", "b"]).search("b", 5, everywhere);
    expect(matches).toEqual([{ name: "b", sourceIndices: [0, 2, 3], at: [0, 1] }]);
  });
});

describe("a list of names", () => {
  const index = indexOf(["TP53", "Tp53", "acid, fatty", "EGFR", "a;b", "x", "x"]);

  test.each(["\n", "\r\n", ",", ", ", "\t", ";", " ; "])("is divided at %j", (separator) => {
    const { found, missing } = index.list(["EGFR", "TP53", "nope"].join(separator));
    expect(found.map(({ name }) => name)).toEqual(["EGFR", "TP53"]);
    expect(missing).toEqual(["nope"]);
  });

  test("finds whole names first, with the separators that they contain", () => {
    const { found, missing } = index.list("acid, fatty\na;b\n\nTP53,EGFR\n");
    expect(found.map(({ name }) => name)).toEqual(["acid, fatty", "a;b", "TP53", "EGFR"]);
    expect(missing).toEqual([]);
  });

  test("finds names to the letter, else whatever their capitals, never merely similar ones", () => {
    expect(index.list("Tp53").found).toEqual([{ name: "Tp53", sourceIndices: [1], at: null }]);
    expect(index.list("tP53").found).toEqual([{ name: "TP53", sourceIndices: [0, 1], at: null }]);
    expect(index.list("TP5").missing).toEqual(["TP5"]);
    expect(index.list("x, X, x").found).toEqual([{ name: "x", sourceIndices: [5, 6], at: null }]);
  });

  test("is told from the beginning of a name", () => {
    expect(isNameList("TP53")).toBe(false);
    expect(isNameList("TP53 \n")).toBe(false);
    expect(isNameList("TP53, EGFR")).toBe(true);
    expect(isNameList("TP53\tEGFR")).toBe(true);
  });
});

describe("with many labels", () => {
  const COUNT = 200_000;
  const label = (position: number) => `GENE${position}`;

  test("they are read in slices, each once, and what is read can be searched", () => {
    let reads = 0;
    const index = new LabelIndex(1000, (position) => {
      reads += 1;
      return label(position);
    });
    expect(index.advance(0)).toBe(false);
    expect(reads).toBe(0);
    expect(index.advance(Number.POSITIVE_INFINITY)).toBe(true);
    expect(index.isComplete).toBe(true);
    expect(index.advance(Number.POSITIVE_INFINITY)).toBe(true);
    expect(reads).toBe(1000);
    expect(names(index, "gene99", 3)).toEqual(["GENE99", "GENE990", "GENE991"]);
  });

  test("a query ends once enough is found, and reads only the labels it shows", () => {
    let reads = 0;
    const index = new LabelIndex(COUNT, (position) => {
      reads += 1;
      return label(position);
    });
    index.advance(Number.POSITIVE_INFINITY);
    const work = (query: string) => {
      reads = 0;
      const { matches, hits } = index.search(query, 50, everywhere);
      return { shown: matches.length, hits, reads };
    };
    expect(work("g")).toEqual({ shown: 50, hits: 50, reads: 50 });
    expect(work("199999")).toEqual({ shown: 1, hits: 1, reads: 1 });
    expect(work("no such label")).toEqual({ shown: 0, hits: 0, reads: 0 });
    const common = work("e");
    expect([common.shown, common.reads]).toEqual([50, 50]);
    expect(common.hits).toBeLessThan(20_100);
  });

  test("all alike they are one name", () => {
    const index = indexOf(Array.from({ length: COUNT }, () => "same"));
    const { matches } = index.search("s", 50, everywhere);
    expect(matches.map(({ sourceIndices: positions }) => positions.length)).toEqual([COUNT]);
  });
});
