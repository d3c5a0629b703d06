/**
 * The API as a whole: token, rate, scope, then the route. A request is counted against the rate of its label even when
 * it is refused afterwards.
 */
import type { Account } from '../account.ts';
import { tokenProblem } from '../faults.ts';
import { zoomError, type Answer, type Received } from '../http-message.ts';
import type { RateLabel, RateLimits } from '../rate-limits.ts';
import type { Tokens } from '../tokens.ts';
import { decodePart, type Route } from './route.ts';
import type { Needs } from './scopes.ts';

export interface ApiParts {
  readonly account: Account;
  readonly tokens: Tokens;
  readonly limits: RateLimits;
  readonly routes: readonly Route[];
}

export interface Api {
  /** What a request costs; null: there is no such request. */
  readonly labelOf: (request: Pick<Received, 'method' | 'path'>) => RateLabel | null;
  readonly answer: (request: Received) => Answer | Promise<Answer>;
}

export function createApi({ account, tokens, limits, routes }: ApiParts): Api {
  const find = ({ method, path }: Pick<Received, 'method' | 'path'>): Route | undefined =>
    routes.find((route) => route.method === method && route.path.test(path));

  return {
    labelOf: (request) => find(request)?.label ?? null,
    answer: (request) => {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const state = tokens.check(token);
      if (state.kind === 'withdrawn') return tokenProblem(4741);
      if (state.kind !== 'good') return tokenProblem(124);
      const route = find(request);
      if (route === undefined) return zoomError(404, 2300, 'This API endpoint is not recognized.');
      const excess = limits.take(route.label, account.kind);
      if (excess !== null) return excess;
      if (!covers(state.scopes, route.needs)) {
        return tokenProblem(covers(account.app.scopes, route.needs) ? 4711 : 4700);
      }
      return route.answer(request, decodePart(route.path.exec(request.path)?.[1] ?? ''));
    },
  };
}

const covers = (scopes: readonly string[], { classic, granular }: Needs): boolean =>
  scopes.includes(classic) || scopes.includes(granular);
