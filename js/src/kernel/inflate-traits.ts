import { bytesIn } from "../util/buffers.ts";
import { inflate } from "../util/inflate.ts";
import { type Fields, isObject, mapValues } from "../util/objects.ts";
import { bytesOf, sizeOf, widthOf } from "./array-decoders.ts";

/** A byte of deflate stands for no more than this many. */
const MOST_PER_BYTE = 1032;

/** Inflates packed arrays of traits, which takes the browser a moment, and keeps the results. */
export class TraitInflater {
  readonly #unpacked = new WeakMap<object, unknown>();

  /** A trait as it was prepared, else as it came. */
  read(trait: unknown): unknown {
    return (isObject(trait) && this.#unpacked.get(trait)) || trait;
  }

  /** Prepares what still has to be; `null` when all of it can be read already. */
  prepare(traits: readonly unknown[]): Promise<unknown> | null {
    const waiting = traits
      .filter(isObject)
      .filter((trait) => !this.#unpacked.has(trait))
      .flatMap((trait) => {
        const arrays: Promise<void>[] = [];
        const copy = unpacked(trait, arrays);
        if (arrays.length > 0) return Promise.all(arrays).then(() => this.#keep(trait, copy));
        this.#keep(trait, trait);
        return [];
      });
    return waiting.length > 0 ? Promise.all(waiting) : null;
  }

  #keep(trait: Fields, read: unknown): void {
    this.#unpacked.set(trait, read);
  }
}

/** A copy whose packed arrays are plain ones as soon as what is added to `arrays` has settled. */
function unpacked(value: unknown, arrays: Promise<void>[]): unknown {
  if (!isObject(value) || bytesIn(value)) return value;
  if (Array.isArray(value)) return value.map((item) => unpacked(item, arrays));
  if (value.packed !== true) {
    return mapValues(value, (item) => unpacked(item, arrays));
  }
  const { packed: _, ...array } = value;
  const plain: Record<string, unknown> = array;
  arrays.push(
    plainBytes(value).then(
      (data) => {
        plain.data = data;
      },
      (problem: Error) => {
        plain.problem = `deflated bytes that can't be read: ${problem.message}`;
      },
    ),
  );
  return plain;
}

/** Inflate an array; sizes that can't be true are refused before memory is taken. */
async function plainBytes({ dtype, shape, data }: Fields): Promise<Uint8Array> {
  const [deflated, width] = [bytesOf(data, "data"), widthOf(dtype)];
  const size = sizeOf(shape) * width;
  if (!(size <= deflated.length * MOST_PER_BYTE)) {
    throw new Error(`${deflated.length} of them can't be ${size}`);
  }
  return unshuffled(await inflate(deflated, size), width);
}

/** Undo the byte shuffle: put the bytes of each number together again. */
function unshuffled(shuffled: Uint8Array, width: number): Uint8Array {
  if (width === 1) return shuffled;
  const count = Math.floor(shuffled.length / width);
  const together = new Uint8Array(shuffled.length);
  for (let place = 0; place < width; place++) {
    for (let i = 0; i < count; i++)
      together[i * width + place] = shuffled[place * count + i] as number;
  }
  return together;
}
