import { signal } from "@preact/signals-core";

/**
 * The four hooks that components here use, as Preact's own are, with signals for their state: what
 * is set is a change like any other, which `follow-signals.ts` follows already.
 */

type Parts = readonly unknown[];

/** Something to do with what was drawn, and how to take it back before it is done again. */
interface Doing {
  begin: (() => unknown) | null;
  end: unknown;
}

/** What a component keeps from one drawing to the next, in the order in which it asks for it. */
export class Kept {
  readonly values: unknown[] = [];
  readonly #doings: Doing[] = [];
  next = 0;

  /** Draws with what is kept here. */
  drawing<T>(draw: () => T): T {
    current = this;
    this.next = 0;
    return draw();
  }

  doing(): Doing {
    const doing: Doing = { begin: null, end: null };
    this.#doings.push(doing);
    return doing;
  }

  /** Does what the latest drawing wants to be done, now that it is on the page. */
  settle(): void {
    const due = this.#doings.filter(({ begin }) => begin);
    this.#end(due);
    for (const doing of due) {
      doing.end = doing.begin?.();
      doing.begin = null;
    }
  }

  leave(): void {
    this.#end(this.#doings);
  }

  #end(doings: readonly Doing[]): void {
    for (const { end } of doings) if (typeof end === "function") end();
  }
}

let current = new Kept();

function kept<T>(make: () => T): T {
  const { values } = current;
  const place = current.next++;
  if (place === values.length) values.push(make());
  return values[place] as T;
}

/** Whether this differs from what it was in the drawing before. */
function isOther(parts: Parts | undefined): boolean {
  const known = useRef<Parts | undefined>(undefined);
  const before = known.current;
  known.current = parts;
  return !parts || !before || parts.some((part, i) => !Object.is(part, before[i]));
}

export function useRef<T>(first: T): { current: T };
export function useRef<T>(first: null): { current: T | null };
export function useRef<T>(first: T): { current: T } {
  return kept(() => ({ current: first }));
}

export function useState<T>(first: T | (() => T)): readonly [T, (value: T) => void] {
  const [state, set] = kept(() => {
    const made = signal(typeof first === "function" ? (first as () => T)() : first);
    const change = (value: T) => {
      made.value = value;
    };
    return [made, change] as const;
  });
  return [state.value, set];
}

/** Made anew only where one of `parts` is another. */
export function useMemo<T>(make: () => T, parts: Parts): T {
  const made = useRef<T | null>(null);
  if (isOther(parts)) made.current = make();
  return made.current as T;
}

/** Done after each drawing, or where one of `parts` is another; what it returns takes it back. */
export function useLayoutEffect(begin: () => unknown, parts?: Parts): void {
  const doing = kept(() => current.doing());
  if (isOther(parts)) doing.begin = begin;
}
