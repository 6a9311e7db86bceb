import { deflateRawSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import type { Axis } from "../../src/model/axis.ts";
import {
  addSharedView,
  decodeView,
  encodeView,
  findSharedView,
  isAddressForOthers,
  isLocalAddress,
  widgetKey,
} from "../../src/view/url-state.ts";
import { plainView } from "../support/hand-made-model.ts";

function axis(labels: readonly string[], title = ""): Axis {
  const none = new Int32Array();
  return {
    count: labels.length,
    title,
    label: (position) => labels[position] as string,
    annotations: [],
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
    expect(addSharedView("", "k1", "zAb-_")).toBe("#cgw=k1.zAb-_");
    expect(findSharedView("#cgw=k1.zAb-_", "k1")).toBe("zAb-_");
    expect(findSharedView("#cgw=k1.zAb-_", "k")).toBe(null);
    expect(findSharedView("", "k1")).toBe(null);
  });

  test("keeps what the host has there", () => {
    expect(addSharedView("#Results", "k1", "z1")).toBe("#Results&cgw=k1.z1");
    expect(addSharedView("#/path?x=1&y=2", "k1", "z1")).toBe("#/path?x=1&y=2&cgw=k1.z1");
  });

  test("has a place for each widget, and one view in it", () => {
    const both = addSharedView(addSharedView("#a", "k1", "z1"), "k2", "z2");
    expect(addSharedView(both, "k1", "z3")).toBe("#a&cgw=k2.z2&cgw=k1.z3");
    expect(findSharedView(both, "k1")).toBe("z1");
    expect(findSharedView(both, "k2")).toBe("z2");
  });
});

test("a widget's key tells its table from others and is the same elsewhere", () => {
  const rows = axis(["a", "b", "c"]);
  const cols = axis(["x", "y"]);
  const key = widgetKey(rows, cols);
  expect(key).toMatch(/^[0-9a-z]{1,7}$/);
  expect(widgetKey(axis(["a", "b", "c"]), axis(["x", "y"]))).toBe(key);
  const others = [
    widgetKey(cols, rows),
    widgetKey(axis(["a", "b", "d"]), cols),
    widgetKey(axis(["a", "b"]), cols),
    widgetKey(axis(["a", "b", "c"], "Gene"), cols),
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
