import { describe, expect, it } from 'vitest';
import type { EwsFault } from '../../../electron/calendar/ews/errors.ts';
import { start, startConnected } from './stream-bench.ts';
import {
  busy,
  closed,
  exchangeFault,
  heartbeat,
  type Scripted,
  streamEnvelope,
  unreachable,
} from './stream-server.ts';

const minuteMs = 60_000;
const always = (failure: EwsFault): readonly Scripted[] => Array.from({ length: 1_000 }, () => failure);

describe('an error of the server', () => {
  it.each([
    ...['ErrorSubscriptionNotFound', 'ErrorInvalidSubscription', 'ErrorSubscriptionUnsubscribed'],
    ...['ErrorSubscriptionUnsubsribed', 'ErrorReadEventsFailed', 'ErrorMissedNotificationEvents'],
    ...['ErrorMailboxMoveInProgress', 'ErrorNeverHeardOf'],
  ])('%s makes a new subscription, also where the envelope says Closed', async (code) => {
    const { clock, heard, write, server } = await startConnected();
    const content =
      '<m:ErrorSubscriptionIds><m:SubscriptionId>s1</m:SubscriptionId></m:ErrorSubscriptionIds>' +
      '<m:ConnectionStatus>Closed</m:ConnectionStatus>';
    await write(streamEnvelope(content, code));
    expect(heard).toEqual(['not live 0']);
    await clock.advance(1_300);
    expect(server.requests.slice(2)).toEqual(['subscribe', 'listen s2']);
  });

  it.each(['ErrorExceededConnectionCount', 'ErrorServerBusy'])(
    '%s keeps the subscription, and the row of waits',
    async (code) => {
      const { clock, write, server } = await startConnected();
      await write(streamEnvelope('', code));
      await clock.advance(1_300);
      server.last().write(streamEnvelope('', code));
      await clock.advance(1_300);
      expect(server.requests.slice(2)).toEqual(['listen s1']);
      await clock.advance(1_300);
      expect(server.requests.slice(2)).toEqual(['listen s1', 'listen s1']);
    },
  );

  it('that asks for time gets it, from everybody', async () => {
    const { clock, heard, write, server } = await startConnected();
    const wait = '<m:MessageXml><t:Value Name="BackOffMilliseconds">297749</t:Value></m:MessageXml>';
    await write(streamEnvelope(wait, 'ErrorServerBusy'));
    expect(heard).toEqual(['quiet for 297749 0', 'not live 0']);
    await clock.advance(297_748);
    expect(server.requests).toHaveLength(2);
    await clock.advance(1);
    expect(server.requests.slice(2)).toEqual(['listen s1']);
  });

  it('in answer to a subscription is waited for in the same way', async () => {
    const { clock, heard, server } = start([busy('ErrorExceededSubscriptionCount', 90_000)]);
    await clock.advance(89_999);
    expect(server.requests).toEqual(['subscribe']);
    expect(heard).toEqual(['quiet for 90000 0', 'not live 0']);
    await clock.advance(1);
    expect(server.requests).toEqual(['subscribe', 'subscribe', 'listen s1']);
  });

  it('that a person has to do something about is tried again in minutes only', async () => {
    const { clock, server } = start(always(exchangeFault('ErrorAccessDenied', { pace: 'slow' })));
    await clock.advance(60 * minuteMs);
    expect(server.requests.length).toBeGreaterThan(9);
    expect(server.requests.length).toBeLessThanOrEqual(1 + 60 / 3.5);
  });

  it('that says that nothing is ever told to this account is tried again twice an hour at most', async () => {
    const { clock, server } = start(always(exchangeFault('ErrorSubscriptionDelegateAccessNotSupported')));
    await clock.advance(240 * minuteMs);
    expect(server.requests.length).toBeGreaterThan(4);
    expect(server.requests.length).toBeLessThanOrEqual(1 + 240 / 21);
  });
});

