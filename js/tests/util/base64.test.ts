import { expect, test } from "vitest";
import { base64Chunks, base64Length, decodeBase64 } from "../../src/util/base64.ts";

function bytes(count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, i) => (i * 89 + (i >> 8)) & 255);
}

test.each([0, 1, 2, 3, 4, 24_575, 24_576, 24_577, 49_152, 100_000])(
  "%i bytes are written as everybody writes them, and come back",
  (count) => {
    const text = [...base64Chunks(bytes(count))].join("");
    expect(text).toBe(Buffer.from(bytes(count)).toString("base64"));
    expect(text).toHaveLength(base64Length(count));
    expect(Buffer.compare(decodeBase64(text), bytes(count))).toBe(0);
  },
);

test("a part of a larger buffer is written alone", () => {
  const part = bytes(40).subarray(7, 18);
  expect([...base64Chunks(part)]).toEqual([Buffer.from(part).toString("base64")]);
});

test("text without its padding is read, too", () => {
  expect(decodeBase64("QUI")).toEqual(Uint8Array.from([65, 66]));
});

test.each(["<script>", "QUI !", "A", "QU\nI=", "====", "QUI=QUI="])(
  "what is not base64 is refused: %j",
  (text) => {
    expect(() => decodeBase64(text)).toThrow();
  },
);
