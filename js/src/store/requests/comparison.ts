import { doubles, integers } from "../../kernel/array-decoders.ts";
import { type AxisName, otherAxis } from "../../model/axes.ts";
import {
  adjustAndSort,
  type ComparedGroups,
  type ComparedItem,
  type ComparisonTest,
  compareItem,
} from "../../stats/compare.ts";
import { sortedUnique } from "../../util/arrays.ts";
import { plainObject } from "../../util/decoder.ts";
import { formatCount } from "../../util/number-format.ts";
import type { WidgetStore } from "../widget-store.ts";

/** Larger tables are compared by a kernel alone. */
export const MOST_CELLS_IN_PAGE = 5_000_000;
const LARGEST_ID = 2 ** 53;
/** After this time without a reply the page computes by itself. */
const PATIENCE_MS = 5_000;
const PATIENCE_WITHOUT_CHOICE_MS = 60_000;
/** The page computes in slices, to stay responsive. */
const SLICE_MS = 25;
const NUMBERS = ["meanA", "meanB", "difference", "effect", "p", "adjustedP"] as const;

/** Two groups to compare, and the test. */
export interface ComparisonRequest {
  /** What the groups consist of; the items of the other axis are tested. */
  readonly side: AxisName;
  /** Source indices. */
  readonly a: Iterable<number>;
  /** `null` for the rest of what is visible. */
  readonly b: Iterable<number> | null;
  readonly test: ComparisonTest;
}

/** The result of a comparison. */
export interface ComparisonResult {
  readonly side: AxisName;
  readonly tested: AxisName;
  readonly sizeA: number;
  readonly sizeB: number;
  readonly test: ComparisonTest;
  /** All visible items of the tested axis, the smallest p first. */
  readonly items: readonly ComparedItem[];
  /** How many of them have a p. */
  readonly testedCount: number;
  /** The page has values of seven digits, the kernel all digits. */
  readonly by: "kernel" | "page";
  /** What the means and differences are in. */
  readonly units: string;
  /** What a reader must know, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Compare two groups item by item, in the kernel if one answers, else in the page. Rejects with an
 * error whose message is a sentence for the user; its `name` is `AbortError` after an abort.
 */
export async function requestComparison(
  store: WidgetStore,
  request: ComparisonRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<ComparisonResult> {
  const { side, test } = request;
  const groups = groupsOf(store, request);
  const tested = otherAxis(side);
  const visible = store.axis(tested).visible.value;
  const cells = visible.length * (groups.a.length + groups.b.length);
  const isSmall = cells <= MOST_CELLS_IN_PAGE;
  const patience = isSmall ? PATIENCE_MS : PATIENCE_WITHOUT_CHOICE_MS;
  const units = store.units.value;
  const reply = await askKernel(store, groups, request, patience, signal);
  if (!reply && !isSmall) {
    throw new Error(
      `No kernel answers, and ${formatCount(cells)} values are too many to compare in the page ` +
        `(at most ${formatCount(MOST_CELLS_IN_PAGE)}). Run the notebook, or crop first.`,
    );
  }
  const items = reply ?? (await compareInPage(store, groups, visible, test, signal));
  const [sizeA, sizeB] = [groups.a.length, groups.b.length];
  const testedCount = items.filter(({ p }) => p !== null).length;
  return {
    side,
    tested,
    sizeA,
    sizeB,
    test,
    items,
    testedCount,
    by: reply ? "kernel" : "page",
    units,
    notes: notesOf({ sizeA, sizeB, test, untested: items.length - testedCount }),
  };
}

/** Throws an error that says what is wrong with the groups. */
function groupsOf(store: WidgetStore, { side, a, b }: ComparisonRequest): ComparedGroups {
  const first = Int32Array.from(sortedUnique(a));
  const isFirst = new Set(first);
  const second = b
    ? Int32Array.from(sortedUnique(b))
    : store.axis(side).visible.value.filter((position) => !isFirst.has(position));
  if (first.length === 0) throw new Error("The group is empty; select something first.");
  if (second.length === 0) {
    throw new Error(
      b
        ? "The other group is empty."
        : "Everything visible is selected, so there is nothing to compare it with.",
    );
  }
  const common = second.filter((position) => isFirst.has(position)).length;
  if (common > 0) {
    const members = common === 1 ? "1 member" : `${formatCount(common)} members`;
    throw new Error(`The two groups have ${members} in common; compare groups without overlap.`);
  }
  return { side, a: first, b: second };
}

interface Undefined {
  readonly sizeA: number;
  readonly sizeB: number;
  readonly test: ComparisonTest;
  readonly untested: number;
}

function notesOf({ sizeA, sizeB, test, untested }: Undefined): string[] {
  const notes: string[] = [];
  const isTooFew = test === "welch" && Math.min(sizeA, sizeB) < 2;
  if (isTooFew) {
    notes.push(
      "One group has only one member. Welch's t-test needs two values in each group, so there is " +
        "no p-value. Use the Mann-Whitney test.",
    );
  }
  if (untested > 0 && !isTooFew) {
    const verb = untested === 1 ? "has" : "have";
    notes.push(
      test === "welch"
        ? `${formatCount(untested)} ${verb} no p-value: too few values, infinite values, or no variance in either group.`
        : `${formatCount(untested)} ${verb} no p-value: one of the groups has no values.`,
    );
  }
  return notes;
}

/** The kernel's answer; `null` where none comes in time. Throws an error where it refuses. */
function askKernel(
  store: WidgetStore,
  { side, a, b }: ComparedGroups,
  request: ComparisonRequest,
  patience: number,
  signal: AbortSignal,
): Promise<ComparedItem[] | null> {
  const id = Math.floor(Math.random() * LARGEST_ID);
  const count = store.axis(otherAxis(side)).axis.value.count;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      forget();
      signal.removeEventListener("abort", abort);
      settle();
    };
    const abort = () => end(() => reject(aborted()));
    const forget = store.listen((content, buffers) => {
      const answer = content as Answer | null;
      if (answer?.id !== id) return;
      const { problem } = answer;
      if (typeof problem === "string") return end(() => reject(new Error(problem)));
      try {
        const items = decodeItems(answer, buffers, count);
        end(() => resolve(items));
      } catch {
        end(() => resolve(null));
      }
    });
    const timer = setTimeout(() => end(() => resolve(null)), patience);
    signal.addEventListener("abort", abort);
    if (signal.aborted) return abort();
    const { table } = store.history.value;
    const others = request.b ? [...b] : null;
    const compare = { id, table, axis: side, members: [...a], others, test: request.test };
    if (!store.ask({ kind: "compare", compare })) end(() => resolve(null));
  });
}

