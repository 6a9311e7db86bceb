/**
 * Return a value that all widgets of a page share. Versions of the program meet under a key; its
 * number rises when what is kept under it changes.
 */
export function pageSingleton<Shared>(key: string, make: () => Shared): Shared {
  const page = globalThis as unknown as Record<symbol, Shared | undefined>;
  const name = Symbol.for(`clustergrammer_widget.${key}`);
  page[name] ??= make();
  return page[name];
}
