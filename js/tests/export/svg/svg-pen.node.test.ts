import { describe, expect, test } from "vitest";
import { flattenColor } from "../../../src/color/css.ts";
import { svgColor } from "../../../src/export/svg/svg-color.ts";
import { SvgPen } from "../../../src/export/svg/svg-pen.ts";
import { escapeXml } from "../../../src/export/xml.ts";

/** Letters as wide as they are high, and half a letter from the middle to the baseline. */
const measuring = {
  font: "",
  textBaseline: "alphabetic",
  measureText(text: string) {
    const isMiddle = measuring.textBaseline === "middle";
    return { width: text.length * 10, fontBoundingBoxAscent: isMiddle ? 5 : 9 };
  },
};

function written(draw: (pen: SvgPen) => void): string[] {
  const pen = new SvgPen(measuring as unknown as CanvasRenderingContext2D);
  draw(pen);
  return pen.text().split("\n");
}

test("text is escaped, and what XML can't hold is left out", () => {
  expect(escapeXml(`<a href="x">'&'</a>`)).toBe(
    "&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;",
  );
  expect(escapeXml("a\0\u0008b\u007f\u009fc\ud800d\ufffe\uffff😀")).toBe("abcd😀");
});

describe("colours are written apart from their opacity", () => {
  test.each([
    ["#102030", 1, { color: "#102030", opacity: 1 }],
    ["#10203080", 0.5, { color: "#102030", opacity: 128 / 510 }],
    ["rgba(16, 32, 48, 0.25)", 1, { color: "#102030", opacity: 0.25 }],
    ["rgb(16 32 48 / 50%)", 1, { color: "#102030", opacity: 0.5 }],
  ])("%s at %d", (css, alpha, expected) => {
    expect(svgColor(css, alpha)).toEqual(expected);
  });

  test("or on their ground", () => {
    expect(flattenColor("#ff000080", "#ffffff")).toBe("#ff7f7f");
    expect(flattenColor("#12345600", "#abcdef")).toBe("#abcdef");
  });
});

describe("what is drawn becomes elements", () => {
  test("rectangles side by side become one where their colours are alike", () => {
    const rects = written((pen) => {
      pen.fillStyle = "#111111";
      for (const y of [0, 2, 4]) pen.fillRect(0, y, 10, 2);
      pen.fillStyle = "#222222";
      pen.fillRect(0, 6, 10, 2);
      pen.fillRect(10, 6, 10, 2);
      pen.fillRect(30, 6, 10, 2);
    });
    expect(rects).toEqual([
      '<rect x="0" y="0" width="10" height="6" fill="#111111"/>',
      '<rect x="0" y="6" width="20" height="2" fill="#222222"/>',
      '<rect x="30" y="6" width="10" height="2" fill="#222222"/>',
    ]);
  });

  test("paths lie where a turned pen draws them", () => {
    const [path] = written((pen) => {
      pen.save();
      pen.transform(0, 1, 1, 0, 0, 0);
      pen.fillStyle = "#333333";
      pen.beginPath();
      pen.moveTo(1, 2);
      pen.lineTo(3, 4);
      pen.closePath();
      pen.fill();
      pen.restore();
    });
    expect(path).toBe('<path d="M2 1L4 3Z" fill="#333333"/>');
  });

  test("text stands on its baseline, turned or not", () => {
    const [plain, turned] = written((pen) => {
      pen.font = "600 12px Arial, sans-serif";
      pen.textBaseline = "middle";
      pen.textAlign = "right";
      pen.fillText("a < b", 50, 20);
      pen.translate(10, 0);
      pen.rotate(Math.PI / 2);
      pen.fillText("up", 0, 0);
    });
    expect(plain).toBe(
      '<text x="50" y="24" font-family="Arial, sans-serif" font-size="12" font-weight="600" ' +
        'text-anchor="end" fill="#000000">a &lt; b</text>',
    );
    expect(turned).toContain('x="0" y="4"');
    expect(turned).toContain('transform="matrix(0 1 -1 0 10 0)"');
  });

  test("strokes are kept, and nothing is written for nothing", () => {
    const parts = written((pen) => {
      pen.fillRect(0, 0, 0, 5);
      pen.fillText("", 0, 0);
      pen.beginPath();
      pen.stroke();
      pen.globalAlpha = 0.5;
      pen.strokeRect(0, 0, 4, 4);
    });
    expect(parts).toEqual([
      '<rect x="0" y="0" width="4" height="4" fill="none" stroke="#000000" ' +
        'stroke-opacity="0.5" stroke-width="1"/>',
    ]);
  });
});
