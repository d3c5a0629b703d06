/** Keeps the parts of a state that have not changed the very same values, so that listeners can compare by identity. */
import { isDeepStrictEqual } from 'node:util';

/** `after` with the unchanged parts of `before`; `before` itself when nothing has changed. */
export function keepUnchanged<T extends object>(before: T, after: T): T {
  const kept = { ...after };
  let isSame = true;
  for (const key in after) {
    if (isDeepStrictEqual(before[key], after[key])) kept[key] = before[key];
    else isSame = false;
  }
  return isSame ? before : kept;
}
