import { FieldError, plainObject, predicate } from "../util/decoder.ts";
import { type Fields, isObject } from "../util/objects.ts";

const WIRE_VERSION = 1;

/** Decode an object of the version of the wire that this page reads. */
export function versioned(value: unknown, path: string): Fields {
  const record = plainObject(value, path);
  if (record.version !== WIRE_VERSION) {
    throw new FieldError(
      path,
      `version ${String(record.version)} of the data, but this page reads version ${WIRE_VERSION}; ` +
        "restart the kernel and reload the page so that both are of one release",
    );
  }
  return record;
}

/** Return whether the kernel has sent a trait; it is empty until then. */
export function isSent(trait: unknown): boolean {
  return isObject(trait) && Object.keys(trait).length > 0;
}

export const positiveInteger = predicate<number>(
  (value) => Number.isInteger(value) && (value as number) >= 1,
  "a positive whole number",
);
