/** Where things stand, in words: what can be compared on any machine, whatever its fonts look like. */

/** Runs in the page. One line for each thing that is seen: what it is, then left, top, width and height. */
export function layoutLines(): readonly string[] {
  const things = [
    ...document.querySelectorAll('button, h1, h2, h3, p, [role=dialog], dialog, .agenda, footer'),
  ];
  return things.flatMap((thing) => {
    const { x, y, width, height } = thing.getBoundingClientRect();
    if (width < 2 || height < 2 || thing.closest('.unseen') !== null) return [];
    const words = thing.tagName === 'BUTTON' ? thing.textContent.slice(0, 24).trim() : '';
    const name = `${thing.tagName.toLowerCase()} ${thing.classList[0] ?? ''} ${words}`.replace(/\s+/gu, ' ');
    return [`${name.trim()}: ${[x, y, width, height].map(Math.round).join(' ')}`];
  });
}

/** A line's name, and where it stands. */
function partsOf(line: string): readonly [name: string, place: readonly number[]] {
  const at = line.lastIndexOf(': ');
  return [
    line.slice(0, at),
    line
      .slice(at + 2)
      .split(' ')
      .map(Number),
  ];
}

/** Lines that differ by more than so many pixels, or that only one of the two has. */
export function layoutChanges(
  before: readonly string[],
  after: readonly string[],
  tolerancePx: number,
): readonly string[] {
  if (before.length !== after.length) return [`${before.length} things before, ${after.length} now`];
  return before.flatMap((line, index) => {
    const now = after[index] ?? '';
    const [nameBefore, placeBefore] = partsOf(line);
    const [nameNow, placeNow] = partsOf(now);
    const isSame =
      nameBefore === nameNow &&
      placeBefore.every((value, part) => Math.abs(value - (placeNow[part] ?? Infinity)) <= tolerancePx);
    return isSame ? [] : [`${line} → ${now}`];
  });
}
