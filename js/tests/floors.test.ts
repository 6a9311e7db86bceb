import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** The folders of `src`, from the top: each imports only from itself and from those after it. */
const FLOORS = [
  ".",
  "ui",
  "ui/sidebar",
  "ui/toolbar",
  "ui/stage",
  "ui/search",
  "ui/tooltip",
  "ui/selection-panel",
  "ui/selection-panel/compare",
  "ui/selection-panel/enrichment",
  "ui/selection-panel/subject",
  "ui/legend",
  "ui/controls",
  "ui/styles",
  "interaction/gestures",
  "interaction/keys",
  "interaction",
  "export/svg",
  "export/html",
  "export",
  "panels/stage",
  "panels/overlay",
  "panels/labels",
  "panels/annotations",
  "panels/dendrogram",
  "panels/cell-text",
  "panels/heatmap",
  "panels/legend",
  "panels",
  "gl",
  "store/page-wide",
  "store/requests",
  "store/commands",
  "store",
  "kernel",
  "motion",
  "lod",
  "layout",
  "view",
  "color",
  "matrix",
  "axis",
  "tree",
  "stats",
  "model",
  "util",
];
/** From here down there are no packages, no DOM, no signals and no timers. */
const PURE = FLOORS.slice(FLOORS.indexOf("motion"));
const WITH_TIMER = "util/time-sliced-task.ts";
const IMPURE =
  /\b(?:document|window|navigator)\.|\b(?:HTML\w*Element|CanvasRenderingContext2D|setTimeout|setInterval|requestAnimationFrame)\b/;

const MOST_MODULES = 15;
const MOST_LINES = 320;

const SOURCE = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.(tsx?|css)$/.test(path));
const modules = files.filter((path) => !path.endsWith(".css"));
const text = (path: string) => readFileSync(join(SOURCE, path), "utf8");
const withoutComments = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");

/** The files and packages that a module imports. */
function importsOf(path: string): string[] {
  const specifiers = text(path).matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g);
  return Array.from(specifiers, ([, specifier = ""]) => {
    const name = specifier.replace(/\?.*$/, "");
    return name.startsWith(".") ? normalize(join(dirname(path), name)) : `package ${name}`;
  });
}

test("each folder has a floor", () => {
  expect(new Set(modules.map((path) => dirname(path)))).toEqual(new Set(FLOORS));
});

test("each folder imports only from itself and from floors below", () => {
  const floor = (path: string) => FLOORS.indexOf(dirname(path));
  const upward = modules.flatMap((path) =>
    importsOf(path)
      .filter((other) => !other.startsWith("package ") && dirname(other) !== dirname(path))
      .filter((other) => floor(other) <= floor(path))
      .map((other) => `${path} imports ${other}`),
  );
  expect(upward).toEqual([]);
});

test("the lower floors are pure", () => {
  const impure = modules
    .filter((path) => PURE.includes(dirname(path)) && path !== WITH_TIMER)
    .filter(
      (path) =>
        IMPURE.test(withoutComments(text(path))) ||
        importsOf(path).some((name) => name.startsWith("package ")),
    );
  expect(impure).toEqual([]);
});

test("a folder has at most 15 modules", () => {
  const crowded = FLOORS.filter(
    (folder) => modules.filter((path) => dirname(path) === folder).length > MOST_MODULES,
  );
  expect(crowded).toEqual([]);
});

test("a file has at most 320 lines", () => {
  const long = files.filter((path) => text(path).split("\n").length > MOST_LINES + 1);
  expect(long).toEqual([]);
});
