/** Where most tests of the session begin: in a meeting, or before a prompt, and the words they share. */
import { expect } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { outcome, readyRoom, type ScriptedRoom } from './scripted-room.ts';

export const done = { ok: true, value: 'done' };
export const failed = (code: string): unknown =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown });

export const join: RoomCommand = { kind: 'join', meetingNumber: '81234567890', passcode: null };
export const joinLine = 'zCommand Dial Join meetingNumber: 81234567890';
export const needsPassword = { needsPassword: true, wrongAndRetry: false };

/** A room in a meeting that was joined from here, with the questions that follow answered. */
export async function inMeeting(): Promise<ScriptedRoom> {
  const room = await readyRoom();
  void room.driver.execute(join);
  await room.reply('zCommand', 'DialJoinResult');
  await room.status('IN_MEETING');
  await room.clock.advance(20);
  await room.reply('zCommand', 'ListParticipantsResult', []);
  await room.clock.advance(20);
  // The questions about the meeting's settings are answered too, then the room falls silent.
  room.answerQuestions(true);
  await room.reply('zCommand', 'InfoResult', { meeting_type: 'NORMAL' });
  await room.clock.advance(500);
  room.answerQuestions(false);
  room.sent();
  return room;
}

/** A room whose prompt for a passcode has just opened. */
export async function prompted(): Promise<ScriptedRoom & { readonly joining: () => Promise<unknown> }> {
  const room = await readyRoom();
  const joining = outcome(room.driver.execute(join));
  await room.reply('zCommand', 'DialJoinResult');
  await room.status('CONNECTING_MEETING');
  await room.tell('zEvent', 'MeetingNeedsPassword', needsPassword);
  room.sent();
  return { ...room, joining };
}

export const me = { user_id: 1024, user_name: 'Älgen', is_myself: true };
export const guest = { user_id: 2048, user_name: 'Björn Öst' };

/** A room in a meeting with one other person, which has said that it can do everything. */
export async function withRole(own: object = { is_host: true }): Promise<ScriptedRoom> {
  const room = await inMeeting();
  await room.tell('zStatus', 'Capabilities', {
    support_Pin_And_Spotlight: true,
    support_Claim_Host: 'on',
    can_Mute_On_Entry: true,
  });
  await room.tell('zCommand', 'ListParticipantsResult', [{ ...me, ...own }, guest]);
  return room;
}

export const tellGuest = (room: ScriptedRoom, change: object): Promise<void> =>
  room.tell('zCommand', 'ListParticipantsResult', { ...guest, ...change });
