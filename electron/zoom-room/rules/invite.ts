/** Bringing others in: the phone book, contacts, and SIP or H.323 systems (zoom-rooms.md 4.3, 4.4). */
import type { RoomCommand, RoomSystemProtocol } from '../../../shared/model/room-command.ts';
import { ok, type Result } from '../../../shared/result.ts';
import {
  done,
  failed,
  isUnderWay,
  judgeByAnswer,
  needsMeeting,
  notPossible,
  fail,
  planOf,
  type JudgeView,
  type Judgement,
  type PlanView,
  type RulesOf,
  type SessionCommand,
} from '../command-rule.ts';
import { isFit, lines, unfit } from '../protocol.ts';
import { isLocalShare } from '../room-view.ts';
import type { Plan } from '../session-state.ts';
import { judgeEnd } from './call.ts';

const mostInvited = 10;
const newMeetingMinutes = 30;

function invite(ids: readonly string[], view: PlanView): Result<Plan> {
  const { record, options } = view;
  if (ids.length === 0 || ids.length > mostInvited || !ids.every(isFit)) return unfit('contacts');
  if (isUnderWay(view, ['invite'])) return fail('intent.busy', 'later');
  const users = ids.map((id) => `user: ${id}`).join(' ');
  if (record.status === 'IN_MEETING' && !isLocalShare(record)) {
    return ok(planOf([`zCommand Call Invite ${users}`], options.timings.inviteMs));
  }
  if (record.status !== 'NOT_IN_MEETING') return notPossible('in another call');
  // Whoever is invited while nothing runs is invited to a meeting that begins with it.
  const line = `zCommand Invite Duration: ${newMeetingMinutes} ${users}`;
  return ok(planOf([line], options.timings.joinMs));
}

function judgeInvite(view: JudgeView<SessionCommand>): Judgement | null {
  const { active, news } = view;
  if (active.plan.lines[0]?.startsWith('zCommand Call ') === true) return judgeByAnswer(view);
  if (news.kind === 'status' && news.status === 'IN_MEETING') return done;
  return judgeEnd(active, news);
}

const roomSystemWord: Readonly<Record<RoomSystemProtocol, string>> = {
  sip: 'InviteSipRoom',
  h323: 'InviteH323Room',
};

const roomSystemLine = (protocol: RoomSystemProtocol, address: string, cancel: 'on' | 'off'): string =>
  `zCommand Call ${roomSystemWord[protocol]} Address: ${address} Cancel: ${cancel}`;

function callRoomSystem(
  { address, protocol }: Extract<RoomCommand, { kind: 'callRoomSystem' }>,
  view: PlanView,
): Result<Plan> {
  if (!isFit(address) || /\s/.test(address)) return unfit('address');
  if (isUnderWay(view, ['callRoomSystem'])) return fail('intent.busy', 'later');
  const { inviteMs } = view.options.timings;
  return needsMeeting(view.record) ?? ok(planOf([roomSystemLine(protocol, address, 'off')], inviteMs));
}

function cancelRoomSystem({ record, options }: PlanView): Result<Plan> {
  const { roomSystem } = record;
  if (roomSystem?.state !== 'ringing') return fail('meeting.noLongerThere', 'never');
  const line = roomSystemLine(roomSystem.protocol, roomSystem.address, 'on');
  return ok(planOf([line], options.timings.inviteMs));
}

export const inviteRules: RulesOf<'loadContacts' | 'invite' | 'callRoomSystem' | 'cancelRoomSystem'> = {
  loadContacts: {
    plan: (_, view) => {
      const isComing = view.record.book.state === 'loaded' || isUnderWay(view, ['loadContacts']);
      return ok(isComing ? null : planOf([lines.contactsFrom(0)], view.options.timings.contactsMs));
    },
    judge: ({ news }) => (news.kind === 'contactPage' && news.next === null ? done : null),
  },
  invite: { plan: ({ contactIds }, view) => invite(contactIds, view), judge: judgeInvite },
  callRoomSystem: {
    plan: callRoomSystem,
    judge: ({ news }) => {
      if (news.kind !== 'roomSystem') return null;
      // That it rings there is as far as a tap can be followed; what comes of it is shown as it comes.
      return news.state === 'failed' ? failed('invite.failed') : done;
    },
    refusal: 'invite.failed',
    sent: ({ address, protocol }, record) => ({
      ...record,
      roomSystem: { address, protocol, state: null },
    }),
  },
  cancelRoomSystem: {
    plan: (_, view) => cancelRoomSystem(view),
    judge: (view) =>
      view.news.kind === 'roomSystem' && view.news.state === 'failed' ? done : judgeByAnswer(view),
    sent: (_, record) => ({ ...record, roomSystem: null }),
  },
};
