import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, context, transform } from "esbuild";
import { minify } from "terser";

const MAX_GZIPPED_BYTES = 85_000;
const watch = process.argv.includes("--watch");
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Elements are made by `h` itself: shorter than by the functions of the JSX runtime. */
const JSX = { jsx: "react", jsxFactory: "h", jsxFragmentFactory: "Fragment" };

/** Style sheets go into the bundle as text. */
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

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A variable, a parameter or a function of a shader's own. */
const DECLARATION = /(?<!uniform )\b(?:bool|float|int|i?vec[24]|void) ((?!main\b)\w+)/g;

/**
 * Shaders go into the bundle without comments, indentation and spaces around signs; what they
 * declare for themselves, and the page does not set, is called by single letters.
 */
const shaders = {
  name: "shaders",
  setup({ onLoad }) {
    onLoad({ filter: /gl\/shaders\.ts$/ }, async (file) => {
      const source = await readFile(file.path, "utf8");
      const letters = new Map();
      const shorter = (name) => letters.get(name) ?? name;
      const contents = source.replace(/`(?:#version|\$\{HEAD\})[^`]*`/g, (shader) => {
        for (const [, name] of shader.matchAll(DECLARATION)) {
          if (!letters.has(name)) letters.set(name, LETTERS[letters.size]);
        }
        return shader
          .replace(/ *\/\/.*$/gm, "")
          .replace(/\n\s+/g, "\n")
          .replace(/ ?([=+*/<>?:,;(){}&|-]) ?/g, "$1")
          .replace(/([;{}])\n/g, "$1")
          .replace(/\$\{\w+\(\w+\)\}|(?<!\.)\b\w+/g, shorter);
      });
      return { contents, loader: "ts" };
    });
  },
};

/** The page around a saved widget goes into the bundle without indentation. */
const pages = {
  name: "pages",
  setup({ onLoad }) {
    onLoad({ filter: /\.html$/ }, async (file) => {
      const page = await readFile(file.path, "utf8");
      return { contents: page.replace(/\n\s+/g, "\n"), loader: "text" };
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
  tsconfigRaw: { compilerOptions: JSX },
  inject: [path("src/jsx.ts")],
  plugins: [styles, pages, ...(watch ? [] : [shaders])],
  legalComments: "none",
  logLevel: "info",
};

const standalone = path("../clustergrammer_widget/static/standalone.html");
await mkdir(dirname(standalone), { recursive: true });
await copyFile(path("src/standalone/page.html"), standalone);

/** `unsafe` takes built-in constructors and methods for what they are: nobody here replaces them. */
const compress = {
  passes: 2,
  keep_fargs: false,
  lhs_constants: false,
  unsafe: true,
  unsafe_arrows: true,
};

/**
 * Names such as `isOpen`, `hasTree` and `rowCount` are used by this code alone, so they may be called
 * anything; not so those of JupyterLab's kernels, and of the context that copies of this share.
 */
const mangle = {
  properties: {
    regex: /^(?:is|has)[A-Z]|^(?:row|col)(?:Count|Order)$/,
    reserved: ["isDisposed", "isLost"],
  },
};

/** The order of files, by kind and folder, in which gzip finds most that is alike. */
const KINDS = [".css", ".ts", ".tsx"];
const FOLDERS = ["state", "gl", "core", "standalone", "snapshot", "panels", "ui"];

/** Imports all files in that order; what nothing uses of them is left out. */
async function entryInOrder() {
  const files = await readdir(path("src"), { recursive: true });
  const place = (file) => KINDS.indexOf(extname(file)) * 10 + FOLDERS.indexOf(file.split("/")[0]);
  const imported = files
    .filter((file) => FOLDERS.includes(file.split("/")[0]) && KINDS.includes(extname(file)))
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((file) => `import "./${file}";\n`);
  const contents = `${imported.join("")}export { default, openPage } from "./widget.ts";`;
  return { contents, resolveDir: path("src"), loader: "ts" };
}

if (watch) {
  await (await context(options)).watch();
} else {
  const { entryPoints: _, ...others } = options;
  const { outputFiles } = await build({ ...others, stdin: await entryInOrder(), write: false });
  const { code } = await minify(outputFiles[0].text, {
    module: true,
    ecma: 2022,
    compress,
    mangle,
  });
  await writeFile(options.outfile, code);
  const gzipped = gzipSync(code).length;
  console.log(`widget.js: ${(gzipped / 1000).toFixed(1)} kB gzipped`);
  if (gzipped > MAX_GZIPPED_BYTES) {
    console.error(`widget.js is over ${MAX_GZIPPED_BYTES / 1000} kB gzipped`);
    process.exit(1);
  }
}
