/** Who is listened to, and what goes back. */
import { expect, it } from 'vitest';
import {
  isTrustedSender,
  isWithinBounds,
  maxMessageBytes,
  withoutCause,
} from '../../electron/shell/ipc-guard.ts';

const own = { id: 1 };
const mainFrame = { origin: 'panel://app', parent: null };

it('listens to the main frame of the own window with the own page', () => {
  expect(isTrustedSender({ sender: own, senderFrame: mainFrame }, own)).toBe(true);
});

it.each([
  ['another window', { sender: { id: 1 }, senderFrame: mainFrame }],
  ['a frame that is gone', { sender: own, senderFrame: null }],
  ['a frame inside the page', { sender: own, senderFrame: { ...mainFrame, parent: mainFrame } }],
  ['another page', { sender: own, senderFrame: { ...mainFrame, origin: 'https://example.com' } }],
  ['a look-alike', { sender: own, senderFrame: { ...mainFrame, origin: 'panel://app.evil' } }],
  ['no origin', { sender: own, senderFrame: { ...mainFrame, origin: 'null' } }],
])('does not listen to %s', (_who, event) => {
  expect(isTrustedSender(event, own)).toBe(false);
});

it('takes messages up to 64 kB', () => {
  const overhead = JSON.stringify(['']).length;
  expect(isWithinBounds('x'.repeat(maxMessageBytes - overhead))).toBe(true);
  expect(isWithinBounds('x'.repeat(maxMessageBytes - overhead + 1))).toBe(false);
  expect(isWithinBounds('å'.repeat(maxMessageBytes / 2))).toBe(false);
  expect(isWithinBounds(undefined)).toBe(true);
});

it('takes no message that has no text', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  expect(isWithinBounds(cycle)).toBe(false);
  expect(isWithinBounds(1n)).toBe(false);
});

it('sends the code of a failure back and keeps its cause', () => {
  const error = { code: 'intent.malformed', retry: 'never', cause: 'at handleIntent (/opt/…)' } as const;
  expect(withoutCause({ ok: false, error })).toEqual({ ok: false, error: { ...error, cause: null } });
  expect(withoutCause({ ok: true, value: null })).toEqual({ ok: true, value: null });
});