interface Answer {
  readonly kind?: unknown;
  readonly id?: unknown;
  readonly problem?: unknown;
  readonly positions?: unknown;
  readonly numbers?: unknown;
}

/** Throws a `FieldError` where the answer is none. */
function decodeItems(
  { positions, numbers }: Answer,
  buffers: readonly unknown[] | undefined,
  count: number,
): ComparedItem[] {
  const shape = plainObject(positions, "positions").shape;
  const length = Array.isArray(shape) ? Number(shape[0]) : Number.NaN;
  const first = { ...plainObject(positions, "positions"), data: buffers?.[0] };
  const second = { ...plainObject(numbers, "numbers"), data: buffers?.[1] };
  const at = integers(first, [length], [0, count - 1], "positions");
  const values = doubles(second, [NUMBERS.length, length], "numbers");
  return Array.from(at, (sourceIndex, i) => {
    const reply = NUMBERS.map((name, row) => {
      const value = values[row * length + i] as number;
      return [name, Number.isFinite(value) ? value : null];
    });
    return { sourceIndex, ...Object.fromEntries(reply) } as ComparedItem;
  });
}

async function compareInPage(
  store: WidgetStore,
  groups: ComparedGroups,
  visible: Int32Array,
  test: ComparisonTest,
  signal: AbortSignal,
): Promise<ComparedItem[]> {
  const matrix = store.matrix.value;
  const items: ReturnType<typeof compareItem>[] = [];
  let since = performance.now();
  for (const position of visible) {
    items.push(compareItem(matrix, groups, position, test));
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) throw aborted();
    since = performance.now();
  }
  return adjustAndSort(items);
}

function aborted(): DOMException {
  return new DOMException("The comparison was stopped", "AbortError");
}
