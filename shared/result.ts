/**
 * Expected failures are values. A function that can fail for reasons outside this program returns a `Result`;
 * it throws only for bugs.
 */
import type { PanelError } from './errors.ts';

export type Result<T, E = PanelError> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok(): Result<null, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok(value: unknown = null): Result<unknown, never> {
  return { ok: true, value };
}

export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
