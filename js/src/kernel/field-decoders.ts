import { FieldError, plainObject, predicate } from "../util/decoder.ts";
import { type Fields, isObject } from "../util/objects.ts";

const WIRE_VERSION = 1;

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

/** Whether the kernel has sent this trait: until then it is empty. */
export function isSent(trait: unknown): boolean {
  return isObject(trait) && Object.keys(trait).length > 0;
}

export const positiveInteger = predicate<number>(
  (value) => Number.isInteger(value) && (value as number) >= 1,
  "a positive whole number",
);
