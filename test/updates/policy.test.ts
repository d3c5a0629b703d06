/** What a panel does about updates in every situation, one thing different at a time. */
import { describe, expect, it } from 'vitest';
import { decideUpdate } from '../../electron/updates/index.ts';
import { deviceDraw } from '../../electron/updates/rhythm.ts';
import { day, hour, minute, second } from './durations.ts';
import { deviceId, type FactChanges, factsWith, noon } from './update-facts.ts';

/** In the second half of the night, when it is everybody's turn. */
const night = Date.parse('2026-11-25T02:30:00Z');
const forced = { minimumVersion: '1.1.0' };

function what(changes: FactChanges): string {
  const { act, view } = decideUpdate(factsWith(changes));
  const because = 'because' in view ? `: ${view.because}` : '';
  return act.kind === 'nothing' ? `${view.kind}${because}` : act.kind;
}

const booking = (fromMs: number, toMs: number, at = night) => ({
  bookings: [{ startsAt: at + fromMs, endsAt: at + toMs }],
});

describe('what is wanted', () => {
  it.each<[string, FactChanges]>([
    ['rest: notSeen', { release: null }],
    ['rest: upToDate', { running: '1.1.0' }],
    ['rest: upToDate', { running: '1.2.0' }],
    ['rest: otherChannel', { settings: { channel: 'beta' } }],
    ['rest: halted', { release: { isHalted: true } }],
    ['rest: halted', { release: { isHalted: true, ...forced } }],
    ['rest: blocked', { release: { blocked: ['1.1.0'] } }],
    ['rest: failedHere', { failedHere: ['1.1.0'] }],
    ['rest: failedHere', { failedHere: ['1.1.0'], release: forced }],
    ['rest: pinned', { settings: { pin: '1.0.9' } }],
    ['waiting: window', { settings: { pin: '1.1.0' } }],
    ['rest: notOurTurn', { release: { rollout: [0] } }],
    ['rest: notOurTurn', { release: { rollout: [0, 100], deadlineAt: noon - day } }],
    ['waiting: window', { release: { rollout: [0, 100] }, settings: { ring: 1 } }],
    ['waiting: window', { release: { rollout: [0, 100] }, settings: { ring: 5 } }],
    ['rest: managed', { settings: { isManaged: true } }],
    ['rest: managed', { settings: { isManaged: true }, release: forced }],
    ['rest: upToDate', { settings: { isManaged: true }, running: '1.1.0' }],
  ])('%s %j', (outcome, changes) => {
    expect(what({ ...changes, now: changes.now ?? noon })).toBe(outcome);
  });

  it('is what the minimum asks for, whatever ring and pin say', () => {
    const changes = { release: { ...forced, rollout: [0] }, settings: { pin: '1.0.0' } };
    expect(what(changes)).toBe('countDown');
    expect(what({ ...changes, release: { rollout: [0], blocked: ['1.0.0'] } })).toBe('countDown');
  });

  it('tells how old the news is', () => {
    expect(decideUpdate(factsWith({ running: '1.1.0', feed: { sinceGoodMs: day } })).view).toEqual({
      kind: 'rest',
      because: 'upToDate',
      version: '1.1.0',
      confirmedMs: day,
    });
  });
});

describe('going back', () => {
  const bad = { running: '1.2.0', staged: null };

  it('follows the feed to an older version that it offers, downloading it where it must', () => {
    const order = { release: { blocked: ['1.2.0'] } };
    expect(what({ ...bad, ...order })).toBe('download');
    expect(what({ ...bad, ...order, staged: '1.1.0' })).toBe('countDown');
    expect(what({ ...bad, ...order, previous: '1.1.0' })).toBe('countDown');
  });

  it('takes the version before from disk where the feed offers none that may run', () => {
    const release = { version: '1.2.0', blocked: ['1.2.0'] };
    expect(what({ ...bad, previous: '1.1.0', release })).toBe('countDown');
    expect(what({ ...bad, previous: '1.1.0', release: { ...release, isHalted: true } })).toBe('countDown');
    expect(what({ ...bad, previous: '1.1.0', release: { blocked: ['1.2.0'] }, failedHere: ['1.1.0'] })).toBe(
      'rest: failedHere',
    );
  });

  it.each<[string, FactChanges]>([
    ['there is none', { previous: null }],
    ['it is the same', { previous: '1.2.0' }],
    ['it failed here', { failedHere: ['1.1.0'] }],
    ['it is blocked too', { release: { version: '1.2.0', blocked: ['1.2.0', '1.1.0'] } }],
    [
      'it is below the minimum',
      { release: { version: '1.2.0', blocked: ['1.2.0'], minimumVersion: '1.2.0' } },
    ],
  ])('leaves the version before where %s', (_why, changes) => {
    const release = { version: '1.2.0', blocked: ['1.2.0'] };
    expect(what({ ...bad, previous: '1.1.0', release, ...changes })).toBe('rest: blocked');
  });

  it('never goes back to the version before on its own, only since the feed says so', () => {
    expect(what({ running: '1.1.0', previous: '1.0.0' })).toBe('rest: upToDate');
    const halted = { version: '1.2.0', isHalted: true };
    expect(what({ ...bad, previous: '1.1.0', release: halted })).toBe('rest: upToDate');
  });
});

