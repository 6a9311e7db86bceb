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
        test: { name: "core", environment: "node", include: ["tests/{core,state}/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/{gl,panels}/**/*.test.{ts,tsx}"],
          expect: { poll: { timeout: 10_000 } },
          setupFiles: shots ? ["tests/panels/shots.ts"] : [],
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
