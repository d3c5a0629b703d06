/**
 * The ways to say who asks: Basic, NTLM, or a token of Microsoft's identity platform. Each sends a request with its
 * credentials over a line and gives the answer, a refusal (401) included; none tries twice with the same ones.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Config } from '../../../shared/config.ts';
import type { Fault } from '../poll.ts';
import { fault, lineFault } from './errors.ts';
import { createNtlm, type Send } from './ntlm.ts';

export type EwsAccess = NonNullable<NonNullable<Config['calendar']>['ews']>;

/** Where a token comes from; see the source itself for how it is kept and renewed. */
export interface Tokens {
  readonly get: (signal: AbortSignal) => Promise<Result<string, Fault>>;
  readonly drop: (token: string) => void;
}

export interface Login {
  readonly send: Send;
  /** After a refusal: whether the next attempt comes with new credentials, so that it makes sense at once. */
  readonly renew: () => boolean;
}

/** `tokens` is asked only where the access says `oauth`. */
export function createLogin({ auth, user, password }: EwsAccess, tokens: Tokens | null): Login {
  if (auth === 'oauth') return tokens === null ? incomplete('no application') : bearer(tokens);
  if (user === null || password === null) return incomplete('no user or no password');
  const send = auth === 'ntlm' ? createNtlm({ user, password }) : basic(user, password);
  return { send, renew: () => false };
}

function basic(user: string, password: string): Send {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return withAuthorization(authorization);
}

function bearer(tokens: Tokens): Login {
  let last: string | null = null;
  return {
    send: async (line, request, signal) => {
      const token = await tokens.get(signal);
      // Not an answer of the calendar, and nothing was asked of it.
      if (!token.ok) return err({ ...token.error, code: null, isCertain: true });
      last = token.value;
      return withAuthorization(`Bearer ${token.value}`)(line, request, signal);
    },
    renew: () => {
      if (last !== null) tokens.drop(last);
      last = null;
      return true;
    },
  };
}

function withAuthorization(authorization: string): Send {
  return async (line, { headers, body }, signal) => {
    const reply = await line.send({ headers: { ...headers, authorization }, body }, signal);
    return reply.ok ? ok(reply.value) : err(lineFault(reply.error));
  };
}

function incomplete(cause: string): Login {
  const never = { pace: 'slow', isCertain: true } as const;
  return {
    send: () => Promise.resolve(err(fault('calendar.notConfigured', cause, never))),
    renew: () => false,
  };
}
