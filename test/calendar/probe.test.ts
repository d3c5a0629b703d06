/** What a mailbox and its bookings tell of themselves, over both wires, with the attendant set as administrators set it. */
import { describe, expect, it } from 'vitest';
import { judgeProcessing } from '../../electron/readiness/processing.ts';
import { hour, minute } from '../../shared/time.ts';
import { exchangeIn, panelCalendar } from '../contract/exchange-panel.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import type { ExchangeSimulator } from '../simulators/exchange/index.ts';
import type { CalendarProcessing } from '../simulators/exchange/processing.ts';

const wires = ['Graph', 'EWS with Basic'] as const;

/** Six meetings of six people, with a Zoom link in the text, as the mailbox lets them through. */
async function invited(rules: Partial<CalendarProcessing>) {
  const { exchange, clock } = await exchangeIn(createFakeClock('2026-11-24T08:00:00Z'));
  exchange.attendant.configure(exchange.mailbox, rules);
  for (let index = 0; index < 6; index += 1) {
    const startsAt = clock.now() + index * hour;
    exchange.outlook.invite(
      { name: `Anna Andersson ${index}`, address: `anna${index}@su.example` },
      [exchange.mailbox],
      {
        title: `Planering ${index}`,
        body: { format: 'html', content: `<p>https://su-se.zoom.us/j/6123456789${index}</p>` },
        when: { kind: 'timed', startsAt, endsAt: startsAt + hour },
      },
    );
  }
  await clock.advance(15 * minute);
  return { exchange, clock };
}

async function sampleOf(
  { exchange, clock }: { exchange: ExchangeSimulator; clock: FakeClock },
  wire: (typeof wires)[number],
) {
  const sample = await panelCalendar(exchange, clock, wire).calendar.probe.readSample();
  if (!sample.ok) throw new Error(sample.error.code);
  return sample.value;
}

describe.each(wires)('a mailbox over %s', (wire) => {
  it('tells who the panel is to it', async () => {
    const { exchange, clock } = await exchangeIn();
    const access = await panelCalendar(exchange, clock, wire).calendar.probe.readAccess();
    expect(access).toMatchObject({ ok: true, value: { canWrite: true, seesPrivate: true } });
    // The servers tell the real time, this machine lives in another.
    expect(access.ok && access.value.serverNow).toEqual(expect.any(Number));
  });

  it('that lets bookings through as they are gives no reason to act', async () => {
    const sample = await sampleOf(await invited({}), wire);
    expect(sample).toMatchObject({ bookings: 6, invitations: 6, textsEmpty: 0, undecided: 0, joinable: 6 });
    expect(judgeProcessing(sample, 'rum@su.example')[0]).toMatchObject({ finding: 'nothingLost' });
  });

  it.each([
    [{ deleteComments: true }, 'textStripped', '-DeleteComments $false'],
    [
      { deleteSubject: true, addOrganizerToSubject: true },
      'subjectReplaced',
      '-DeleteSubject $false -AddOrganizerToSubject $false',
    ],
    [{ addOrganizerToSubject: true }, 'subjectPrefixed', '-AddOrganizerToSubject $false'],
    [{ automateProcessing: 'autoUpdate' }, 'undecided', '-AutomateProcessing AutoAccept'],
  ] as const)(
    'with %o is known by its bookings, and the command repairs it',
    async (rules, finding, command) => {
      const sample = await sampleOf(await invited(rules), wire);
      const [result] = judgeProcessing(sample, 'rum@su.example');
      expect(result).toMatchObject({ finding });
      expect(result?.command).toContain(command);
    },
  );

  it('takes a test booking and keeps nothing of it', async () => {
    const { exchange, clock } = await exchangeIn();
    const probe = panelCalendar(exchange, clock, wire).calendar.probe;
    const changes: string[] = [];
    exchange.store.onChange((change) => changes.push(change.kind));
    expect(await probe.tryWriting(clock.now() + 45 * 24 * hour)).toEqual({ ok: true, value: null });
    expect(changes).toEqual(['created', 'modified', 'deleted']);
    expect(exchange.store.list()).toEqual([]);
  });
});

describe('news of changes', () => {
  it('are asked for over Graph, and come by themselves over EWS', async () => {
    const { exchange, clock } = await exchangeIn();
    expect(await panelCalendar(exchange, clock, 'Graph').calendar.probe.readPush()).toBe('asked');
    expect(await panelCalendar(exchange, clock, 'EWS with Basic').calendar.probe.readPush()).toBe('told');
  });
});
