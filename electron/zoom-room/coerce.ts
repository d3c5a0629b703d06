/**
 * Rooms are loose about types: booleans come as `true`, `"on"` or `"TRUE"`, ids as numbers or digits, and keys with
 * stray colons and spaces (zoom-rooms.md 3.4, 8.2). One reader per kind, used everywhere; null means "not said".
 */
export type Bag = Readonly<Record<string, unknown>>;

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function toBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  if (word === 'on' || word === 'true') return true;
  return word === 'off' || word === 'false' ? false : null;
}

/** A text of at least one visible character; numbers are written out. */
export function toText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}

export function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A meeting number as digits alone; people and rooms write it with spaces. `0` stands for "none". */
export function toMeetingNumber(value: unknown): string | null {
  const digits = toText(value)?.replace(/[\s-]/g, '') ?? '';
  return /^[1-9][0-9]*$/.test(digits) ? digits : null;
}

/** The member whose exact text equals `value` without regard to case. */
export function toOneOf<T extends string>(value: unknown, members: readonly T[]): T | null {
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  return members.find((member) => member.toLowerCase() === word) ?? null;
}

const plain = (key: string): string => key.replace(/[\s:]+$/, '').toLowerCase();

/** Follows `path` through nested objects, without regard to the case of keys or to trailing colons and spaces. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const step of path) {
    if (!isBag(here)) return undefined;
    here = member(here, step);
  }
  return here;
}

function member(bag: Bag, name: string): unknown {
  if (Object.hasOwn(bag, name)) return bag[name];
  const wanted = plain(name);
  const key = Object.keys(bag).find((candidate) => plain(candidate) === wanted);
  return key === undefined ? undefined : bag[key];
}
