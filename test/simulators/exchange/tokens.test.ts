import { expect, it } from 'vitest';
import { Tokens } from './tokens.ts';

it('forgets the oldest tokens when a thousand younger ones are out', () => {
  const tokens = new Tokens(() => 0, 3599);
  const [first, second] = [tokens.issue('graph', 'app').token, tokens.issue('graph', 'app').token];
  for (let i = 0; i < 999; i += 1) tokens.issue('graph', 'app');
  expect([tokens.check(first), tokens.check(second)]).toEqual(['unknown', 'good']);
});