describe('getting it', () => {
  const absent = { staged: null };

  it.each<[string, FactChanges]>([
    ['download', absent],
    ['download', { ...absent, room: { use: 'meeting' } }],
    ['download', { ...absent, freeBytes: null }],
    ['waiting: spread', { ...absent, feed: { sinceOfferedMs: 0 } }],
    ['waiting: diskFull', { ...absent, freeBytes: 299_999_999 }],
    ['download', { ...absent, freeBytes: 300_000_000 }],
    ['waiting: trial', { ...absent, isOnTrial: true }],
    ['waiting: retry', { ...absent, trouble: { failures: 1, sinceMs: minute } }],
    ['download', { ...absent, trouble: { failures: 1, sinceMs: 10 * minute } }],
    ['waiting: retry', { ...absent, trouble: { failures: 60, sinceMs: 3 * hour - second } }],
    ['download', { ...absent, trouble: { failures: 60, sinceMs: 6 * hour } }],
    ['waiting: feedSilent', { ...absent, feed: { sinceGoodMs: day + 1 } }],
    ['waiting: feedSilent', { ...absent, feed: { sinceGoodMs: null } }],
    ['waiting: feedSilent', { ...absent, release: { expiresAt: noon } }],
  ])('%s %j', (outcome, changes) => {
    expect(what(changes)).toBe(outcome);
  });

  it('asks the feed first when a check is due, but not under a countdown', () => {
    const feed = { sinceCheckMs: 45 * minute };
    expect(what({ ...absent, feed })).toBe('check');
    expect(what({ feed, now: night })).toBe('check');
    expect(what({ feed: { sinceCheckMs: 45 * minute - 1 }, now: night })).toBe('install');
    expect(what({ feed, release: forced, sinceCountdownMs: second })).toBe('countDown');
  });

  it('checks half a minute to a minute and a half after the start', () => {
    const started = (sinceStartMs: number, fraction: number) =>
      what({ release: null, sinceStartMs, feed: { sinceCheckMs: null, sinceGoodMs: null, fraction } });
    expect(started(30 * second - 1, 0)).toBe('rest: notSeen');
    expect(started(30 * second, 0)).toBe('check');
    expect(started(89 * second, 0.999)).toBe('rest: notSeen');
    expect(started(90 * second, 0.999)).toBe('check');
  });
});

