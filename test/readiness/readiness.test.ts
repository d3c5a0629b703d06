import { describe, expect, it } from 'vitest';
import { createReadiness, type ReadinessParts } from '../../electron/readiness/index.ts';
import type { CalendarProbe, MailboxAccess, MailboxSample } from '../../electron/ports/readiness.ts';
import { panelError, type ErrorCode } from '../../shared/errors.ts';
import { emptyRoomState, type RoomState } from '../../shared/model/room.ts';
import { checks, outcomeOf, type CheckId, type CheckResult } from '../../shared/readiness.ts';
import { err, ok } from '../../shared/result.ts';
import { minute, second } from '../../shared/time.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { readyRoom, testConfig } from '../app/states.ts';

const access: MailboxAccess = { serverVersion: null, serverNow: null, canWrite: true, seesPrivate: true };
const sample: MailboxSample = {
  bookings: 12,
  invitations: 10,
  textsRead: 10,
  textsEmpty: 1,
  titlesReplaced: 1,
  titlesPrefixed: 0,
  undecided: 0,
  joinable: 7,
};
const probe: CalendarProbe = {
  readAccess: () => Promise.resolve(ok(access)),
  readSample: () => Promise.resolve(ok(sample)),
  tryWriting: () => Promise.resolve(ok(null)),
  readPush: () => Promise.resolve('asked'),
};
const ready: RoomState = { ...emptyRoomState, link: readyRoom.link, version: '6.6.10 (4)' };

function readinessWith(parts: Partial<ReadinessParts>) {
  const clock = createFakeClock('2026-11-24T10:00:00Z');
  const config = testConfig();
  const readiness = createReadiness({
    config: { ...config, room: { ...config.room, minimumZoomVersion: '6.6.2' } },
    secretsInFile: 0,
    calendar: probe,
    room: { settle: () => Promise.resolve(ready) },
    scheduler: { check: () => Promise.resolve(ok(null)) },
    system: {
      timeZone: 'Europe/Stockholm',
      readNetwork: () => Promise.resolve([{ name: 'eth0', isWired: true }]),
    },
    reachFeed: () => Promise.resolve(true),
    clock,
    ...parts,
  });
  return { clock, readiness };
}

async function found(parts: Partial<ReadinessParts>, id: CheckId, writes = false) {
  const report = await readinessWith(parts).readiness.check({ writes });
  return report.results.filter((result) => result.id === id);
}

const refusing = (code: ErrorCode): Partial<ReadinessParts> => ({
  calendar: { ...probe, readAccess: () => Promise.resolve(err(panelError(code, 'later', null))) },
});
const accessOf = (facts: Partial<MailboxAccess>): Partial<ReadinessParts> => ({
  calendar: { ...probe, readAccess: () => Promise.resolve(ok({ ...access, ...facts })) },
});
const sampleOf = (facts: Partial<MailboxSample>): Partial<ReadinessParts> => ({
  calendar: { ...probe, readSample: () => Promise.resolve(ok({ ...sample, ...facts })) },
});
const roomOf = (facts: Partial<RoomState>): Partial<ReadinessParts> => ({
  room: { settle: () => Promise.resolve({ ...ready, ...facts }) },
});

describe('a room that is ready', () => {
  it('passes, with a result for each check in their order', async () => {
    const report = await readinessWith({}).readiness.check({ writes: true });
    expect(outcomeOf(report)).toBe('pass');
    expect([...new Set(report.results.map(({ id }) => id))]).toEqual(Object.keys(checks));
    expect(report.results.map(({ responsible }) => responsible).filter((who) => who !== null)).toEqual([
      // What cannot be seen from here is told all the same.
      'exchangeAdmin',
    ]);
  });

  it('has no booking made unless somebody asks for it', async () => {
    const tried: number[] = [];
    const calendar: CalendarProbe = {
      ...probe,
      tryWriting: (startsAt) => {
        tried.push(startsAt);
        return Promise.resolve(ok(null));
      },
    };
    expect(await found({ calendar }, 'calendar.write')).toMatchObject([
      { outcome: 'skipped', finding: 'notAskedFor' },
    ]);
    expect(tried).toEqual([]);
    await found({ calendar }, 'calendar.write', true);
    expect(tried).toEqual([Date.parse('2027-01-08T02:00:00Z')]);
  });
});

