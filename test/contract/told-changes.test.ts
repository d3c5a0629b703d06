import { describe, expect, it, onTestFinished } from 'vitest';
import { hour, minute } from '../../shared/time.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import type { EwsSettingsChange } from '../simulators/exchange/ews/settings.ts';
import { type AgendaEvent, hear } from './calendar-ear.ts';
import { exchangeIn, order, panelCalendar, readingsOf, type Wire, wires } from './exchange-panel.ts';

const ewsWires = wires.filter((wire) => wire !== 'Graph');
const has =
  (title: string) =>
  ({ bookings }: AgendaEvent): boolean =>
    bookings.some((one) => one.title === title);

/** A site with one calendar, on which panels can be started. */
async function site(oddities: EwsSettingsChange = {}) {
  const { exchange, clock } = await exchangeIn(createFakeClock());
  Object.assign(exchange.ews.settings, oddities);
  const add = (title: string): string =>
    exchange.store.add({
      title,
      when: { kind: 'timed', startsAt: clock.now() + hour, endsAt: clock.now() + 2 * hour },
    }).id;

  /** A panel that has read its calendar and, if its server tells changes, is being told of them. */
  const panel = async (wire: Wire, seed = 1) => {
    const { calendar, log } = panelCalendar(exchange, clock, wire, seed);
    const ear = hear(calendar);
    onTestFinished(ear.stop);
    await ear.agenda();
    const events = () => log.entries.map(({ event }) => event);
    const until = async (isSo: () => boolean): Promise<void> => {
      for (let passed = 0; !isSo(); passed += 1_000) {
        if (passed > 3 * hour) throw new Error('it never came to it');
        await clock.advance(1_000);
        // What is on its way between the two arrives within the same second.
        for (let round = 0; round < 10; round += 1) await settle();
      }
    };
    return { calendar, ear, log, events, until };
  };

  /** One that has been told of changes for a while, so that it has read what came before. */
  const toldPanel = async (wire: Wire, seed = 1) => {
    const told = await panel(wire, seed);
    await told.until(() => told.events().includes('calendar.changesTold'));
    const read = readingsOf(exchange);
    await told.until(() => readingsOf(exchange) > read);
    await clock.advance(10_000);
    return told;
  };
  return { exchange, clock, add, panel, toldPanel };
}

describe.each(ewsWires)('a change on the server, over %s', (wire) => {
  it('is shown without any time passing', async () => {
    const { add, toldPanel, exchange, clock } = await site();
    const { ear } = await toldPanel(wire);
    const before = clock.now();
    const id = add('Styrgrupp');
    await ear.agendaWith(has('Styrgrupp'));
    expect(clock.now()).toBe(before);
    await clock.advance(10_000);
    exchange.store.remove(id);
    expect((await ear.agendaWith((agenda) => !has('Styrgrupp')(agenda))).asOf).toBe(clock.now());
  });
});

describe('a change on the server', () => {
  it.each<EwsSettingsChange>([
    { chunks: 1, dress: 'default' },
    { chunks: 'several', changingDress: true },
    { byteOrderMark: true, xmlDeclaration: true, betweenEnvelopes: '\r\n\r\n', chunks: 11 },
    { needsAffinity: true, maxStreams: 1 },
  ])('is shown at once by a server with %o', async (oddities) => {
    const { add, toldPanel, clock } = await site(oddities);
    const { ear, until, events } = await toldPanel('EWS with NTLM');
    const before = clock.now();
    add('Styrgrupp');
    await ear.agendaWith(has('Styrgrupp'));
    expect(clock.now()).toBe(before);
    // Over the agreed end of the connection, too.
    const end = clock.now() + 30 * minute;
    await until(() => clock.now() > end);
    add('Fika');
    await ear.agendaWith(has('Fika'));
    expect(events()).toEqual(['calendar.changesTold']);
  });

  it('is shown at the latest at the ordinary pace where a proxy holds everything back, which is said', async () => {
    const { add, panel, clock } = await site({ buffered: true });
    const { ear, until, events } = await panel('EWS with Basic');
    await until(() => events().includes('calendar.changesHeldBack'));
    add('Styrgrupp');
    const before = clock.now();
    await until(() => ear.left().some((event) => event.kind === 'agenda' && has('Styrgrupp')(event)));
    expect(clock.now() - before).toBeLessThanOrEqual(37_000);
  });

  it.each(['cut', 'close'] as const)('is not missed while the connection is %s', async (how) => {
    const { add, toldPanel, exchange, clock } = await site();
    const { ear, until } = await toldPanel('EWS with Basic');
    exchange.ews.subscriptions.endStreams(how);
    add('Styrgrupp');
    const before = clock.now();
    await until(() => ear.left().some((event) => event.kind === 'agenda' && has('Styrgrupp')(event)));
    expect(clock.now() - before).toBeLessThanOrEqual(10_000);
  });

  it('is told again after the server has forgotten the subscription, or was away', async () => {
    const { add, toldPanel, exchange, clock } = await site();
    const { ear, until, events } = await toldPanel('EWS with NTLM');
    exchange.ews.subscriptions.forgetAll();
    await until(() => events().length === 3);
    await order(exchange, { do: 'goDown' });
    await until(() => events().filter((one) => one === 'calendar.changesNotTold').length === 2);
    const back = clock.now() + 5 * minute;
    await until(() => clock.now() > back);
    await order(exchange, { do: 'comeUp' });
    const toldTimes = () => events().filter((one) => one === 'calendar.changesTold').length;
    await until(() => toldTimes() === 3 && events().includes('calendar.back'));
    await clock.advance(10_000);
    const before = clock.now();
    add('Styrgrupp');
    await ear.agendaWith(has('Styrgrupp'));
    expect(clock.now()).toBe(before);
  });
});

describe('a panel over one wire', () => {
  const request = (now: number) => ({
    title: 'Bokad vid panelen',
    ...{ startsAt: now, endsAt: now + hour, press: '7c0d2d0e-5b2f-4f6f-9a0e-0f5a9e6b0a11' },
    ...{ continues: null, meeting: null, mailbox: null },
  });

  it('shows at once what a panel over the other has booked', async () => {
    const { panel, toldPanel, clock } = await site();
    const overEws = await toldPanel('EWS with OAuth');
    const overGraph = await panel('Graph', 2);
    const before = clock.now();
    const booked = await overGraph.calendar.book(request(before));
    expect(booked).toMatchObject({ ok: true });
    const { bookings } = await overEws.ear.agendaWith(has('Bokad vid panelen'));
    expect(bookings).toMatchObject([
      { organizedByRoom: true, startsAt: before, panelMark: { panel: 'Älgen', press: request(0).press } },
    ]);
    expect(clock.now()).toBe(before);
  });

  it('shows at its next reading what a panel over the other has booked', async () => {
    const { panel, clock } = await site();
    const overEws = await panel('EWS with OAuth');
    const overGraph = await panel('Graph', 2);
    const before = clock.now();
    expect(await overEws.calendar.book(request(before))).toMatchObject({ ok: true });
    await overGraph.until(() =>
      overGraph.ear.left().some((event) => event.kind === 'agenda' && has('Bokad vid panelen')(event)),
    );
    expect(clock.now() - before).toBeLessThanOrEqual(37_000);
  });
});
