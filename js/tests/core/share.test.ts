import { deflateRawSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import {
  decodeView,
  encodeView,
  isAddressForOthers,
  isLocalAddress,
  sharedViewIn,
  shareKey,
  withSharedView,
} from "../../src/core/share.ts";
import type { Axis } from "../../src/core/types.ts";
import { plainView } from "../hand-made-model.ts";

function axis(labels: readonly string[], title = ""): Axis {
  const none = new Int32Array();
  return {
    count: labels.length,
    title,
    label: (position) => labels[position] as string,
    categories: [],
    orders: { sum: none, variance: none, label: none },
    tree: null,
  };
}

describe("a view in letters", () => {
  const view = {
    ...plainView(),
    rows: { ...plainView().rows, selected: Array.from({ length: 5000 }, (_, i) => i) },
  };

  test("comes back as it was, packed, and in letters an address can hold", async () => {
    const letters = await encodeView(view);
    expect(letters).toMatch(/^z[\w-]+$/);
    expect(letters.length).toBeLessThan(500);
    expect(await decodeView(letters)).toEqual(view);
  });

  test("comes back from a browser that can't pack", async () => {
    vi.stubGlobal("CompressionStream", undefined);
    const letters = await encodeView(plainView());
    vi.unstubAllGlobals();
    expect(letters).toMatch(/^j[\w-]+$/);
    expect(await decodeView(letters)).toEqual(plainView());
  });

  test.each(["", "z", "zAAAA", "z!!!", "jbm90IGpzb24", "j", "x123", "z%00", "jé"])(
    "that nobody packed is refused: %j",
    async (letters) => {
      await expect(decodeView(letters)).rejects.toThrow();
    },
  );

  test("that would fill the memory is refused", async () => {
    const packed = deflateRawSync(new Uint8Array(80_000_000), { level: 1 });
    const letters = packed.toString("base64url");
    await expect(decodeView(`z${letters}`)).rejects.toThrow("over 64000000 bytes");
  });
});

describe("the fragment of an address", () => {
  test("takes a view where there was nothing, and gives it back", () => {
    expect(withSharedView("", "k1", "zAb-_")).toBe("#cgw=k1.zAb-_");
    expect(sharedViewIn("#cgw=k1.zAb-_", "k1")).toBe("zAb-_");
    expect(sharedViewIn("#cgw=k1.zAb-_", "k")).toBe(null);
    expect(sharedViewIn("", "k1")).toBe(null);
  });

  test("keeps what the host has there", () => {
    expect(withSharedView("#Results", "k1", "z1")).toBe("#Results&cgw=k1.z1");
    expect(withSharedView("#/path?x=1&y=2", "k1", "z1")).toBe("#/path?x=1&y=2&cgw=k1.z1");
  });

  test("has a place for each widget, and one view in it", () => {
    const both = withSharedView(withSharedView("#a", "k1", "z1"), "k2", "z2");
    expect(withSharedView(both, "k1", "z3")).toBe("#a&cgw=k2.z2&cgw=k1.z3");
    expect(sharedViewIn(both, "k1")).toBe("z1");
    expect(sharedViewIn(both, "k2")).toBe("z2");
  });
});

test("a widget's key tells its table from others and is the same elsewhere", () => {
  const rows = axis(["a", "b", "c"]);
  const cols = axis(["x", "y"]);
  const key = shareKey(rows, cols);
  expect(key).toMatch(/^[0-9a-z]{1,7}$/);
  expect(shareKey(axis(["a", "b", "c"]), axis(["x", "y"]))).toBe(key);
  const others = [
    shareKey(cols, rows),
    shareKey(axis(["a", "b", "d"]), cols),
    shareKey(axis(["a", "b"]), cols),
    shareKey(axis(["a", "b", "c"], "Gene"), cols),
  ];
  expect(new Set([key, ...others]).size).toBe(5);
});

test.each([
  ["https://lab.example.org/notebooks/a.ipynb", true],
  ["http://localhost:8888/lab", true],
  ["file:///home/me/a.html", false],
  ["about:blank", false],
  ["data:text/html,x", false],
  ["blob:https://example.org/1", false],
  ["vscode-webview://1a2b/index.html", false],
  ["https://1a2b.vscode-cdn.net/index.html", false],
  ["https://file+.vscode-resource.vscode-cdn.net/a", false],
])("whether others can open %s: %s", (address, isUseful) => {
  expect(isAddressForOthers(new URL(address))).toBe(isUseful);
});

test.each([
  ["http://localhost:8888/lab", true],
  ["http://127.0.0.1:8888/lab", true],
  ["http://[::1]:8888/lab", true],
  ["http://0.0.0.0:8888/lab", true],
  ["http://notebook.localhost/lab", true],
  ["https://lab.example.org/lab", false],
  ["https://localhost.example.org/lab", false],
  ["http://192.168.0.7:8888/lab", false],
])("whether %s leads to this computer alone: %s", (address, isLocal) => {
  expect(isLocalAddress(new URL(address))).toBe(isLocal);
});
