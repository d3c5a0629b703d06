import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import { callEws, itemId } from './ews-caller.ts';
import { codes, meeting, onlyId, respond } from './ews-writer.ts';

let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => Date.parse('2026-11-24T08:07:00Z') });
});
afterEach(() => exchange.stop());

describe('answering a meeting', () => {
  const reference = async (withKey = true): Promise<string> =>
    itemId(await onlyId(exchange), 'ReferenceItemId', withKey);

  it('declines it as attendee, with a word to the organiser', async () => {
    exchange.store.add(meeting(exchange));
    const declined = await callEws(
      exchange,
      respond('DeclineItem', `<t:Body BodyType="Text">Ingen har checkat in.</t:Body>${await reference()}`),
    );
    expect(codes(declined)).toEqual(['NoError']);
    expect(exchange.store.list()).toEqual([]);
    expect(exchange.outbox.list()).toMatchObject([
      { kind: 'declined', to: 'anna.andersson@su.example', comment: 'Ingen har checkat in.' },
    ]);
  });

  it('sends nothing when the answer is only saved', async () => {
    exchange.store.add(meeting(exchange));
    await callEws(exchange, respond('DeclineItem', await reference(), 'MessageDisposition="SaveOnly"'));
    expect([exchange.store.list(), exchange.outbox.list()]).toEqual([[], []]);
  });

  it.each([
    ['AcceptItem', 'accepted', 'busy'],
    ['TentativelyAcceptItem', 'tentative', 'tentative'],
  ])('holds the time with %s', async (kind, answered, availability) => {
    exchange.store.add(meeting(exchange, { answered: 'notResponded' }));
    expect(codes(await callEws(exchange, respond(kind, await reference())))).toEqual(['NoError']);
    expect(exchange.store.list()).toMatchObject([{ answered, availability }]);
  });

  it('cancels it as organiser, with a word to all', async () => {
    exchange.store.add(
      meeting(exchange, {
        organizedByRoom: true,
        attendees: [{ name: 'Bo', address: 'bo@su.example', role: 'required', answered: 'none' }],
      }),
    );
    const cancelled = await callEws(
      exchange,
      respond(
        'CancelCalendarItem',
        `${await reference()}<t:NewBodyContent BodyType="HTML">&lt;p&gt;Slut&lt;/p&gt;</t:NewBodyContent>`,
      ),
    );
    expect(codes(cancelled)).toEqual(['NoError']);
    expect(exchange.store.list()).toEqual([]);
    expect(exchange.outbox.list()).toMatchObject([
      { kind: 'cancellation', to: 'bo@su.example', comment: 'Slut' },
    ]);
  });

  it.each([
    ['CancelCalendarItem', {}, 'ErrorCalendarIsNotOrganizer'],
    ['DeclineItem', { organizedByRoom: true }, 'ErrorCalendarIsOrganizerForDecline'],
    ['AcceptItem', { organizedByRoom: true }, 'ErrorCalendarIsOrganizerForAccept'],
    ['TentativelyAcceptItem', { cancelled: true }, 'ErrorCalendarIsCancelledForTentative'],
    ['DeclineItem', { cancelled: true }, 'ErrorCalendarIsCancelledForDecline'],
    [
      'CancelCalendarItem',
      { organizedByRoom: true, attendees: [] },
      'ErrorInvalidItemForOperationCancelItem',
    ],
  ] as const)('refuses %s on %j', async (kind, facts, code) => {
    exchange.store.add(meeting(exchange, facts));
    expect(codes(await callEws(exchange, respond(kind, await reference())))).toEqual([code]);
    expect([exchange.store.list().length, exchange.outbox.list()]).toEqual([1, []]);
  });

  it('wants a change key, and the present one', async () => {
    const { id } = exchange.store.add(meeting(exchange));
    const stale = await reference();
    expect(codes(await callEws(exchange, respond('DeclineItem', await reference(false))))).toEqual([
      'ErrorChangeKeyRequired',
    ]);
    exchange.store.update(id, { title: 'annat' });
    expect(codes(await callEws(exchange, respond('DeclineItem', stale)))).toEqual(['ErrorStaleObject']);
    expect(codes(await callEws(exchange, respond('DeclineItem', stale, '')))).toEqual([
      'ErrorMessageDispositionRequired',
    ]);
    expect(codes(await callEws(exchange, respond('DeclineItem', '')))).toEqual([
      'ErrorMissingInformationReferenceItemId',
    ]);
    expect(exchange.store.list()).toHaveLength(1);
  });
});
