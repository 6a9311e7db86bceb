import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, context } from "esbuild";

const MAX_GZIPPED_BYTES = 80_000;
const watch = process.argv.includes("--watch");
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const options = {
  entryPoints: [path("src/widget.ts")],
  outfile: path("../clustergrammer_widget/static/widget.js"),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: !watch,
  sourcemap: watch ? "inline" : false,
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "text" },
  legalComments: "none",
  logLevel: "info",
};

if (watch) {
  await (await context(options)).watch();
} else {
  await build(options);
  const gzipped = gzipSync(await readFile(options.outfile)).length;
  console.log(`widget.js: ${(gzipped / 1000).toFixed(1)} kB gzipped`);
  if (gzipped > MAX_GZIPPED_BYTES) {
    console.error(`widget.js is over ${MAX_GZIPPED_BYTES / 1000} kB gzipped`);
    process.exit(1);
  }
}
