import type { Signal } from "@preact/signals-core";
import type { WidgetOptions } from "../kernel/decode-options.ts";
import { onAbort } from "../util/abort.ts";

/** What the notebook says of its theme, else what the system prefers. */
function hostIsDark(): boolean {
  const { jpThemeLight, vscodeThemeKind } = document.body.dataset;
  if (jpThemeLight) return jpThemeLight === "false";
  if (vscodeThemeKind) return vscodeThemeKind.includes("dark");
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Keep `isDark` in step with the option and, with "auto", with the notebook's theme. */
export function followTheme(
  isDark: Signal<boolean>,
  theme: () => WidgetOptions["theme"],
  signal: AbortSignal,
): () => void {
  const update = () => {
    isDark.value = theme() === "auto" ? hostIsDark() : theme() === "dark";
  };
  const observer = new MutationObserver(update);
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ["data-jp-theme-light", "data-vscode-theme-kind"],
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", update, { signal });
  onAbort(signal, () => observer.disconnect());
  update();
  return update;
}
