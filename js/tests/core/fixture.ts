import { readFileSync } from "node:fs";

/** JSON has no NaN and no infinity. */
export type SharedNumber = number | null | "inf" | "-inf";

/** Cases that the Python tests read too. */
export function readFixture<Fixture>(name: string): Fixture {
  const file = new URL(`../../../tests/fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

export function number(shared: SharedNumber): number {
  if (shared === null) return Number.NaN;
  return typeof shared === "number" ? shared : Number(shared.replace("inf", "Infinity"));
}
