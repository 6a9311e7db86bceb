import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, context, transform } from "esbuild";

const MAX_GZIPPED_BYTES = 130_000;
const watch = process.argv.includes("--watch");
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Bundle style sheets as text. */
const styles = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async (file) => {
      const sheet = await readFile(file.path, "utf8");
      const { code } = await transform(sheet, { loader: "css", minify: !watch });
      return { contents: code, loader: "text" };
    });
  },
};

const options = {
  entryPoints: [path("src/widget.ts")],
  outfile: path("../clustergrammer_widget/static/widget.js"),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: !watch,
  sourcemap: watch ? "inline" : false,
  tsconfigRaw: {
    compilerOptions: { jsx: "react", jsxFactory: "h", jsxFragmentFactory: "Fragment" },
  },
  inject: [path("src/jsx.ts")],
  loader: { ".html": "text" },
  plugins: [styles],
  legalComments: "none",
  logLevel: "info",
};

const standalone = path("../clustergrammer_widget/static/standalone.html");
await mkdir(dirname(standalone), { recursive: true });
await copyFile(path("src/standalone/page.html"), standalone);

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