describe('a calendar that does not let the panel in', () => {
  it.each([
    ['calendar.secretRefused', 'calendar.token', 'secretRefused', 'exchangeAdmin'],
    ['calendar.secretExpired', 'calendar.token', 'secretExpired', 'exchangeAdmin'],
    ['calendar.appUnknown', 'calendar.token', 'appUnknown', 'exchangeAdmin'],
    ['calendar.tenantUnknown', 'calendar.token', 'tenantUnknown', 'exchangeAdmin'],
    ['calendar.tokenRefused', 'calendar.token', 'loginRefused', 'exchangeAdmin'],
    ['calendar.clockWrong', 'calendar.token', 'clockWrong', 'facilities'],
    ['calendar.unreachable', 'calendar.token', 'unreachable', 'network'],
    ['calendar.mailboxUnknown', 'calendar.mailbox', 'unknown', 'exchangeAdmin'],
    ['calendar.mailboxElsewhere', 'calendar.mailbox', 'elsewhere', 'exchangeAdmin'],
    ['calendar.forbidden', 'calendar.mailbox', 'forbidden', 'exchangeAdmin'],
    ['calendar.badAnswer', 'calendar.mailbox', 'badAnswer', 'network'],
  ] as const)('is told for %s, with who must act', async (code, id, finding, responsible) => {
    expect(await found(refusing(code), id)).toMatchObject([{ outcome: 'fail', finding, responsible }]);
    expect(await found(refusing(code), 'calendar.write', true)).toMatchObject([
      { outcome: 'skipped', finding: null },
    ]);
  });

  it('names the other interface when the mailbox lives elsewhere', async () => {
    const [result] = await found(refusing('calendar.mailboxElsewhere'), 'calendar.mailbox');
    expect(result?.facts).toEqual({ otherKind: 'ews' });
  });
});

describe('the clock of the machine', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');
  it.each([
    [30 * second, 'pass', 'agrees'],
    [-90 * second, 'warn', 'differs'],
    [6 * minute, 'fail', 'farOff'],
  ] as const)('that is %i ms off comes out as %s', async (offMs, outcome, finding) => {
    expect(await found(accessOf({ serverNow: now + offMs }), 'clock.skew')).toMatchObject([
      { outcome, finding },
    ]);
  });
});

describe('rights in the calendar', () => {
  it.each([
    [{ canWrite: false }, 'fail', 'noWriting', /^Add-MailboxFolderPermission -Identity 'rum.*:\\Calendar'/],
    [{ seesPrivate: false }, 'warn', 'noPrivateItems', /CanViewPrivateItems$/],
  ] as const)(
    'that are missing (%o) come with the command that gives them',
    async (facts, outcome, finding, command) => {
      const results = await found(accessOf(facts), 'calendar.rights');
      expect(results).toMatchObject([{ outcome, finding, responsible: 'exchangeAdmin' }]);
      expect(results[0]?.command).toMatch(command);
    },
  );

  it('that the server does not tell are a warning', async () => {
    expect(await found(accessOf({ canWrite: null }), 'calendar.rights')).toMatchObject([
      { outcome: 'warn', finding: 'notTold' },
    ]);
  });
});

