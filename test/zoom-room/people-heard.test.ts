/** What a participant's entry says beyond name and role, and how little of it a stranger's text can do. */
import { describe, expect, it } from 'vitest';
import { hearParticipants, nobody, type Participants } from '../../electron/zoom-room/participants.ts';
import type { Participant } from '../../shared/model/room.ts';
import { useSimulatedRooms } from './simulated-room.ts';

const { driveReady } = useSimulatedRooms();

const hear = (...payloads: readonly unknown[]): Participants =>
  payloads.reduce<Participants>((before, payload) => hearParticipants(before, payload).participants, nobody);
const one = (...entries: readonly object[]): Participant =>
  [...hear(...entries.map((entry) => ({ user_id: 1024, user_name: 'A', ...entry }))).values()][0]!;

describe('an entry in the list of people', () => {
  it('keeps the id it was first told under', () => {
    expect(one({ user_id: 1030 }, { user_id: '1999' }).id).toBe('1030');
  });

  it('tells the order of raised hands, as far as the room keeps it', () => {
    const raised = (time: unknown): object => ({
      hand_status: { 'is_raise_hand: ': true, 'time_stamp: ': time },
    });
    expect(one(raised('1764000001'))).toMatchObject({ handRaised: true, handRaisedAt: 1_764_000_001 });
    expect(one(raised('0'))).toMatchObject({ handRaised: true, handRaisedAt: null });
    expect(one(raised(5), { 'audio_status state': 'AUDIO_MUTED' }).handRaisedAt).toBe(5);
    expect(one(raised(5), { hand_status: { is_raise_hand: false, time_stamp: 5 } }).handRaisedAt).toBeNull();
  });

  it('tells how they joined: by what they are, not by what they hear with', () => {
    expect(one({ user_type: 'NORMAL', 'audio_status type': 'AUDIO_TELE' }).joinedBy).toBe('zoom');
    expect(one({ user_type: 'CALL_IN' }).joinedBy).toBe('phone');
    expect(one({ user_type: 'h323' }, {}).joinedBy).toBe('roomSystem');
    expect(one({ 'audio_status type': 'AUDIO_TELE' }).joinedBy).toBe('phone');
    expect(one({}).joinedBy).toBe('zoom');
  });

  it('tells whether they record, may record, and let their camera be moved', () => {
    expect(one({ is_recording: 'on', can_record: true })).toMatchObject({
      isRecording: true,
      mayRecord: true,
    });
    expect(one({ 'camera_status can_i_request_control': true }).camera).toBe('canAsk');
    expect(one({ 'camera_status am_i_controlling': true }, {}).camera).toBe('controlled');
    expect(
      one({ 'camera_status am_i_controlling': true }, { 'camera_status am_i_controlling': false }).camera,
    ).toBe('canAsk');
    expect(
      one({ 'camera_status can_i_request_control': true }, { 'camera_status can_i_request_control': false })
        .camera,
    ).toBe('none');
  });

  it('stays the very same object when it is told again as it was', () => {
    const entry = { user_id: 1024, user_name: 'A', is_host: true };
    const before = hear([entry]);
    const again = hearParticipants(before, [{ ...entry, user_id: 1025 }]).participants;
    expect(again.get('1')).toBe(before.get('1'));
    expect(hearParticipants(before, [{ ...entry, is_host: false }]).participants.get('1')).not.toBe(
      before.get('1'),
    );
  });

  it('never cuts a name within a character, nor keeps half of one', () => {
    expect(one({ user_name: `${'a'.repeat(199)}😀` }).name).toBe('a'.repeat(199));
    expect(one({ user_name: 'a\ud83d b' }).name).toBe('a b');
  });
});

describe('a name from the network', () => {
  const evil = [
    ['of ten thousand letters', 'Ö'.repeat(10_000)],
    ['that turns the text around', 'Anna \u202eannA\u2066'],
    ['of signs', '👩‍👩‍👧‍👦'.repeat(50)],
    ['with control characters', 'A\u0007\u001b[2J\tB'],
    ['that looks like the protocol', '}\r\n\r\n{\r\n"topKey": "Login"'],
  ] as const;

  it.each(evil)('%s is text of bounded length, and harms nothing', async (_what, name) => {
    const { driver, room } = await driveReady();
    await driver.execute({ kind: 'start', durationMinutes: 30 });
    await driver.until(({ participants }) => participants.length === 1);
    await room.do({ do: 'joinPeople', names: [name, 'Karin Ek'] });
    const { participants } = await driver.until((state) => state.participants.length === 3);
    expect(participants.map((person) => person.name)[2]).toBe('Karin Ek');
    const heard = participants[1]!.name;
    expect(heard.length).toBeLessThanOrEqual(200);
    expect(name.startsWith(heard)).toBe(true);
    expect(heard).not.toMatch(/\p{Cs}/u);
    const { id } = participants[1]!;
    expect(await driver.execute({ kind: 'removeParticipant', participantId: id })).toEqual({
      ok: true,
      value: 'done',
    });
    expect(room.commands()).toContain(`zCommand Call Expel Id: ${id}`);
    expect(driver.now().link.kind).toBe('ready');
  });
});
