/**
 * Turns the findings of the config schema into problems that the panel can put into words in any language:
 * which key, what stands there (never a secret's value), what could stand there.
 */
import type { z } from 'zod';
import type { ConfigProblem, Expectation } from './snapshot.ts';

/** Keys whose values are shown to nobody. */
const secretKeys = ['passcode', 'clientSecret', 'privateKey', 'token', 'password', 'pinHash', 'pin'];

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function describe(value: unknown, path: readonly PropertyKey[]): string {
  if (value === undefined) return '';
  if (path.some((key) => secretKeys.includes(String(key)))) return '•••';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  return JSON.stringify(value).slice(0, 60);
}

const typeExpectations: Readonly<Record<string, Expectation['kind']>> = {
  string: 'text',
  number: 'number',
  int: 'wholeNumber',
  boolean: 'yesOrNo',
  array: 'list',
  object: 'section',
};

function expectationOf(issue: z.core.$ZodIssue, value: unknown): Expectation {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return { kind: 'present', detail: null };
      return { kind: typeExpectations[issue.expected] ?? 'text', detail: null };
    case 'invalid_value':
      return { kind: 'choice', detail: issue.values.map(String).join(' | ') };
    case 'too_small':
      if (issue.origin === 'string') return { kind: 'present', detail: null };
      return { kind: 'range', detail: `≥ ${String(issue.minimum)}` };
    case 'too_big':
      return { kind: 'range', detail: `≤ ${String(issue.maximum)}` };
    default:
      // Formats carry an example as their message; see the schema.
      return { kind: 'example', detail: issue.message };
  }
}

export function problemOf(issue: z.core.$ZodIssue, raw: unknown): ConfigProblem {
  const value = valueAt(raw, issue.path);
  return {
    key: issue.path.map(String).join('.'),
    found: describe(value, issue.path),
    expected: expectationOf(issue, value),
  };
}

/** Paths of keys in `raw` that have no counterpart in `known`. */
export function unknownKeys(raw: unknown, known: unknown, prefix = ''): string[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return [];
  if (typeof known !== 'object' || known === null) return [];
  return Object.entries(raw).flatMap(([key, value]) =>
    key in known
      ? unknownKeys(value, (known as Record<string, unknown>)[key], `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}
