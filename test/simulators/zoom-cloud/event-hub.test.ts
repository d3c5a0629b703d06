import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { callerOf, listen, makeMeeting, nextEvent, startCloud, tokenOf } from './api-caller.ts';

describe('the event connection', () => {
  it('says that it stands, answers heartbeats, and counts what is none', async () => {
    const cloud = await startCloud();
    const events = await listen(cloud);
    expect(JSON.parse(await events.next())).toMatchObject({ module: 'build_connection', success: true });
    events.socket.send('{"module":"heartbeat"}');
    expect(JSON.parse(await events.next())).toMatchObject({ module: 'heartbeat', success: true });
    events.socket.send('hello');
    events.socket.send('{"module":"heartbeat"}');
    await events.next();
    expect(cloud.state().sockets).toMatchObject({ isConnected: true, heartbeats: 2, strangeFrames: 1 });
  });

  it('refuses a bad token and a subscription that is not ours in a frame, and closes', async () => {
    const cloud = await startCloud();
    const bad = await listen(cloud, { token: 'nobody' });
    expect(JSON.parse(await bad.next())).toMatchObject({ success: false, content: 'Invalid Token' });
    await bad.closed;
    const other = await listen(cloud, { subscriptionId: 'other' });
    expect(JSON.parse(await other.next())).toMatchObject({ success: false, content: 'Invalid Subscription' });
    await other.closed;
    expect(cloud.state().sockets.connectionsEver).toBe(0);
  });

  it('is at no other path', async () => {
    const cloud = await startCloud();
    const token = await tokenOf(cloud);
    const query = `subscriptionId=${cloud.subscriptionId}&access_token=${token}`;
    const socket = new WebSocket(`${cloud.eventsUrl}2?${query}`);
    await new Promise((resolve) => socket.once('error', resolve));
    expect(cloud.state().sockets.connectionsEver).toBe(0);
  });

  it('tells an expired token at the next heartbeat, or at once when all are made to expire', async () => {
    let clock = Date.parse('2026-11-24T08:00:00Z');
    const cloud = await startCloud({ now: () => clock, tokenLifetimeSeconds: 60 });
    const slow = await listen(cloud);
    await slow.next();
    clock += 60_000;
    slow.socket.send('{"module":"heartbeat"}');
    expect(JSON.parse(await slow.next())).toMatchObject({ success: false, content: 'Token is invalid' });
    await slow.closed;
    const live = await listen(cloud);
    await live.next();
    await cloud.do({ do: 'expireTokens' });
    expect(JSON.parse(await live.next())).toMatchObject({ success: false, content: 'Token is invalid' });
    await live.closed;
  });

  it('belongs to whoever came last', async () => {
    const cloud = await startCloud();
    const first = await listen(cloud);
    await first.next();
    const second = await listen(cloud);
    await second.next();
    await first.closed;
    await cloud.do({ do: 'alert' });
    expect((await nextEvent(second)).event).toBe('zoomroom.alert');
    expect(cloud.state().sockets).toMatchObject({ isConnected: true, connectionsEver: 2 });
  });

  it('loses what happens in a gap', async () => {
    const cloud = await startCloud();
    const before = await listen(cloud);
    await before.next();
    await cloud.do({ do: 'refuseSockets' });
    await cloud.do({ do: 'cutSocket' });
    await before.closed;
    await expect.poll(() => cloud.state().sockets.isConnected).toBe(false);
    await (
      await listen(cloud)
    ).closed;
    await cloud.do({ do: 'tell', event: 'zoomroom.updated', object: { id: 'lost' } });
    await cloud.do({ do: 'refuseSockets', on: false });
    const after = await listen(cloud);
    await after.next();
    await cloud.do({ do: 'tell', event: 'zoomroom.updated', object: { id: 'heard' } });
    expect((await nextEvent(after)).object).toEqual({ id: 'heard' });
    expect(cloud.state().sockets).toMatchObject({ eventsSent: 1, eventsLost: 1 });
  });

  it('goes half open: it stands and says nothing more', async () => {
    const cloud = await startCloud();
    const events = await listen(cloud);
    await events.next();
    await cloud.do({ do: 'silentSocket' });
    events.socket.send('{"module":"heartbeat"}');
    await expect.poll(() => cloud.state().sockets.heartbeats).toBe(1);
    await cloud.do({ do: 'alert', issue: 'unheard' });
    await cloud.do({ do: 'silentSocket', on: false });
    await cloud.do({ do: 'alert', issue: 'heard' });
    expect((await nextEvent(events)).object['issue']).toBe('heard');
  });
});

describe('an event', () => {
  it('is text inside its frame, with time and account', async () => {
    const cloud = await startCloud();
    const events = await listen(cloud);
    await events.next();
    await cloud.do({ do: 'alert', issue: 'x' });
    const frame = JSON.parse(await events.next()) as { module: string; content: unknown };
    expect([frame.module, typeof frame.content]).toEqual(['message', 'string']);
    expect(JSON.parse(String(frame.content))).toMatchObject({
      event: 'zoomroom.alert',
      event_ts: Date.parse('2026-11-24T08:07:30Z'),
      payload: { account_id: cloud.accountId, object: { id: cloud.roomId, issue: 'x', alert_kind: 1 } },
    });
  });

  it('comes bare when asked to', async () => {
    const cloud = await startCloud();
    const events = await listen(cloud);
    await events.next();
    await cloud.do({ do: 'bareEvents' });
    await cloud.do({ do: 'alert' });
    expect(JSON.parse(await events.next())).toMatchObject({ event: 'zoomroom.alert', payload: {} });
  });

  it('is told of people who come and go, and of the meeting they start and end', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const meeting = String((await makeMeeting(call, cloud)).id);
    const events = await listen(cloud);
    await events.next();
    await cloud.do({ do: 'joinPerson', meeting, name: 'Karin Ek' });
    await cloud.do({ do: 'joinPerson', meeting, name: 'Östen' });
    await cloud.do({ do: 'leavePerson', meeting, name: 'Karin Ek' });
    await expect(cloud.do({ do: 'leavePerson', meeting, name: 'Karin Ek' })).rejects.toThrow('Nobody named');
    await cloud.do({ do: 'leavePerson', meeting, name: 'Östen' });
    const told = [];
    for (let at = 0; at < 6; at += 1) {
      const { event, object } = await nextEvent(events);
      const who = object['participant'] as { user_name: string } | undefined;
      told.push([event.replace('meeting.', ''), who?.user_name ?? object['id']]);
    }
    expect(told).toEqual([
      ['started', meeting],
      ['participant_joined', 'Karin Ek'],
      ['participant_joined', 'Östen'],
      ['participant_left', 'Karin Ek'],
      ['participant_left', 'Östen'],
      ['ended', meeting],
    ]);
  });

  it.each([
    ['notJson', /^<html>/],
    ['oversized', /^.{1000000,}$/],
    ['unknownModule', /weather/],
    ['contentNotJson', /\{\\"event\\":"\}$/],
    ['emptyObject', /^\{\}$/],
    ['binary', /\u0001/],
  ] as const)('can be junk: %s', async (kind, form) => {
    const cloud = await startCloud();
    await expect(cloud.do({ do: 'junkFrame', kind })).rejects.toThrow('Nobody is connected');
    const events = await listen(cloud);
    await events.next();
    await cloud.do({ do: 'junkFrame', kind });
    expect(await events.next()).toMatch(form);
  });
});
