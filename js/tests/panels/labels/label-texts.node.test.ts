import { describe, expect, test } from "vitest";
import { LabelTexts } from "../../../src/panels/labels/label-texts.ts";

/** The labels as they are written where `room` characters of one width fit. */
function written(labels: readonly string[], room: number): string[] {
  const texts = new LabelTexts({ count: labels.length, label: (i) => labels[i] ?? "" }, () => 1);
  return labels.map((_, i) => texts.text(i, room * 10, 10));
}

const ACTIONS = [
  "REGULATION_OF",
  "POSITIVE_REGULATION_OF",
  "NEGATIVE_REGULATION_OF",
  "RESPONSE_TO",
];
const TERMS = [
  "PROTEIN_KINASE_ACTIVITY",
  "PROTEIN_KINASE_BINDING",
  "INTERFERON_GAMMA_MEDIATED_SIGNALING_PATHWAY",
  "T_CELL_RECEPTOR_SIGNALING_PATHWAY",
  "OXIDATIVE_STRESS_INDUCED_APOPTOSIS",
];
const GENE_SETS = ACTIONS.flatMap((action) => TERMS.map((term) => `GOBP_${action}_${term}`));

describe("a label that is too long", () => {
  test("is cut in the middle, between words, so that both ends stay", () => {
    expect(written([GENE_SETS[0] as string, "TP53"], 34)[0]).toBe(
      "GOBP_REGULATION_OF…KINASE_ACTIVITY",
    );
  });

  test("is whole where it fits, and never longer than its room", () => {
    for (let room = 3; room < 60; room++) {
      for (const [i, text] of written(GENE_SETS, room).entries()) {
        expect(text.length).toBeLessThanOrEqual(room);
        if ((GENE_SETS[i] as string).length <= room) expect(text).toBe(GENE_SETS[i]);
        else expect(text).toContain("…");
      }
    }
  });

  test("shows what differs where all labels begin or end alike", () => {
    const prefix = "Concentration in the blood plasma of patient ";
    expect(
      written(
        ["17", "18", "203"].map((x) => prefix + x),
        20,
      ),
    ).toEqual(["Concentrat…atient 17", "Concentrat…atient 18", "Concentrat…tient 203"]);
    const suffix = " (normalised reads per million, log scale)";
    const texts = written(
      ["TP53", "EGFR"].map((x) => x + suffix),
      12,
    );
    expect(texts[0]).toMatch(/^TP53.*…/);
    expect(texts[1]).toMatch(/^EGFR.*…/);
  });

  test.each([16, 20, 26, 34])("is written like no other one, in %d characters", (room) => {
    expect(new Set(written(GENE_SETS, room)).size).toBe(GENE_SETS.length);
  });

  test("shows the middle where labels differ only there", () => {
    const labels = ["lung", "liver", "kidney"].map(
      (tissue) => `Cell line grown in ${tissue} medium over fourteen days`,
    );
    const texts = written(labels, 22);
    expect(texts[0]).toContain("lung");
    expect(texts[1]).toContain("liver");
    expect(texts[2]).toContain("kidney");
  });

  test("is the same as another one where the labels are the same", () => {
    const twice = ["one long label twice", "one long label twice"];
    const [first, second] = written(twice, 10);
    expect(first).toBe(second);
    expect(first).toMatch(/^one.*…/);
  });

  test("is not cut inside a character that people see as one", () => {
    const family = "\u{1F469}\u200D\u{1F52C}";
    const [text] = written([family.repeat(12), "x"], 7);
    expect(text?.replaceAll(family, "").replace("…", "")).toBe("");
  });

  test("is nothing where not even an ellipsis fits", () => {
    expect(written(["abc", "abd"], 0)).toEqual(["", ""]);
  });
});

test("200,000 labels cost no more than those that are read", () => {
  let read = 0;
  const label = (i: number) => {
    read++;
    return `a rather long name of one of many rows, number ${i}`;
  };
  const texts = new LabelTexts({ count: 200_000, label }, () => 1);
  expect(texts.text(123_456, 200, 10)).toMatch(/….*123456$/);
  expect(read).toBeLessThan(500);
});
