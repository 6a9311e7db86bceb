/**
 * What all widgets of a page share. Each carries its own copy of the code, so they meet under a
 * key; its version counts up whenever what is kept under it changes.
 */
export function pageSingleton<Shared>(key: string, make: () => Shared): Shared {
  const page = globalThis as unknown as Record<symbol, Shared | undefined>;
  const name = Symbol.for(`clustergrammer_widget.${key}`);
  page[name] ??= make();
  return page[name];
}
