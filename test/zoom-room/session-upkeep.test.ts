import { describe, expect, it } from 'vitest';
import { failed, inMeeting, join } from './scripted-meeting.ts';
import { outcome, readyRoom, scriptRoom } from './scripted-room.ts';

describe('upkeep', () => {
  it('asks for the state of the call every thirty seconds', async () => {
    const room = await readyRoom();
    room.answerQuestions(true);
    await room.clock.advance(90_000);
    expect(room.sent()).toEqual(Array.from({ length: 3 }, () => 'zStatus Call Status'));
  });

  it('gives up a service that hangs, and connects again', async () => {
    const room = await readyRoom();
    await room.clock.advance(39_000);
    expect(room.driver.now().link.kind).toBe('lost');
    expect(room.isClosed()).toBe(true);
    await room.clock.advance(1_000);
    expect(room.attempts()).toBe(2);
  });

  it('frees a room that is stuck connecting after a minute and five looks', async () => {
    const room = await readyRoom();
    void room.driver.execute(join);
    await room.reply('zCommand', 'DialJoinResult');
    await room.status('CONNECTING_MEETING');
    room.sent();
    await room.clock.advance(59_999);
    expect(room.sent()).toEqual([]);
    for (let look = 0; look < 5; look += 1) {
      await room.clock.advance(look === 0 ? 1 : 1_000);
      expect(room.sent()).toEqual(['zStatus Call Status']);
      await room.reply('zStatus', 'Call', { Status: 'CONNECTING_MEETING' });
    }
    await room.clock.advance(1_000);
    expect(room.sent()).toEqual(['zCommand Call Leave']);
    await room.replyError('zCommand', 'CallDisconnectResult');
    await room.clock.advance(60_000);
    expect(room.sent()).not.toContain('zCommand Call Leave');
  });

  it('retries with growing pauses of eight seconds at most, for ever', async () => {
    const room = scriptRoom();
    await room.clock.advance(0);
    const starts: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const before = room.attempts();
      await room.close('lost');
      const from = room.clock.monotonicMs();
      while (room.attempts() === before) await room.clock.advance(50);
      starts.push(room.clock.monotonicMs() - from);
    }
    expect(Math.max(...starts)).toBeLessThanOrEqual(8_050);
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(500);
    expect(room.driver.now().link.kind).toBe('connecting');
  });

  it('waits a minute after a refused login, and for ever after another host key', async () => {
    const room = scriptRoom();
    await room.clock.advance(0);
    await room.close('loginRefused');
    await room.clock.advance(59_999);
    expect(room.attempts()).toBe(1);
    await room.clock.advance(6_001);
    expect(room.attempts()).toBe(2);
    await room.close('hostKeyChanged');
    await room.clock.advance(86_400_000);
    expect(room.attempts()).toBe(2);
  });

  it('settles everything when the link is lost, and sends nothing of it again', async () => {
    const room = await inMeeting();
    const commands = [{ kind: 'leave' }, { kind: 'setVolume', percent: 4 }] as const;
    const open = commands.map((command) => outcome(room.driver.execute(command)));
    await room.close('lost');
    for (const settled of open) expect(await settled()).toEqual(failed('room.unreachable'));
    room.sent();
    room.answerQuestions(true);
    await room.clock.advance(1_000);
    await room.open();
    await room.text('*r Login successful\r\n');
    await room.clock.advance(2_000);
    expect(room.driver.now().link.kind).toBe('ready');
    const again = room.sent();
    expect(again.filter((line) => line === 'zCommand Call Leave' || line.endsWith('volume: 4'))).toEqual([]);
  });

  it('asks again what was swallowed, but does not do it again', async () => {
    const room = await inMeeting();
    const leaving = outcome(room.driver.execute({ kind: 'leave' }));
    room.sent();
    await room.text('*e Pipe Reconnecting\r\n');
    expect(await leaving()).toEqual(failed('room.takenOver'));
    await room.clock.advance(200);
    expect(room.sent()).toEqual(['zStatus Call Status']);
    await room.text('*e Pipe Reconnecting\r\n');
    await room.clock.advance(100);
    expect(room.sent()).toEqual(['zStatus Call Status']);
  });

  it('takes a broken pipe for a take-over and stays away', async () => {
    const room = await readyRoom();
    await room.text('client_loop: send disconnect: Broken pipe\r\n');
    await room.close('lost');
    await room.clock.advance(3_600_000);
    expect(room.driver.now().link.kind).toBe('takenOver');
    expect(room.attempts()).toBe(1);
    expect(room.sent()).toEqual([]);
  });

  it('closes only when a dialled call has settled, and leaves no timer behind', async () => {
    const room = await readyRoom();
    void room.driver.execute(join);
    room.driver.stop();
    expect(room.isClosed()).toBe(false);
    await room.clock.advance(1_000);
    expect(room.isClosed()).toBe(true);
    expect(room.clock.pending()).toBe(0);
  });

  it('publishes a burst once', async () => {
    const room = await inMeeting();
    const before = room.driver.states.length;
    const people = Array.from({ length: 500 }, (_, id) =>
      room.tell('zCommand', 'ListParticipantsResult', {
        user_id: (id + 1) * 1024,
        user_name: `P${id}`,
        event: 'ZRCUserChangedEventJoinedMeeting',
      }),
    );
    await Promise.all(people);
    expect(room.driver.now().participants).toHaveLength(500);
    expect(room.driver.states.length - before).toBe(1);
  });
});
