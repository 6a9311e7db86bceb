import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

const SOFTWARE_WEBGL = [
  "--no-sandbox",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
];
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  server: { fs: { allow: [".."] } },
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
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
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
