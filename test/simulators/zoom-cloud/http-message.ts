/**
 * What the simulated cloud receives and answers, as plain values: the server reads and writes the sockets, everything
 * else only decides. The error body is Zoom's (reference 14.2).
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';

export interface Received {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export function json(
  status: number,
  document: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(document),
  };
}

export const empty = (status: number): Answer => ({ status, headers: {}, body: '' });

/** `errors` is left out when no field is to blame. */
export function zoomError(
  status: number,
  code: number,
  message: string,
  errors: readonly FieldError[] = [],
): Answer {
  return json(status, { code, message, ...(errors.length === 0 ? {} : { errors }) });
}

export const invalidField = (field: string, message: string): Answer =>
  zoomError(400, 300, 'Validation Failed.', [{ field, message }]);

/** What a strict schema had against a body, in Zoom's words for it. `under`: where in the body it stood. */
export function validationFailed(error: z.ZodError, under: readonly PropertyKey[] = []): Answer {
  const errors = error.issues.flatMap((issue) => {
    const path = [...under, ...issue.path];
    const named = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return named.map((one) => ({ field: one.map(String).join('.'), message: issue.message }));
  });
  return zoomError(400, 300, 'Validation Failed.', errors);
}

/** The parsed body, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says so in its own words.
    return undefined;
  }
}

export const notJson = zoomError(400, 300, 'Request Body should be a valid JSON object.');
