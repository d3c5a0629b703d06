import { describe, expect, it } from 'vitest';
import type { EwsAccess } from '../../../electron/calendar/ews/login.ts';
import { createEwsMailboxes } from '../../../electron/calendar/ews/mailbox.ts';
import { exchangeIn } from '../../contract/exchange-panel.ts';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { createMemoryLog } from '../../fakes/memory-log.ts';
import { createSeededRandom } from '../../fakes/seeded-random.ts';
import type { ExchangeSimulator } from '../../simulators/exchange/index.ts';
import { room, sendXml, startOddServer } from './odd-server.ts';

const hourMs = 3_600_000;
const forEver = new AbortController().signal;

/** Titles in the room's calendar as an account sees them, or why it sees none. */
async function titlesFor(
  change: Partial<EwsAccess>,
  prepare: (exchange: ExchangeSimulator) => void = () => undefined,
): Promise<{ readonly exchange: ExchangeSimulator; readonly seen: readonly unknown[] }> {
  const { exchange, clock } = await exchangeIn();
  const startsAt = clock.now() + hourMs;
  exchange.store.add({ when: { kind: 'timed', startsAt, endsAt: startsAt + hourMs }, title: 'Styrgrupp' });
  prepare(exchange);
  const mailboxAt = createEwsMailboxes({
    access: {
      ...{ url: exchange.ewsUrl, auth: 'ntlm', user: null, password: exchange.ewsPassword, oauth: null },
      ...{ impersonate: false, ...change },
    },
    ...{ timeZone: 'Europe/Stockholm', clock, random: createSeededRandom(), log: createMemoryLog() },
  });
  const mailbox = mailboxAt(exchange.mailbox);
  const range = { from: clock.now(), to: clock.now() + 24 * hourMs };
  const read = await mailbox.readItems(range, forEver);
  const seen = read.ok ? read.value.map(({ subject }) => subject) : [read.error.error.code];
  return { exchange, seen };
}

describe('an account', () => {
  it.each<[string, Partial<EwsAccess>]>([
    ['DOMAIN\\name by NTLM', { user: 'SU\\svc-full' }],
    ['a principal name by NTLM', { user: 'rum-algen@su.example' }],
    ['a bare name by NTLM', { user: 'svc-editor' }],
    ['one that acts as the room, by NTLM', { user: 'SU\\svc-panel', impersonate: true }],
    ['a delegate by Basic', { auth: 'basic', user: 'SU\\svc-reviewer' }],
    ['the room by Basic', { auth: 'basic', user: 'rum-algen@su.example' }],
  ])('%s reads the room’s calendar', async (_name, change) => {
    expect((await titlesFor(change)).seen).toEqual(['Styrgrupp']);
  });

  it('signs a connection in once', async () => {
    const { exchange } = await titlesFor({ user: 'SU\\svc-full' });
    expect(exchange.requests().map(({ operation }) => operation)).toEqual([
      'challenge',
      'FindItem',
      'GetItem',
    ]);
  });

  it.each<[string, Partial<EwsAccess>, string]>([
    ['with a wrong password by NTLM', { user: 'SU\\svc-full', password: 'fel' }, 'calendar.secretRefused'],
    [
      'with a wrong password by Basic',
      { auth: 'basic', user: 'svc-full', password: 'fel' },
      'calendar.secretRefused',
    ],
    ['that may not act as the room', { user: 'SU\\svc-full', impersonate: true }, 'calendar.forbidden'],
    ['without any right', { user: 'SU\\svc-nothing' }, 'calendar.forbidden'],
  ])('%s is refused', async (_name, change, code) => {
    expect((await titlesFor(change)).seen).toEqual([code]);
  });

  it.each(['ntlm', 'basic'] as const)('is refused where the site has switched %s off', async (auth) => {
    const other = auth === 'ntlm' ? 'basic' : 'ntlm';
    const { seen } = await titlesFor({ auth, user: 'svc-full' }, ({ ews }) => {
      ews.settings.schemes = [other];
    });
    expect(seen).toEqual(['calendar.secretRefused']);
  });

  it('is refused by NTLM where the site wants it bound to the connection’s encryption', async () => {
    const { seen } = await titlesFor({ user: 'svc-full' }, ({ ews }) => {
      ews.settings.extendedProtection = 'require';
    });
    expect(seen).toEqual(['calendar.secretRefused']);
  });
});

describe('a login that is refused while this machine’s clock is wrong', () => {
  const refusedAt = async (auth: 'ntlm' | 'basic', date: string): Promise<readonly unknown[]> => {
    const server = await startOddServer((_asked, response) => sendXml(response, '', 401, { date }));
    const log = createMemoryLog();
    const mailboxAt = createEwsMailboxes({
      ...{ access: { ...server.access, auth }, timeZone: 'Europe/Stockholm', clock: createFakeClock() },
      ...{ random: createSeededRandom(), log },
    });
    const read = await mailboxAt(room).readItems({ from: 0, to: hourMs }, forEver);
    return [read.ok ? null : read.error.error.code, log.entries.map(({ event }) => event)];
  };

  it.each([
    ['ntlm', 'Tue, 24 Nov 2026 08:06:00 GMT', 'calendar.clockWrong', ['calendar.clockDiffers']],
    ['ntlm', 'Tue, 24 Nov 2026 08:04:00 GMT', 'calendar.secretRefused', ['calendar.clockDiffers']],
    ['ntlm', 'Tue, 24 Nov 2026 08:00:30 GMT', 'calendar.secretRefused', []],
    // A password is right at any time.
    ['basic', 'Tue, 24 Nov 2026 08:06:00 GMT', 'calendar.secretRefused', ['calendar.clockDiffers']],
  ] as const)('by %s at the server’s %s is %s', async (auth, date, code, events) => {
    expect(await refusedAt(auth, date)).toEqual([code, events]);
  });
});

describe('an answer in any dress', () => {
  it.each(['soap', 'soap11', 'swapped', 'unprefixed', 'default'] as const)('%s is read', async (dress) => {
    const { seen } = await titlesFor({ user: 'svc-full' }, ({ ews }) => {
      Object.assign(ews.settings, {
        dress,
        byteOrderMark: true,
        emptyElements: true,
        illegalReferences: true,
      });
    });
    expect(seen).toEqual([expect.stringContaining('Styrgrupp')]);
  });
});
