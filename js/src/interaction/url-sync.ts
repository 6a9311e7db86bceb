import { pageSingleton } from "../store/page-wide/page-singleton.ts";
import type { HistoryNavigation } from "../store/requests/history-navigation.ts";
import type { WidgetStore } from "../store/widget-store.ts";
import {
  addSharedView,
  decodeView,
  encodeView,
  findSharedView,
  isAddressForOthers,
  widgetKey,
} from "../view/url-state.ts";

/** Views this page has put into its address or taken from it, so that none is taken twice. */
const known = () => pageSingleton("shared-views.1", () => new Set<string>());

function keyOf({ rows, cols }: WidgetStore): string {
  return widgetKey(rows.axis.value, cols.axis.value);
}

/** Return whether the page has an address that others can open. */
export function hasAddress(): boolean {
  if (!isAddressForOthers(location)) return false;
  try {
    // the address of a frame of another site is not what anybody has opened
    return window.parent.location.href !== "";
  } catch {
    return false;
  }
}

/** Write the view into the page's address and return the address. */
export async function writeViewToUrl(store: WidgetStore): Promise<string> {
  const key = keyOf(store);
  const letters = await encodeView(store.view.value);
  known().add(`${key}.${letters}`);
  const address = new URL(location.href);
  address.hash = addSharedView(address.hash, key, letters);
  history.replaceState(history.state, "", address);
  return address.href;
}

/**
 * The addresses this page had, the latest first: a notebook, or its login page, may have gone on
 * without the fragment before any widget could look.
 */
function addresses(): string[] {
  const entries = window.navigation?.entries() ?? [];
  const own = entries.filter((entry) => entry.sameDocument).reverse();
  const [opened] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const before = opened?.type === "navigate" ? entries[(own.at(-1)?.index ?? 0) - 1]?.url : null;
  const login = before && /\/login$/.test(new URL(before).pathname) ? before : null;
  return [location.href, ...own.map(({ url }) => url), opened?.name, login].filter(
    (address) => typeof address === "string",
  );
}

/**
 * Show the view in the address that the page was opened with; `null` where there is none for this
 * widget.
 */
export function restoreViewFromUrl(
  store: WidgetStore,
  steps: HistoryNavigation,
): Promise<void> | null {
  const key = keyOf(store);
  const letters = addresses()
    .map((address) => findSharedView(new URL(address).hash, key))
    .find((found) => found !== null);
  const name = `${key}.${letters}`;
  if (letters === undefined || known().has(name)) return null;
  known().add(name);
  return decodeView(letters)
    .then((json) => {
      steps.show(store.parseView(json));
    })
    .catch(() => {
      // somebody wrote or cut the address; the widget shows what it would without it
    });
}

/** Show the view of an address that is pasted over the page's own. */
export function followUrl(store: WidgetStore, steps: HistoryNavigation, signal: AbortSignal): void {
  window.addEventListener("hashchange", () => void restoreViewFromUrl(store, steps), { signal });
}
