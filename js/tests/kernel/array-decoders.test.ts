import { describe, expect, test } from "vitest";
import { bytes, doubles, integers, reals } from "../../src/kernel/array-decoders.ts";
import { TraitInflater } from "../../src/kernel/inflate-traits.ts";
import { FieldError } from "../../src/util/decoder.ts";
import { wireArray } from "../support/hand-made-model.ts";
import { packed } from "../support/packed-array.ts";

const ANY = [-(2 ** 31), 2 ** 31 - 1] as const;

async function unpacked(trait: object): Promise<unknown> {
  const unpacking = new TraitInflater();
  await unpacking.prepare([trait]);
  return unpacking.read(trait);
}

test("a packed array has the numbers it was packed from", async () => {
  const numbers = Float64Array.from({ length: 500 }, (_, i) => Math.sqrt(i) - 3);
  numbers[7] = Number.NaN;
  expect(doubles(await unpacked(packed(numbers)), [500], "numbers")).toEqual(numbers);
  const positions = Int32Array.from({ length: 500 }, (_, i) => (i * 7919) % 100_003);
  expect(integers(await unpacked(packed(positions)), [500], ANY, "positions")).toEqual(positions);
});

test("numbers in a narrower type are the same numbers", () => {
  const whole = [0, 1, 100];
  for (const type of [Uint8Array, Int32Array]) {
    expect([...integers(wireArray(type.from(whole)), [3], ANY, "whole")]).toEqual(whole);
  }
  const sixteen = { dtype: "int16", shape: [2], data: Int16Array.of(-300, 300) };
  expect([...integers(sixteen, [2], ANY, "whole")]).toEqual([-300, 300]);
  const single = Float32Array.of(0.1, Number.NaN);
  expect([...doubles(wireArray(single), [2], "real")]).toEqual([...single]);
});

test("bytes at a place where numbers can't start are read all the same", () => {
  const numbers = Float64Array.of(1.5, -2, Number.NaN);
  for (let shift = 0; shift < 8; shift++) {
    const message = new Uint8Array(numbers.byteLength + shift);
    message.set(new Uint8Array(numbers.buffer), shift);
    const array = { dtype: "float64", shape: [3], data: message.subarray(shift) };
    expect(doubles(array, [3], "numbers")).toEqual(numbers);
  }
});

describe("packed bytes that are not what they say are refused, and no room is made for them", () => {
  const honest = packed(new Uint8Array(5_000).fill(7));
  const billion = { ...honest, shape: [4_000_000_000] };
  const bomb = packed(new Uint8Array(50_000_000));

  test.each([
    ["more numbers than deflate can hold", billion, 4_000_000_000, /can't be 4000000000/],
    ["fewer than there are", { ...honest, shape: [4_999] }, 4_999, /over 4999 bytes/],
    ["much fewer than there are", { ...bomb, shape: [3_000_000] }, 3_000_000, /over 3000000 bytes/],
    ["more than there are", { ...honest, shape: [5_001] }, 5_001, /5000 bytes for 5001 numbers/],
    ["cut off", { ...honest, data: honest.data.subarray(0, 9) }, 5_000, /can't be read/],
    ["nothing", { ...honest, data: new Uint8Array() }, 5_000, /0 of them can't be 5000/],
    ["no deflate", { ...honest, data: new Uint8Array(99).fill(255) }, 5_000, /can't be read/],
  ])("%s", async (_, array, length, message) => {
    const plain = await unpacked(array);
    const read = () => bytes(plain, [length], "array");
    expect(read).toThrow(FieldError);
    expect(read).toThrow(message);
  });

  test("real numbers are not made of whole ones", async () => {
    const plain = await unpacked(packed(new Uint8Array(9)));
    const wide = () => reals(plain, [9], "values");
    expect(wide).toThrow("values: float32 or float64 was expected, uint8 came");
  });
});