describe('installing at night', () => {
  it.each<[string, FactChanges]>([
    ['install', {}],
    ['waiting: window', { now: noon }],
    ['waiting: window', { now: Date.parse('2026-11-25T00:59:59Z') }],
    ['install', { now: Date.parse('2026-11-25T02:59:59Z') }],
    ['waiting: window', { now: Date.parse('2026-11-25T03:00:00Z') }],
    ['waiting: inUse', { room: { use: 'meeting' } }],
    ['waiting: inUse', { room: { use: 'sharing' } }],
    ['waiting: inUse', { room: { use: 'commissioning' } }],
    ['waiting: touched', { room: { idleMs: 15 * minute - 1 } }],
    ['install', { room: { idleMs: 15 * minute } }],
    ['waiting: booked', { room: booking(hour - 1, 2 * hour) }],
    ['install', { room: booking(hour, 2 * hour) }],
    ['waiting: booked', { room: booking(-hour, 1) }],
    ['install', { room: booking(-hour, 0) }],
    ['waiting: touched', { room: { bookings: null, idleMs: hour - 1 } }],
    ['install', { room: { bookings: null, idleMs: hour } }],
    ['waiting: clockWrong', { feed: { clockErrorMs: hour + 1 } }],
    ['waiting: clockWrong', { feed: { clockErrorMs: -hour - 1 } }],
    ['waiting: clockWrong', { release: { signedAt: night + hour + 1 } }],
    ['install', { feed: { clockErrorMs: null } }],
  ])('%s %j', (outcome, changes) => {
    expect(what({ now: night, ...changes })).toBe(outcome);
  });

  it('tells when, in its own minute of the first hour', () => {
    const { view, lookAgainMs } = decideUpdate(factsWith());
    const at = Date.parse('2026-11-25T01:00:00Z') + Math.floor(hour * deviceDraw(deviceId, 'window'));
    expect(view).toEqual({ kind: 'waiting', version: '1.1.0', because: 'window', at, isRequired: false });
    expect(lookAgainMs).toBe(30 * minute);
    expect(what({ now: at - 1 })).toBe('waiting: window');
    expect(what({ now: at })).toBe('install');
  });

  it('tells the next night when a booking takes this one', () => {
    const { view } = decideUpdate(factsWith({ now: night, room: booking(0, 5 * hour) }));
    expect(view.kind === 'waiting' && view.at).toBe(
      Date.parse('2026-11-26T01:00:00Z') + Math.floor(hour * deviceDraw(deviceId, 'window')),
    );
  });
});

describe('what is forced', () => {
  const overdue = { release: forced, feed: { sinceOfferedMs: day } };

  it.each<[string, FactChanges]>([
    ['countDown', {}],
    ['countDown', { release: { blocked: ['1.0.0'] } }],
    ['countDown', { release: { deadlineAt: noon } }],
    ['waiting: window', { release: { deadlineAt: noon + 1 } }],
    ['waiting: touched', { room: { idleMs: 15 * minute - 1 } }],
    ['waiting: inUse', { room: { use: 'meeting' } }],
    ['waiting: inUse', { room: { use: 'sharing' } }],
    ['waiting: booked', { room: booking(10 * minute - 1, hour, noon) }],
    ['countDown', { room: booking(10 * minute, hour, noon) }],
    ['countDown', { room: booking(-minute, hour, noon) }],
    ['waiting: clockWrong', { feed: { clockErrorMs: 2 * hour } }],
    ['waiting: feedSilent', { feed: { sinceGoodMs: 2 * day } }],
    ['countDown', { ...overdue, room: { idleMs: 0 } }],
    ['countDown', { ...overdue, room: { ...booking(minute, hour, noon), idleMs: 0 } }],
    ['waiting: inUse', { ...overdue, room: { use: 'sharing' } }],
    ['countDown', { release: { deadlineAt: noon - day }, room: { idleMs: 0 } }],
    ['waiting: touched', { release: { deadlineAt: noon - day + 1 }, room: { idleMs: 0 } }],
  ])('%s %j', (outcome, changes) => {
    expect(what({ release: forced, ...changes })).toBe(outcome);
  });

  it('counts two minutes down, which touching does not stop, and then installs', () => {
    const at = (sinceCountdownMs: number, room: FactChanges['room'] = { idleMs: 0 }) =>
      decideUpdate(factsWith({ release: forced, sinceCountdownMs, room }));
    expect(at(0)).toEqual({
      act: { kind: 'countDown', version: '1.1.0', leftMs: 2 * minute },
      view: { kind: 'countdown', version: '1.1.0', leftMs: 2 * minute },
      lookAgainMs: 2 * minute,
    });
    expect(at(119_999).act).toEqual({ kind: 'countDown', version: '1.1.0', leftMs: 1 });
    expect(at(120_000).act).toEqual({ kind: 'install', version: '1.1.0' });
    expect(at(120_000).view).toEqual({ kind: 'installing', version: '1.1.0' });
  });

  it('lets a meeting that began under the countdown go on', () => {
    const { act, view } = decideUpdate(
      factsWith({ release: forced, sinceCountdownMs: hour, room: { use: 'meeting', idleMs: 0 } }),
    );
    expect(act).toEqual({ kind: 'nothing' });
    expect(view).toMatchObject({ kind: 'waiting', because: 'inUse', isRequired: true, at: null });
  });
});
