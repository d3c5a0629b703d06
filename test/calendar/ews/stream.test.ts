import { describe, expect, it } from 'vitest';
import { start, startConnected } from './stream-bench.ts';
import { change, closed, heartbeat, notification, type OpenStream, unreachable } from './stream-server.ts';

const minuteMs = 60_000;

describe('a connection', () => {
  it('is opened for a subscription of its own, and counts once its first envelope is there', async () => {
    const { clock, server, heard, write, events } = start();
    await clock.advance(5_000);
    expect(server.requests).toEqual(['subscribe', 'listen s1']);
    expect(heard).toEqual([]);
    await write(heartbeat);
    expect(heard).toEqual(['change 5', 'live 5']);
    expect(events()).toEqual(['calendar.changesTold']);
  });

  it('lives on with heartbeats of both kinds, which change nothing', async () => {
    const { clock, heard, write, beat, server } = await startConnected();
    await beat(10 * minuteMs);
    await clock.advance(45_000);
    await write(notification('StatusEvent'));
    expect(heard.every((one) => one.startsWith('live'))).toBe(true);
    expect(heard).toHaveLength(15);
    expect(server.requests).toHaveLength(2);
  });

  it('that was closed as agreed is opened again for the same subscription, and counts as a change', async () => {
    const { clock, heard, write, beat, server, events } = await startConnected();
    await beat(29 * minuteMs);
    heard.length = 0;
    await write(closed);
    await clock.advance(1_300);
    expect(server.requests).toEqual(['subscribe', 'listen s1', 'listen s1']);
    expect(server.streams[0]?.isDestroyed()).toBe(true);
    await write(heartbeat);
    expect(heard.map((one) => one.split(' ')[0])).toEqual(['live', 'change', 'live']);
    expect(events()).toEqual(['calendar.changesTold']);
  });

  it.each<[string, (stream: OpenStream) => void, string, readonly string[]]>([
    ['is cut', (stream) => stream.cut(), 'ECONNRESET', ['listen s1']],
    ['ends without a word', (stream) => stream.end(), 'ended', ['listen s1']],
    ['brings a page', (stream) => stream.write('<!DOCTYPE html>'), 'a declaration', ['listen s1']],
    ['brings another answer', (stream) => stream.write('<a/>'), 'no envelope', ['subscribe', 'listen s2']],
  ])('that %s is not live, and is made anew', async (_, harm, cause, requests) => {
    const { clock, log, server, heard, events, write } = await startConnected();
    harm(server.last());
    await clock.advance(0);
    expect(heard).toEqual(['not live 0']);
    expect(log.entries.at(-1)?.fields.cause).toBe(cause);
    expect(server.streams[0]?.isDestroyed()).toBe(true);
    await clock.advance(1_300);
    expect(server.requests.slice(2)).toEqual(requests);
    await write(heartbeat);
    expect(heard.slice(1).map((one) => one.split(' ')[0])).toEqual(['change', 'live']);
    expect(events()).toEqual(['calendar.changesTold', 'calendar.changesNotTold', 'calendar.changesTold']);
  });

  it('that goes silent is destroyed after a hundred seconds', async () => {
    const { clock, heard, server, log } = await startConnected();
    await clock.advance(99_999);
    expect(server.last().isDestroyed()).toBe(false);
    expect(heard).toEqual([]);
    await clock.advance(1);
    expect(server.streams[0]?.isDestroyed()).toBe(true);
    expect(heard).toEqual(['not live 100']);
    expect(log.entries.at(-1)).toMatchObject({
      event: 'calendar.changesNotTold',
      fields: { kind: 'silent' },
    });
  });

  it('is not kept alive by bytes that make no envelope', async () => {
    const { clock, server, write } = await startConnected();
    for (let passed = 0; passed < 100; passed += 10) {
      await write(' <!-- -->');
      await clock.advance(10_000);
    }
    expect(server.streams[0]?.isDestroyed()).toBe(true);
  });

  it('reads several envelopes in one piece, and one over many', async () => {
    const { clock, heard, write, server } = await startConnected();
    await write(heartbeat + change + heartbeat);
    for (const character of `\ufeff<?xml version="1.0"?>${closed}`) server.last().write(character);
    await clock.advance(1_300);
    expect(heard).toEqual(['live 0', 'change 0', 'live 0', 'live 0', 'live 0']);
    expect(server.requests.slice(2)).toEqual(['listen s1']);
  });
});

describe('a change', () => {
  it.each(['CreatedEvent', 'DeletedEvent', 'ModifiedEvent', 'MovedEvent', 'CopiedEvent', 'NewEvent'])(
    'of kind %s is told at once',
    async (name) => {
      const { heard, write } = await startConnected();
      await write(notification('StatusEvent', name));
      expect(heard).toEqual(['change 0', 'live 0']);
    },
  );

  it('that is followed by others is told again once it has been quiet for two seconds', async () => {
    const { clock, heard, write } = await startConnected();
    await write(change);
    await clock.advance(1_000);
    await write(change);
    await clock.advance(1_500);
    await write(change);
    await clock.advance(1_999);
    expect(heard).toEqual(['change 0', 'live 0']);
    await clock.advance(1);
    expect(heard.slice(2)).toEqual(['change 4.5']);
    await clock.advance(minuteMs);
    expect(heard).toHaveLength(3);
  });

  it('that never ends is told every ten seconds', async () => {
    const { clock, heard, write } = await startConnected();
    for (let passed = 0; passed < 60; passed += 1) {
      await write(change);
      await clock.advance(1_000);
    }
    const changes = heard.filter((one) => one.startsWith('change'));
    expect(changes).toEqual(['change 0', 'change 11', 'change 21', 'change 31', 'change 41', 'change 51']);
  });

  it('that has not been told yet keeps a heartbeat from saying that all is as it was', async () => {
    const { clock, heard, write } = await startConnected();
    await write(change);
    await clock.advance(1_000);
    await write(change + heartbeat);
    expect(heard).toEqual(['change 0', 'live 0']);
    await clock.advance(2_000);
    await write(heartbeat);
    expect(heard.slice(2)).toEqual(['change 3', 'live 3']);
  });
});

describe('the end of listening', () => {
  it('closes the connection at once and leaves nothing behind', async () => {
    const { clock, server, stop, heard, write } = await startConnected();
    await write(change);
    await clock.advance(1_000);
    await write(change);
    stop();
    expect(server.last().isDestroyed()).toBe(true);
    expect(clock.pending()).toBe(0);
    server.last().write(change);
    await clock.advance(10 * minuteMs);
    expect(heard).toEqual(['change 0', 'live 0']);
    expect(server.requests).toHaveLength(2);
  });

  it('comes while waiting to try again, too', async () => {
    const { clock, server, stop } = start([unreachable]);
    await clock.advance(100);
    stop();
    expect(clock.pending()).toBe(0);
    await clock.advance(10 * minuteMs);
    expect(server.requests).toEqual(['subscribe']);
  });

  it('does not wait for an answer that never comes', async () => {
    const { clock, stop, heard } = start(['hang']);
    await clock.advance(1_000);
    stop();
    await clock.advance(10 * minuteMs);
    expect([clock.pending(), heard.length]).toEqual([0, 0]);
  });
});
