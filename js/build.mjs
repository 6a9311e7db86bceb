import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, context, transform } from "esbuild";

const MAX_GZIPPED_BYTES = { program: 130_000, loader: 4_000 };
const watch = process.argv.includes("--watch");
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const built = (name) => path(`../clustergrammer_widget/static/${name}`);

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

/** Write the program gzipped, and a loader that knows it by its hash. */
const packing = {
  name: "packing",
  setup({ onEnd }) {
    onEnd(async ({ errors, outputFiles }) => {
      if (errors.length > 0) return;
      const text = outputFiles[0].contents;
      const packed = gzipSync(text, { level: 9 });
      const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
      const loader = await build({
        ...common,
        entryPoints: [path("src/loader.ts")],
        define: { PROGRAM_HASH: JSON.stringify(hash) },
      });
      checkSize("program", packed.length);
      checkSize("loader", gzipSync(loader.outputFiles[0].contents).length);
      await writeFile(built("program.js.gz"), packed);
      await writeFile(built("loader.js"), loader.outputFiles[0].contents);
    });
  },
};

const common = {
  bundle: true,
  write: false,
  format: "esm",
  target: "es2022",
  minify: !watch,
  legalComments: "none",
  logLevel: "warning",
};

const program = {
  ...common,
  entryPoints: [path("src/widget.ts")],
  outfile: "program.js",
  sourcemap: watch ? "inline" : false,
  tsconfigRaw: {
    compilerOptions: { jsx: "react", jsxFactory: "h", jsxFragmentFactory: "Fragment" },
  },
  inject: [path("src/ui/jsx.ts")],
  loader: { ".html": "text" },
  plugins: [styles, packing],
};

function checkSize(name, bytes) {
  const most = MAX_GZIPPED_BYTES[name];
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB gzipped`);
  if (!watch && bytes > most) throw new Error(`the ${name} is over ${most / 1000} kB gzipped`);
}

await mkdir(built(""), { recursive: true });
await copyFile(path("src/export/html/page.html"), built("standalone.html"));
if (watch) await (await context(program)).watch();
else await build(program);