describe('the rules of the mailbox', () => {
  const commandOf = (results: readonly CheckResult[]) => results[0]?.command ?? '';

  it.each([
    [{ textsEmpty: 10 }, 'fail', 'textStripped', '-DeleteComments $false'],
    [{ titlesReplaced: 9 }, 'warn', 'subjectReplaced', '-DeleteSubject $false -AddOrganizerToSubject $false'],
    [{ titlesPrefixed: 8 }, 'warn', 'subjectPrefixed', '-AddOrganizerToSubject $false'],
    [{ undecided: 1 }, 'fail', 'undecided', '-AutomateProcessing AutoAccept'],
  ] as const)(
    'that hurt a panel (%o) come with the command that repairs them',
    async (facts, outcome, finding, settings) => {
      const results = await found(sampleOf(facts), 'calendar.processing');
      expect(results[0]).toMatchObject({ outcome, finding, responsible: 'exchangeAdmin' });
      expect(commandOf(results)).toMatch(/^Set-CalendarProcessing -Identity '[^']+' /);
      expect(commandOf(results)).toContain(settings);
    },
  );

  it('are not judged by a handful of bookings, or by some that came without text', async () => {
    const few = { invitations: 2, textsRead: 2, textsEmpty: 2, titlesReplaced: 2 };
    expect((await found(sampleOf(few), 'calendar.processing'))[0]).toMatchObject({ finding: 'tooFewToTell' });
    expect((await found(sampleOf({ textsEmpty: 7 }), 'calendar.processing'))[0]).toMatchObject({
      finding: 'nothingLost',
    });
  });

  it('that no calendar shows are named with their command', async () => {
    const last = (await found({}, 'calendar.processing')).at(-1);
    expect(last).toMatchObject({ finding: 'cannotBeSeen' });
    expect(last?.command).toContain('-RemovePrivateProperty $false -ProcessExternalMeetingMessages $true');
  });

  it('leave the address whole in a command, whatever stands in it', async () => {
    const config = testConfig();
    const calendar = config.calendar && { ...config.calendar, mailbox: "o'hara@su.example" };
    const [result] = await found(
      { ...sampleOf({ textsEmpty: 10 }), config: { ...config, calendar } },
      'calendar.processing',
    );
    expect(result?.command).toContain("-Identity 'o''hara@su.example'");
  });
});

describe('bookings that cannot be joined', () => {
  it('are counted', async () => {
    expect(await found({}, 'calendar.links')).toMatchObject([
      { finding: 'someJoinable', facts: { count: 7, of: 12 } },
    ]);
    expect(await found(sampleOf({ joinable: 0 }), 'calendar.links')).toMatchObject([{ outcome: 'warn' }]);
    expect(await found(sampleOf({ bookings: 0, joinable: 0 }), 'calendar.links')).toMatchObject([
      { finding: 'noMeetings' },
    ]);
  });
});

describe('a test booking', () => {
  it.each([
    ['create', 'refused', 'exchangeAdmin'],
    ['change', 'refused', 'exchangeAdmin'],
    ['remove', 'leftBehind', 'facilities'],
  ] as const)('that fails at its step "%s" says so', async (step, finding, responsible) => {
    const error = panelError('calendar.writeRefused', 'later', null);
    const calendar = { ...probe, tryWriting: () => Promise.resolve(err({ step, error })) };
    expect(await found({ calendar }, 'calendar.write', true)).toMatchObject([
      { outcome: 'fail', finding, responsible },
    ]);
  });
});

describe('news of changes', () => {
  it('that should come and do not are a warning for the network', async () => {
    expect(
      await found({ calendar: { ...probe, readPush: () => Promise.resolve('lost') } }, 'calendar.push'),
    ).toMatchObject([{ outcome: 'warn', responsible: 'network' }]);
  });
});

describe('a Zoom Room', () => {
  it.each([
    ['room.wrongPasscode', 'wrongPasscode', 'zoomAdmin'],
    ['room.hostKeyChanged', 'hostKeyChanged', 'facilities'],
    ['room.hostKeyUnknown', 'hostKeyUnknown', 'facilities'],
    ['room.rejected', 'signedOut', 'zoomAdmin'],
    ['room.unreachable', 'unreachable', 'network'],
  ] as const)('that refuses the link with %s says who must act', async (code, finding, responsible) => {
    const link = { kind: 'refused', code, since: 0 } as const;
    expect(await found(roomOf({ link }), 'room.link')).toMatchObject([
      { outcome: 'fail', finding, responsible },
    ]);
    expect(await found(roomOf({ link }), 'room.zoomVersion')).toMatchObject([{ finding: null }]);
  });

  it('held by another controller is told', async () => {
    expect(await found(roomOf({ link: { kind: 'takenOver', since: 0 } }), 'room.link')).toMatchObject([
      { finding: 'takenOver' },
    ]);
  });

  it.each([
    ['6.6.10 (4)', 'pass', 'recent'],
    ['6.6.2', 'pass', 'recent'],
    ['6.6.1.99', 'fail', 'old'],
    ['5.17', 'fail', 'old'],
    ['7', 'pass', 'recent'],
  ] as const)(
    'of version %s against the minimum 6.6.2 comes out as %s',
    async (version, outcome, finding) => {
      expect(await found(roomOf({ version }), 'room.zoomVersion')).toMatchObject([{ outcome, finding }]);
    },
  );

  it('that tells no version is a warning where one is demanded', async () => {
    expect(await found(roomOf({ version: null }), 'room.zoomVersion')).toMatchObject([
      { outcome: 'warn', finding: 'notTold' },
    ]);
  });
});

