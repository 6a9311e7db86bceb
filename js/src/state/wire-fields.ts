const WIRE_VERSION = 1;

/** A trait that can't be what the kernel sent: another version, a wrong size, a forged message. */
export class WireError extends Error {
  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.name = "WireError";
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new WireError(path, "an object was expected");
  }
  return value as Fields;
}

export function versioned(value: unknown, path: string): Fields {
  const record = fields(value, path);
  if (record.version !== WIRE_VERSION) {
    throw new WireError(
      path,
      `version ${String(record.version)} of the data, but this page reads version ${WIRE_VERSION}; ` +
        "restart the kernel and reload the page so that both are of one release",
    );
  }
  return record;
}

/** Whether the kernel has sent this trait: until then it is empty. */
export function isSent(trait: unknown): boolean {
  return typeof trait === "object" && trait !== null && Object.keys(trait).length > 0;
}

export function text(value: unknown, path: string): string {
  if (typeof value !== "string") throw new WireError(path, "text was expected");
  return value;
}

export function finite(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new WireError(path, "a finite number was expected");
  }
  return value;
}

export function list<T>(
  value: unknown,
  path: string,
  read: (item: unknown, path: string) => T,
): readonly T[] {
  if (!Array.isArray(value)) throw new WireError(path, "a list was expected");
  return value.map((item, i) => read(item, `${path}[${i}]`));
}

export function oneOf<T extends string>(value: unknown, known: readonly T[], path: string): T {
  const found = known.find((name) => name === value);
  if (found === undefined) {
    throw new WireError(path, `${known.map((name) => `"${name}"`).join(" or ")} was expected`);
  }
  return found;
}

export function positiveWhole(value: unknown, path: string): number {
  if (!Number.isInteger(value) || (value as number) < 1) {
    throw new WireError(path, "a positive whole number was expected");
  }
  return value as number;
}
