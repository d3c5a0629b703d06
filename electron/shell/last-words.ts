/** What is said of an exception that ends the program: its kind and its place, never its message. */

/** `TypeError at index.cjs:12:34`. Messages may hold addresses and names; the place is enough with a source map. */
export function lastWords(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = /([\w.-]+\.[cm]?[jt]s:\d+:\d+)/.exec(error.stack ?? '')?.[1];
  return place === undefined ? error.name : `${error.name} at ${place}`;
}