describe('what else a room needs', () => {
  const scheduler = (code: ErrorCode) => ({
    scheduler: { check: () => Promise.resolve(err(panelError(code, 'later', null))) },
  });

  it.each([
    [{ scheduler: null }, 'meetings.scheduler', 'warn', 'personalRoom'],
    [scheduler('zoom.secretRefused'), 'meetings.scheduler', 'fail', 'refused'],
    [scheduler('zoom.hostUnknown'), 'meetings.scheduler', 'fail', 'hostUnknown'],
    [scheduler('zoom.scopeMissing'), 'meetings.scheduler', 'fail', 'scopeMissing'],
    [scheduler('zoom.unreachable'), 'meetings.scheduler', 'fail', 'unreachable'],
    [{ reachFeed: null }, 'updates.feed', 'warn', 'notConfigured'],
    [{ reachFeed: () => Promise.resolve(false) }, 'updates.feed', 'fail', 'unreachable'],
    [{ secretsInFile: 3 }, 'config.secrets', 'warn', 'inFile'],
    [{ room: null }, 'room.link', 'fail', 'notConfigured'],
  ] as const)('is told: %o', async (parts, id, outcome, finding) => {
    expect(await found(parts, id)).toMatchObject([{ outcome, finding }]);
  });

  it.each([
    [[{ name: 'wlan0', isWired: false }], 'fail', 'wireless'],
    [[], 'fail', 'none'],
    [null, 'skipped', 'notTold'],
    [[{ name: 'tun0', isWired: null }], 'skipped', 'notTold'],
  ] as const)('as its network %o', async (links, outcome, finding) => {
    const system = { timeZone: 'Europe/Stockholm', readNetwork: () => Promise.resolve(links) };
    expect(await found({ system }, 'network.wired')).toMatchObject([{ outcome, finding }]);
  });

  it.each([
    ['Europe/Helsinki', 'Europe/Stockholm', 'warn', 'machineElsewhere'],
    ['Europe/Stokholm', 'Europe/Stockholm', 'fail', 'unknown'],
  ] as const)('as its zone %s on a machine in %s', async (timeZone, machineZone, outcome, finding) => {
    const config = testConfig();
    const system = { timeZone: machineZone, readNetwork: () => Promise.resolve([]) };
    const parts = { config: { ...config, room: { ...config.room, timeZone } }, system };
    expect(await found(parts, 'room.timeZone')).toMatchObject([{ outcome, finding }]);
  });
});

describe('a check that cannot be finished', () => {
  it('holds up nothing else', async () => {
    const never = new Promise<never>(() => undefined);
    const { clock, readiness } = readinessWith({
      calendar: { ...probe, readAccess: () => never },
      room: { settle: () => Promise.reject(new Error('gone')) },
      scheduler: { check: () => never },
    });
    const report = readiness.check({ writes: false });
    await clock.advance(2 * minute);
    const { results } = await report;
    for (const id of ['calendar.token', 'room.link', 'meetings.scheduler'] as const) {
      expect(results.find((result) => result.id === id)).toMatchObject({ outcome: 'skipped', finding: null });
    }
    expect((await report).results.find(({ id }) => id === 'network.wired')?.outcome).toBe('pass');
  });
});
