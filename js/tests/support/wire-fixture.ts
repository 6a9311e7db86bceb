import { TraitInflater } from "../../src/kernel/inflate-traits.ts";

type Carry = (bytes: Uint8Array) => unknown;

/** A fixture's traits as they reach the page, their base64 as the bytes that hosts hand over. */
export function asSent<T>(value: T, carry: Carry = (bytes) => bytes): T {
  return JSON.parse(JSON.stringify(value), (key, item) =>
    key === "data" ? carry(new Uint8Array(Buffer.from(item, "base64"))) : item,
  );
}

/** The same once their packed arrays are plain, as the page's decoders read them. */
export async function asRead<T extends object>(traits: T, carry?: Carry): Promise<T> {
  const sent = asSent(traits, carry);
  const unpacking = new TraitInflater();
  await unpacking.prepare(Object.values(sent));
  const read = Object.entries(sent).map(([name, trait]) => [name, unpacking.read(trait)]);
  return Object.fromEntries(read);
}
