/**
 * Pages of a widget without a browser, for tests that join them to a real kernel. Each line of the
 * standard input is a command in JSON, each line of the output its reply. Nothing happens by itself:
 * messages wait until they are delivered, and time passes by a command.
 */

import { createInterface } from "node:readline";
import { prepareTraits } from "../../src/kernel/decoded-traits.ts";
import { TraitInflater } from "../../src/kernel/inflate-traits.ts";
import type { ColorView } from "../../src/model/colors.ts";
import type { Group } from "../../src/model/group.ts";
import type { AxisView, ViewState } from "../../src/model/view-state.ts";
import { WidgetStore } from "../../src/store/widget-store.ts";
import { decodeBase64 } from "../../src/util/base64.ts";
import { joinBuffers, type Path } from "../../src/util/buffers.ts";
import { HandMadeModel } from "../support/hand-made-model.ts";
import { passTime } from "./clock.ts";

interface Traits {
  readonly state: Record<string, unknown>;
  readonly paths: readonly Path[];
  readonly buffers: readonly string[];
}

/** What a person does on a page, and how it is told. */
type Act =
  | {
      readonly axis: "rows" | "cols";
      readonly change: Partial<AxisView>;
      readonly drag: string | null;
    }
  | { readonly colors: Partial<ColorView>; readonly drag: string | null }
  | { readonly viewport: ViewState["viewport"] }
  | { readonly groups: readonly Group[] }
  | { readonly step: "undo" | "redo" };

type Command =
  | { readonly do: "open"; readonly page: string; readonly traits: Traits }
  | { readonly do: "traits"; readonly page: string; readonly traits: Traits }
  | { readonly do: "message"; readonly page: string; readonly content: unknown }
  | { readonly do: "act"; readonly page: string; readonly act: Act }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "read"; readonly page: string };

/** A model whose messages to the kernel wait in a list. */
class WaitingModel extends HandMadeModel {
  outgoing: unknown[] = [];

  override send(content: unknown): void {
    this.outgoing.push(content);
  }
}

interface Page {
  readonly model: WaitingModel;
  readonly shared: WidgetStore;
}

const pages = new Map<string, Page>();
const life = new AbortController();

function joined({ state, paths, buffers }: Traits): Record<string, unknown> {
  joinBuffers({ state, paths, buffers: buffers.map(decodeBase64) });
  return state;
}

async function open(name: string, traits: Traits): Promise<void> {
  const model = new WaitingModel(joined(traits));
  const unpacking = new TraitInflater();
  await prepareTraits(model, unpacking);
  pages.set(name, { model, shared: new WidgetStore(model, life.signal, () => false, unpacking) });
}

function act({ shared }: Page, what: Act): void {
  const view = shared.view.value;
  if ("axis" in what) shared.changeAxis(what.axis, what.change, what.drag);
  else if ("colors" in what) {
    shared.change({ ...view, colors: { ...view.colors, ...what.colors } }, what.drag);
  } else if ("viewport" in what) shared.change({ ...view, viewport: what.viewport });
  else if ("groups" in what) shared.regroup(what.groups);
  else {
    try {
      shared[what.step]();
    } catch {
      // the page says that this step can't be made
    }
  }
}

async function obey(command: Command): Promise<unknown> {
  if (command.do === "wait") {
    passTime(command.ms);
    return null;
  }
  if (command.do === "open") {
    await open(command.page, command.traits);
    return null;
  }
  const page = pages.get(command.page) as Page;
  if (command.do === "traits") page.model.setAll(joined(command.traits));
  else if (command.do === "message") page.model.tell(command.content);
  else if (command.do === "act") act(page, command.act);
  else {
    const { view, history, refusals, problem } = page.shared;
    return {
      view: view.value,
      history: history.value,
      saved: [page.model.get("_view"), page.model.get("_history")],
      refusals: refusals.value,
      problem: problem.value?.message ?? null,
    };
  }
  return null;
}

/** Lets what was begun, such as unpacking an array, come to its end. */
async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((done) => setImmediate(done));
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await obey(JSON.parse(line) as Command);
  await settle();
  const sent = [...pages].flatMap(([page, { model }]) =>
    model.outgoing.splice(0).map((content) => ({ page, content })),
  );
  process.stdout.write(`${JSON.stringify({ reply, sent })}\n`);
}
