import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const SOFTWARE_WEBGL = [
  "--no-sandbox",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
];
const executablePath = process.env.CHROMIUM_PATH;
/** A folder for pictures of what the tests do, `light` or `dark`, and how wide a view is. */
const shots = process.env.VITE_SHOTS;
const colorScheme = process.env.VITE_SHOTS_SCHEME === "dark" ? "dark" : "light";

/** Tests of code that needs no browser; all others run in one. */
const NODE_TESTS = [
  "tests/floors.test.ts",
  "tests/{util,model,stats,tree,axis,matrix,color,view,layout,lod,motion,kernel,store}/**/*.test.ts",
  "tests/**/*.node.test.ts",
];

/** A style sheet that is imported is its text, as in the bundle. */
const stylesAsText: Plugin = {
  name: "styles-as-text",
  enforce: "pre",
  resolveId(source, importer) {
    return source.endsWith(".css") ? this.resolve(`${source}?raw`, importer) : null;
  },
};

export default defineConfig({
  plugins: [stylesAsText],
  define: { PROGRAM_HASH: '"this version"' },
  optimizeDeps: {
    include: [
      "@preact/signals",
      "@preact/signals-core",
      "preact",
      "preact/hooks",
      "preact/jsx-runtime",
      "preact/jsx-dev-runtime",
    ],
  },
  server: { fs: { allow: ["..", ...(shots ? [shots] : [])] } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "core", environment: "node", include: NODE_TESTS },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: NODE_TESTS,
          expect: { poll: { timeout: 10_000 } },
          setupFiles: shots ? ["tests/support/page/shots.ts"] : [],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              contextOptions: { colorScheme },
              launchOptions: {
                args: SOFTWARE_WEBGL,
                ...(executablePath ? { executablePath } : {}),
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
