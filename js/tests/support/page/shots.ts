import { afterEach } from "vitest";
import { page } from "vitest/browser";

/** A picture of what each test leaves on the page, to be looked at. */
afterEach(async ({ task }) => {
  const title = [task.suite?.name, task.name].filter(Boolean).join(" - ");
  const name = title.replace(/[^\w-]+/g, "-").slice(0, 120);
  const file = task.file.name.replace(/^.*\/|\.test\.tsx?$/g, "");
  await page.screenshot({ path: `${import.meta.env.VITE_SHOTS}/${file}/${name}.png` });
});
