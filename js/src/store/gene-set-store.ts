import { computed, type ReadonlySignal, signal } from "@preact/signals-core";
import { type HostModel, onTraits } from "../kernel/host-model.ts";
import { type GeneSets, parseGmt } from "../stats/gene-sets.ts";

export const GENE_SETS = "_gene_sets";

/** Servers end the connection over a message of more than 10 MiB; tabs take two bytes in JSON. */
const MOST_SENT = 6_000_000;
const LONGEST_NAME = 200;

/** A library as it travels: the text of a GMT file. */
interface Sent {
  readonly version: 1;
  readonly name: string;
  readonly gmt: string;
}

/** A library of gene sets with its name. */
export interface Library {
  readonly name: string;
  readonly sets: GeneSets;
}

/** The library of gene sets that the kernel or the page chose last. */
export class GeneSetStore {
  readonly #model: HostModel;
  readonly #sent;
  /** `null` where none was chosen; read only when it is asked for. */
  readonly library: ReadonlySignal<Library | null>;

  constructor(model: HostModel, aborted: AbortSignal) {
    this.#model = model;
    const read = () => model.get(GENE_SETS) as Partial<Sent> | undefined;
    this.#sent = signal(read());
    this.library = computed(() => parsed(this.#sent.value));
    onTraits(model, [GENE_SETS], () => (this.#sent.value = read()), aborted);
  }

  /** Throws an error when this is no text of a GMT file. What is too long stays on the page. */
  choose(name: string, gmt: string): void {
    parseGmt(gmt);
    const called = [...(name.split(".gmt")[0] ?? "")].slice(0, LONGEST_NAME).join("");
    const sent: Sent = { version: 1, name: called, gmt };
    this.#sent.value = sent;
    if (gmt.length > MOST_SENT) return;
    this.#model.set(GENE_SETS, sent);
    this.#model.save_changes();
  }
}

function parsed(sent: Partial<Sent> | undefined): Library | null {
  try {
    return sent?.gmt ? { name: String(sent.name), sets: parseGmt(sent.gmt) } : null;
  } catch {
    return null;
  }
}
