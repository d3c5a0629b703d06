/** Telephone calls of the room, and room systems it calls in (zoom-rooms.md 9). Decodes what the room tells of them. */
import type { PhoneCall, RoomState } from '../../shared/model/room.ts';
import { at, toBoolean, toText } from './coerce.ts';

export type PhoneProgress = PhoneCall['state'] | 'ended' | 'failed';

export interface HeardPhone {
  readonly calls: readonly PhoneCall[];
  readonly id: string;
  readonly progress: PhoneProgress;
}

const maxChars = 120;
const mostCalls = 8;

/** The room writes the id in two ways and one state with a slip (11.8). Null: about no call. */
export function hearPhone(
  before: readonly PhoneCall[],
  payload: unknown,
  isTerminated: boolean,
): HeardPhone | null {
  const id = toText(at(payload, 'callID'));
  if (id === null) return null;
  const progress = isTerminated ? 'ended' : progressOf(toText(at(payload, 'status')) ?? '');
  const others = before.filter((call) => call.id !== id);
  if (progress === 'ended' || progress === 'failed') return { calls: others, id, progress };
  const known = before.find((call) => call.id === id);
  const number = toText(at(payload, 'peerNumber')) ?? known?.number ?? '';
  const call: PhoneCall = {
    id,
    name: (toText(at(payload, 'peerDisplayName')) ?? known?.name ?? number).slice(0, maxChars),
    number: number.slice(0, maxChars),
    isIncoming: toBoolean(at(payload, 'isIncomingCall')) ?? known?.isIncoming ?? false,
    state: progress,
  };
  const calls = known === undefined ? [...others, call] : before.map((one) => (one.id === id ? call : one));
  return { calls: calls.slice(-mostCalls), id, progress };
}

function progressOf(status: string): PhoneProgress {
  switch (status.replace(/^PhoneCallStatus_/i, '').toLowerCase()) {
    case 'ringing':
    case 'rining':
    case 'incoming':
      return 'ringing';
    case 'accepted':
    case 'incall':
      return 'inCall';
    case 'terminated':
      return 'ended';
    case 'notfound':
    case 'calloutfailed':
      return 'failed';
    default:
      return 'calling';
  }
}

/** Null: not a word about it. */
export function hearRoomSystem(payload: unknown): RoomState['roomSystemCall'] {
  const word = toText(at(payload, 'call_status'))
    ?.replace(/^CallingStatus_/i, '')
    .toLowerCase();
  return word === 'ringing' || word === 'accepted' || word === 'failed' ? word : null;
}
