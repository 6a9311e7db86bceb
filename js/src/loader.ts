import type { AnyWidget } from "@anywidget/types";

/** Hash of the program that was built together with this loader. */
declare const PROGRAM_HASH: string;

/** What the loader needs of a host's model. */
interface ProgramModel {
  get(trait: string): unknown;
  send(content: unknown): void;
  on(event: string, listener: (content: unknown) => void): void;
  off(event: string, listener: (content: unknown) => void): void;
  readonly widget_manager?: unknown;
}

interface ModelManager {
  get_model?(id: string): Promise<{ get(trait: string): unknown }>;
}

type Arguments = Readonly<Record<string, unknown>>;
type Hook = (host: Arguments) => unknown;
type MakeWidget = (program: Uint8Array<ArrayBuffer>) => { initialize: Hook; render: Hook };

interface Program {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly makeWidget: MakeWidget;
}

const LONGEST_WAIT_MS = 60_000;
const PROGRAMS = Symbol.for("clustergrammer_widget.programs");

/** Load the page's program once for all widgets of its version, and hand each model over to it. */
export default (): AnyWidget => {
  let opened: Promise<{ render: Hook }> | null = null;
  let open: (() => Promise<{ render: Hook }>) | null = null;
  return {
    initialize(host) {
      open = async () => {
        const { bytes, makeWidget } = await programFor(host.model as unknown as ProgramModel);
        const widget = makeWidget(bytes);
        await widget.initialize(host as unknown as Arguments);
        return widget;
      };
    },
    async render(host) {
      try {
        opened ??= open?.() ?? null;
        const widget = await opened;
        await widget?.render(host as unknown as Arguments);
      } catch (problem) {
        opened = null;
        showProblem(host.el, problem);
      }
    },
  };
};

/** Return the program that the page has, else get it by this model. */
async function programFor(model: ProgramModel): Promise<Program> {
  const page = globalThis as unknown as Record<symbol, Map<string, Promise<Program>> | undefined>;
  page[PROGRAMS] ??= new Map();
  const programs = page[PROGRAMS];
  const known = programs.get(PROGRAM_HASH);
  if (known) {
    const program = await known.catch(() => null);
    if (program) return program;
  }
  const loading = fetchProgram(model).then(importProgram);
  programs.set(PROGRAM_HASH, loading);
  return loading;
}

/** Import the program from what `fetchProgram` returns. */
async function importProgram(source: string): Promise<Program> {
  const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
  const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = new Blob([await new Response(text).arrayBuffer()], { type: "text/javascript" });
  const address = URL.createObjectURL(script);
  try {
    const { default: makeWidget } = (await import(address)) as { default: MakeWidget };
    return { bytes, makeWidget };
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Get the program, gzipped and in base64: from its model, which a saved notebook has too, else from
 * the kernel.
 */
async function fetchProgram(model: ProgramModel): Promise<string> {
  const id = String(model.get("_program")).replace("IPY_MODEL_", "");
  const manager = model.widget_manager as ModelManager | undefined;
  try {
    const source = (await manager?.get_model?.(id))?.get("source");
    if (typeof source === "string") return source;
  } catch {
    // some hosts know only the models that they show
  }
  return askKernel(model);
}

function askKernel(model: ProgramModel): Promise<string> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      model.off("msg:custom", listen);
    };
    const listen = (content: unknown) => {
      const { kind, source } = (content ?? {}) as { kind?: unknown; source?: unknown };
      if (kind !== "program" || typeof source !== "string") return;
      end();
      resolve(source);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error("the kernel did not send the program"));
    }, LONGEST_WAIT_MS);
    model.on("msg:custom", listen);
    try {
      model.send({ kind: "program" });
    } catch (problem) {
      end();
      reject(problem);
    }
  });
}

function showProblem(el: HTMLElement, problem: unknown): void {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  const reason = problem instanceof Error ? problem.message : String(problem);
  note.textContent = `The heatmap can't be shown: ${reason}. Run its cell again.`;
  el.replaceChildren(note);
}
