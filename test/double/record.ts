/**
 * What the app asked of the machine: calls whose effect the double can only write down. Tests read it through
 * `control`.
 */
const calls: { readonly call: string; readonly details: readonly unknown[] }[] = [];

/** Writes down one call, for instance `dialog.showErrorBox` with its title and text. */
export function record(call: string, ...details: unknown[]): void {
  calls.push({ call, details });
}

/** The arguments of every call of this name so far. */
export function recorded(call: string): (readonly unknown[])[] {
  return calls.filter((entry) => entry.call === call).map((entry) => entry.details);
}
