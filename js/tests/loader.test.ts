import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { HostListener } from "../src/kernel/host-model.ts";
import loader from "../src/loader.ts";

type Hook = (host: Readonly<Record<string, unknown>>) => unknown;

const PROGRAMS = Symbol.for("clustergrammer_widget.programs");
const SOURCE = `
globalThis.imported += 1;
export default (bytes) => ({
  initialize({ model }) { this.name = model.get("name"); },
  render({ el }) { el.textContent = this.name + " of " + bytes.length; },
});`;

const page = globalThis as unknown as Record<symbol | string, unknown>;
let packed: string;
let size: number;

beforeEach(async () => {
  const stream = new Blob([SOURCE]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  packed = btoa(String.fromCharCode(...bytes));
  size = bytes.length;
  page.imported = 0;
});

afterEach(() => {
  Reflect.deleteProperty(page, PROGRAMS);
  Reflect.deleteProperty(page, "imported");
});

/** A host's model that names the program by its id. */
function modelNamed(name: string, manager?: object) {
  const traits: Record<string, unknown> = { name, _program: "IPY_MODEL_abc" };
  const listeners = new Set<HostListener>();
  return {
    get: (trait: string) => traits[trait],
    send: vi.fn(),
    on: (_event: string, listener: HostListener) => void listeners.add(listener),
    off: (_event: string, listener: HostListener) => void listeners.delete(listener),
    listeners,
    widget_manager: manager,
  };
}

function managerWith(source: unknown) {
  return { get_model: vi.fn(async (_id: string) => ({ get: () => source })) };
}

function opened(model: ReturnType<typeof modelNamed>) {
  const { initialize, render } = loader() as unknown as { initialize: Hook; render: Hook };
  const { signal } = new AbortController();
  initialize({ model, signal });
  const el = document.createElement("div");
  const show = async () => {
    await render({ model, el, signal });
    return el.textContent;
  };
  return { el, show };
}

test("all widgets of a page run one program, which was fetched and read once", async () => {
  const manager = managerWith(packed);
  const names = ["a", "b", "c", "d", "e", "f"];
  const shown = await Promise.all(names.map((name) => opened(modelNamed(name, manager)).show()));
  expect(shown).toEqual(names.map((name) => `${name} of ${size}`));
  expect(manager.get_model.mock.calls).toEqual([["abc"]]);
  expect(page.imported).toBe(1);
  const later = modelNamed("later");
  expect(await opened(later).show()).toBe(`later of ${size}`);
  expect(later.send).not.toHaveBeenCalled();
});

test("a widget of another version runs its own program", async () => {
  const others = Promise.resolve({ bytes: new Uint8Array(1), makeWidget: () => ({}) });
  page[PROGRAMS] = new Map([["another version", others]]);
  const manager = managerWith(packed);
  expect(await opened(modelNamed("a", manager)).show()).toBe(`a of ${size}`);
  expect(manager.get_model).toHaveBeenCalledTimes(1);
});

test("a host that finds no other models gets the program from the kernel", async () => {
  const lost = { get_model: () => Promise.reject(new Error("no such model")) };
  for (const manager of [undefined, {}, lost, managerWith(undefined)]) {
    Reflect.deleteProperty(page, PROGRAMS);
    const model = modelNamed("a", manager);
    model.send.mockImplementation(() => {
      for (const listener of [...model.listeners]) {
        listener({ kind: "change", source: "" });
        listener({ kind: "program", source: packed });
      }
    });
    expect(await opened(model).show()).toBe(`a of ${size}`);
    expect(model.send.mock.calls).toEqual([[{ kind: "program" }]]);
    expect(model.listeners.size).toBe(0);
  }
});

test("what is wrong is said where the program cannot be had, and the next view tries again", async () => {
  const model = modelNamed("a");
  model.send.mockImplementationOnce(() => {
    throw new Error("there is no kernel");
  });
  const { el, show } = opened(model);
  await show();
  expect(el.querySelector("[role=alert]")?.textContent).toBe(
    "The heatmap can't be shown: there is no kernel. Run its cell again.",
  );
  model.send.mockImplementation(() => {
    for (const listener of [...model.listeners]) listener({ kind: "program", source: packed });
  });
  expect(await show()).toBe(`a of ${size}`);
});

test("one widget that cannot get the program does not keep it from the others", async () => {
  const lost = modelNamed("lost");
  lost.send.mockImplementation(() => {
    throw new Error("the kernel has ended");
  });
  const first = opened(lost).show();
  const second = opened(modelNamed("second", managerWith(packed))).show();
  expect(await first).toContain("the kernel has ended");
  expect(await second).toBe(`second of ${size}`);
});