describe('trying again', () => {
  it.each([1, 2, 3, 4, 5, 6])('takes longer and longer, up to a minute or so (chance %i)', async (seed) => {
    const { clock, server, events } = start(always(unreachable), seed);
    const askedAt: number[] = [];
    for (let passed = 0; passed < 600_000; passed += 100) {
      await clock.advance(100);
      if (server.requests.length > askedAt.length) askedAt.push(clock.monotonicMs());
    }
    const waits = askedAt.slice(1).map((at, index) => (at - (askedAt[index] ?? 0)) / 1_000);
    [1, 2, 5, 10, 30, 60, 60, 60].forEach((expected, index) => {
      expect(waits[index]).toBeGreaterThanOrEqual(expected * 0.7 - 0.1);
      expect(waits[index]).toBeLessThanOrEqual(expected * 1.3 + 0.1);
    });
    expect(events()).toEqual(['calendar.changesNotTold']);
  });

  it('begins with a second again after a connection that stood for five minutes', async () => {
    const { clock, server, write, beat } = start(Array.from({ length: 5 }, () => unreachable));
    await clock.advance(70_000);
    await write(heartbeat);
    await beat(5 * minuteMs);
    server.last().cut();
    await clock.advance(1_300);
    expect(server.streams).toHaveLength(2);
  });

  it('does not after one that stood for less', async () => {
    const { clock, server, write, beat } = start(Array.from({ length: 5 }, () => unreachable));
    await clock.advance(70_000);
    await write(heartbeat);
    await beat(4 * minuteMs);
    server.last().cut();
    await clock.advance(41_000);
    expect(server.streams).toHaveLength(1);
    await clock.advance(38_000);
    expect(server.streams).toHaveLength(2);
  });

  it('is not a storm when every connection is closed at once as agreed', async () => {
    const { clock, server } = start();
    for (let passed = 0; passed < 3_600; passed += 1) {
      await clock.advance(1_000);
      if (server.streams.length > 0 && !server.last().isDestroyed()) server.last().write(closed);
    }
    expect(server.requests.length).toBeLessThan(6 + 3_600 / 42);
  });

  it('goes on after a mistake of ours', async () => {
    const { clock, server, log } = await startConnected();
    const { open } = server.client;
    let isBroken = true;
    Object.assign(server.client, {
      open: (...given: Parameters<typeof open>) => {
        if (isBroken) throw new TypeError('Anna Andersson is not iterable');
        return open(...given);
      },
    });
    server.last().cut();
    await clock.advance(1_300);
    expect(log.entries.at(-1)).toEqual({
      level: 'error',
      event: 'calendar.watchThrew',
      fields: { cause: 'TypeError' },
    });
    isBroken = false;
    await clock.advance(2_600);
    expect(server.streams).toHaveLength(2);
  });
});

describe('a proxy that holds answers back', () => {
  it('is said to be there after three connections without a first envelope, and is tried again twice an hour', async () => {
    const { clock, server, heard, events } = start();
    // 30 s of silence each, with waits of one and two seconds between.
    await clock.advance(94_000);
    expect(server.streams.map((stream) => stream.isDestroyed())).toEqual([true, true, true]);
    expect(events()).toEqual(['calendar.changesNotTold', 'calendar.changesHeldBack']);
    expect(heard).toEqual(['not live 30']);
    await clock.advance(240 * minuteMs);
    expect(server.streams.length).toBeLessThanOrEqual(3 + 240 / 21);
    expect(events()).toHaveLength(2);
  });

  it('is also known by what comes no further than the first envelope', async () => {
    const { clock, server, events } = start();
    for (let times = 0; times < 3; times += 1) {
      await clock.advance(3_000);
      server.last().write(heartbeat);
      await clock.advance(100_000);
    }
    expect(events().at(-1)).toBe('calendar.changesHeldBack');
    const opened = server.streams.length;
    await clock.advance(20 * minuteMs);
    expect(server.streams).toHaveLength(opened);
  });

  it('is also known by an answer whose head is held back', async () => {
    const { clock, events } = start([null, unreachable, null, unreachable, null, unreachable]);
    await clock.advance(5_000);
    expect(events()).toEqual(['calendar.changesNotTold', 'calendar.changesHeldBack']);
  });

  it('is not the reason when the server cannot be reached at all', async () => {
    const { clock, events } = start(always(unreachable));
    await clock.advance(60 * minuteMs);
    expect(events()).toEqual(['calendar.changesNotTold']);
  });

  it('is forgotten when it has gone, and told again when it is back', async () => {
    const { clock, server, write, beat, events } = start();
    await clock.advance(94_000);
    while (server.streams.length < 4) await clock.advance(1_000);
    await write(heartbeat);
    await beat(6 * minuteMs);
    expect(events().slice(2)).toEqual(['calendar.changesTold']);
    await clock.advance(210_000);
    expect(events().slice(3)).toEqual(['calendar.changesNotTold', 'calendar.changesHeldBack']);
    expect(server.last().isDestroyed()).toBe(true);
  });
});
