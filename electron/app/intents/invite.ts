/** Bringing others in: contacts from the phone book, telephones, room systems. */
import { ok } from '../../../shared/result.ts';
import type { Action } from '../action.ts';
import { roomContactId } from '../phone-book.ts';
import type { PanelState } from '../state.ts';
import { anyTime, either, inMeeting, notPossible, refuse, rule, whileIdle, type Rules } from './rule.ts';

const hasCall = ({ room }: PanelState, callId: string): boolean =>
  room.phoneCalls.some(({ id }) => id === callId);

/** Read once, on first use. */
function loadsBook({ room, undertakings }: PanelState): boolean {
  return room.contacts.state === 'notLoaded' && !undertakings.some(({ kind }) => kind === 'contacts.search');
}

export const inviteRules: Rules<
  | 'contacts.search'
  | 'invite.contacts'
  | 'invite.phone'
  | 'invite.roomSystem'
  | 'invite.cancelRoomSystem'
  | 'phone.hangUp'
  | 'phone.sendDtmf'
> = {
  'contacts.search': rule('contacts', anyTime, ({ query }, state) =>
    ok<Action>({ kind: 'search', query, loads: loadsBook(state) }),
  ),
  'invite.contacts': rule('invite', either(inMeeting, whileIdle), ({ contactIds }, { room }) => {
    const ids = contactIds.map((id) => roomContactId(room.contacts.contacts, id));
    const known = ids.filter((id) => id !== null);
    // Inviting some of those that were chosen would look like having invited all.
    return known.length < ids.length ? refuse('meeting.personGone') : { kind: 'invite', contactIds: known };
  }),
  'invite.phone': rule('phone', anyTime, ({ number }) => ({ kind: 'callPhone', number })),
  'invite.roomSystem': rule('roomSystem', inMeeting, ({ address, protocol }) => ({
    kind: 'callRoomSystem',
    address,
    protocol,
  })),
  'invite.cancelRoomSystem': rule('roomSystem', inMeeting, (_, { room }) =>
    room.roomSystemCall === 'ringing' ? { kind: 'cancelRoomSystem' } : notPossible('none is called'),
  ),
  'phone.hangUp': rule('phone', anyTime, ({ callId }, state) =>
    hasCall(state, callId) ? { kind: 'hangUpPhone', callId } : refuse('meeting.noLongerThere'),
  ),
  'phone.sendDtmf': rule('dtmf', anyTime, ({ callId, key }, state) =>
    hasCall(state, callId) ? { kind: 'sendDtmf', callId, key } : refuse('meeting.noLongerThere'),
  ),
};
