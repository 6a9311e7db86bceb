import type { Annotation } from "../model/annotation.ts";
import type { Axis } from "../model/axis.ts";
import { array, FieldError, object, oneOf, plainObject, text } from "../util/decoder.ts";
import { bytes, doublesOf, integers, permutationOf } from "./array-decoders.ts";
import { decodeTrees } from "./decode-trees.ts";
import { versioned } from "./field-decoders.ts";

const LONGEST_TEXT = 2 ** 31 - 1;

/** Labels stay bytes until somebody looks at one. */
function decodeLabels(value: unknown, count: number, path: string): Axis["label"] {
  const record = plainObject(value, path);
  const within = [0, LONGEST_TEXT] as const;
  const lengths = integers(record.lengths, [count], within, `${path}.lengths`);
  const offsets = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) offsets[i + 1] = (offsets[i] as number) + (lengths[i] as number);
  const encoded = bytes(record.text, [offsets[count] as number], `${path}.text`);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (i) => decoder.decode(encoded.subarray(offsets[i], offsets[i + 1]));
}

function decodeAnnotation(value: unknown, count: number, path: string): Annotation {
  const record = plainObject(value, path);
  const kind = oneOf("text", "number")(record.kind, `${path}.kind`);
  if (kind === "number") {
    const numbers = doublesOf([count]);
    const unit = oneOf("number", "date", "duration");
    const shape = { title: text, positive: text, negative: text, numbers, unit };
    return { kind, ...object(shape)(record, path) };
  }
  const texts = object({ title: text, values: array(text), colors: array(text) })(record, path);
  const { values, colors } = texts;
  if (colors.length !== values.length) {
    throw new FieldError(`${path}.colors`, `${colors.length} colours for ${values.length} values`);
  }
  const codes = integers(record.codes, [count], [-1, values.length - 1], `${path}.codes`);
  return { kind, ...texts, codes };
}

/** The number of items of an axis, their labels and their title. */
export type AxisLabels = Pick<Axis, "count" | "title" | "label">;

/** The orders of an axis and its tree. */
export type AxisOrders = Pick<Axis, "orders" | "constant" | "tree">;

/** Decode the labels of an axis. */
export function decodeLabelsOf(trait: unknown, count: number, path: string): AxisLabels {
  const record = versioned(trait, path);
  return {
    count,
    title: text(record.title, `${path}.title`),
    label: decodeLabels(record.labels, count, `${path}.labels`),
  };
}

/** Decode the annotations of an axis. */
export function decodeAnnotations(
  trait: unknown,
  count: number,
  path: string,
): readonly Annotation[] {
  const record = versioned(trait, path);
  return array((annotation, place) => decodeAnnotation(annotation, count, place))(
    record.categories,
    path,
  );
}

const readScores = array(oneOf("sum", "magnitude", "variance"), 3);

/** Decode the orders and the tree of an axis. */
export function decodeOrders(trait: unknown, count: number, path: string): AxisOrders {
  const record = versioned(trait, path);
  const orders = plainObject(record.orders, path);
  const order = (name: string) => permutationOf(orders[name], count, `${path}.${name}`);
  return {
    orders: { sum: order("sum"), variance: order("variance"), label: order("label") },
    constant: record.constant === undefined ? [] : readScores(record.constant, `${path}.constant`),
    tree: decodeTrees(record.tree, [count], `${path}.tree`)?.[0] ?? null,
  };
}
