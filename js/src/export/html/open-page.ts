import type { AnyWidget } from "@anywidget/types";
import type { WidgetOptions } from "../../kernel/decode-options.ts";
import type { HostListener, HostModel } from "../../kernel/host-model.ts";
import { decodeBase64 } from "../../util/base64.ts";
import { joinBuffers, type Path } from "../../util/buffers.ts";

type Traits = Readonly<Record<string, unknown>>;

type Host = (arguments_: Readonly<Record<string, unknown>>) => void;

/** The traits of a saved widget without its arrays, which are in elements of their own. */
export interface PageRecord {
  readonly state: Traits;
  readonly paths: readonly Path[];
}

/** A model without a kernel: it keeps state and notifies views, and sends nothing. */
class StandaloneModel implements HostModel {
  readonly #traits: Map<string, unknown>;
  readonly #events = new EventTarget();

  constructor(traits: Traits) {
    this.#traits = new Map(Object.entries(traits));
  }

  get(trait: string): unknown {
    return this.#traits.get(trait);
  }

  set(trait: string, value: unknown): void {
    this.#traits.set(trait, value);
    this.#events.dispatchEvent(new Event(`change:${trait}`));
  }

  save_changes(): void {}

  send(): void {
    throw new Error("there is no kernel");
  }

  on(event: string, listener: HostListener): void {
    this.#events.addEventListener(event, listener);
  }

  off(event: string, listener: HostListener): void {
    this.#events.removeEventListener(event, listener);
  }
}

/** Show the widget of a page that `writeHtmlFile` made in `main`, as large as the window. */
export function openPage(
  main: HTMLElement,
  { state, paths }: PageRecord,
  makeWidget: (program: Uint8Array<ArrayBuffer>) => AnyWidget,
): void {
  const elements = main.ownerDocument.querySelectorAll("script[data-buffer]");
  const buffers = Array.from(elements, (element) => decodeBase64(element.textContent ?? ""));
  joinBuffers({ state, paths, buffers });
  const options = state._options as WidgetOptions;
  if (options.theme !== "auto") {
    main.ownerDocument.documentElement.style.colorScheme = options.theme;
  }
  const model = new StandaloneModel({
    ...state,
    _options: { ...options, width: "100%", height: "100%" },
  });
  const { signal } = new AbortController();
  const widget = makeWidget(state._program as Uint8Array<ArrayBuffer>);
  const { initialize, render } = widget as unknown as { initialize: Host; render: Host };
  initialize({ model, signal });
  render({ model, el: main, signal });
}
