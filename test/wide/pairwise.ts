/** Few rows in which every value of each factor meets every value of each other one at least once. */

/** Greedy, and the same each time: the next row takes the values that meet most pairs not met yet. */
export function pairwise(
  factors: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, string>>[] {
  const names = Object.keys(factors);
  const pair = (one: string, value: string, other: string, its: string): string =>
    one < other ? `${one}=${value}&${other}=${its}` : `${other}=${its}&${one}=${value}`;
  const open = new Set(
    names.flatMap((one, at) =>
      names
        .slice(at + 1)
        .flatMap((other) =>
          (factors[one] ?? []).flatMap((value) =>
            (factors[other] ?? []).map((its) => pair(one, value, other, its)),
          ),
        ),
    ),
  );
  const rows: Record<string, string>[] = [];
  for (let [seed] = open; seed !== undefined; [seed] = open) {
    // Beginning with a pair that is still to be met, each row meets at least one.
    const row: Record<string, string> = Object.fromEntries(new URLSearchParams(seed));
    for (const name of names.filter((one) => !(one in row))) {
      const met = (value: string): number =>
        Object.entries(row).filter(([other, its]) => open.has(pair(name, value, other, its))).length;
      const [best = ''] = (factors[name] ?? []).toSorted((one, other) => met(other) - met(one));
      row[name] = best;
    }
    for (const [one, value] of Object.entries(row))
      for (const [other, its] of Object.entries(row)) open.delete(pair(one, value, other, its));
    rows.push(row);
  }
  return rows;
}
