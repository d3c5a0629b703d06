/** The words for the checks: complete in both languages, and every fact that they name is one that is found. */
import { describe, expect, test } from 'vitest';
import type { CalendarProbe, MailboxAccess, MailboxSample } from '../../electron/ports/readiness.ts';
import { checkCalendar } from '../../electron/readiness/calendar-checks.ts';
import { checkNetwork, checkSecrets, checkTimeZone } from '../../electron/readiness/machine-checks.ts';
import { checkRoom } from '../../electron/readiness/room-checks.ts';
import { panelError, type ErrorCode } from '../../shared/errors.ts';
import { emptyRoomState } from '../../shared/model/room.ts';
import { checks, type CheckId, type CheckResult } from '../../shared/readiness.ts';
import { findingSentence, readinessWords, type ReadinessWords } from '../../shared/readiness-words.ts';
import { err, ok } from '../../shared/result.ts';
import { hour, second } from '../../shared/time.ts';
import { readyRoom } from '../app/states.ts';
import { testConfig } from '../app/states.ts';

const access: MailboxAccess = { serverNow: 0, serverVersion: null, canWrite: true, seesPrivate: true };
const sample: MailboxSample = {
  ...{ bookings: 9, invitations: 9, textsRead: 9, textsEmpty: 9, titlesReplaced: 9, titlesPrefixed: 0 },
  ...{ undecided: 1, joinable: 3 },
};
const refused = (code: ErrorCode) => err(panelError(code, 'never', null));

/** What the checks themselves give in every case that has facts. */
async function judgeEverything(): Promise<readonly CheckResult[]> {
  const calendar = (probe: Partial<CalendarProbe>, now = 0) =>
    checkCalendar(
      {
        readAccess: () => Promise.resolve(ok(access)),
        readSample: () => Promise.resolve(ok(sample)),
        tryWriting: () => Promise.resolve(ok(null)),
        readPush: () => Promise.resolve('told'),
        ...probe,
      },
      { kind: 'ews', mailbox: 'rum@su.example' },
      now,
      true,
    );
  const sampled = (facts: Partial<MailboxSample>) =>
    calendar({ readSample: () => Promise.resolve(ok({ ...sample, ...facts })) });
  const writing = (step: 'create' | 'remove') =>
    calendar({
      tryWriting: () =>
        Promise.resolve(err({ step, error: panelError('calendar.writeRefused', 'never', null) })),
    });
  const { room } = testConfig();
  const roomOf = (kind: 'ready' | 'lost', minimumZoomVersion: string | null) =>
    checkRoom(
      { ...emptyRoomState, link: kind === 'ready' ? readyRoom.link : emptyRoomState.link, version: '6.6.1' },
      { ...room, minimumZoomVersion },
    );
  const network = (isWired: boolean) =>
    checkNetwork({ timeZone: 'UTC', readNetwork: () => Promise.resolve([{ name: 'eth0', isWired }]) });
  return [
    ...(await calendar({}, 90 * second)),
    ...(await calendar({}, hour)),
    ...(await calendar({ readAccess: () => Promise.resolve(refused('calendar.mailboxElsewhere')) })),
    ...(await sampled({ titlesReplaced: 0, titlesPrefixed: 9, joinable: 0 })),
    ...(await sampled({ invitations: 1, textsRead: 1, undecided: 0 })),
    ...(await writing('create')),
    ...(await writing('remove')),
    ...roomOf('lost', null),
    ...roomOf('ready', null),
    ...roomOf('ready', '6.6.0'),
    ...roomOf('ready', '7'),
    checkTimeZone('UTC', 'UTC'),
    checkTimeZone('Nowhere/At_All', 'UTC'),
    checkTimeZone('Europe/Stockholm', 'UTC'),
    await network(true),
    await network(false),
    checkSecrets(3),
  ];
}

const judged = await judgeEverything();
const factsOf = (id: CheckId, finding: string) =>
  judged.find((result) => result.id === id && result.finding === finding)?.facts ?? {};

const found = Object.entries(checks).flatMap(([id, findings]) =>
  findings.map((finding) => ({ id: id as CheckId, finding: finding })),
);
const sentenceOf = (words: ReadinessWords, id: CheckId, finding: string): string =>
  (words.checks[id].found as Readonly<Record<string, string>>)[finding] ?? '';
const namedIn = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

describe.each(Object.entries(readinessWords))('in %s', (_, words) => {
  test('every check has a name and every finding a sentence', () => {
    const silent = found.filter(({ id, finding }) => sentenceOf(words, id, finding).trim() === '');
    expect(silent).toEqual([]);
    expect(Object.values(words.checks).filter(({ name }) => name.trim() === '')).toEqual([]);
    expect(Object.keys(words.checks)).toEqual(Object.keys(checks));
  });

  test('a sentence names no fact that its finding does not carry', () => {
    const unknown = found.flatMap(({ id, finding }) =>
      namedIn(sentenceOf(words, id, finding)).filter((name) => !Object.hasOwn(factsOf(id, finding), name)),
    );
    expect(unknown).toEqual([]);
  });

  test('nothing is left in braces once the facts are in', () => {
    const left = found.map(({ id, finding }) => {
      const facts = factsOf(id, finding);
      const result = { id, finding, facts, outcome: 'warn', responsible: null, command: null };
      return findingSentence(words, result as CheckResult);
    });
    expect(left.filter((sentence) => /[{}]|undefined|null/.test(sentence))).toEqual([]);
    expect(left.every((sentence) => sentence.trim() !== '')).toBe(true);
  });

  test('what a failure made pointless says so', () => {
    const result: CheckResult = {
      id: 'calendar.rights',
      finding: null,
      facts: {},
      outcome: 'skipped',
      responsible: null,
      command: null,
    };
    expect(findingSentence(words, result)).toBe(words.pointless);
  });
});
