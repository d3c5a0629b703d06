/**
 * What the driver believes of the room's call. The cloud does not show it (zoom-rooms.md 15.2, 15.3), so a call comes
 * from our own commands alone and is confirmed, or taken away, by events and by the room's status. Pure. A call that
 * others began is never guessed at.
 */
import type { RoomCommand } from '../../shared/model/room-command.ts';
import type { RoomCall } from '../../shared/model/room.ts';
import type { Instant } from '../../shared/time.ts';
import type { CloudEvent } from './event-frame.ts';
import type { RoomStatus } from './room-reader.ts';

export type News =
  | { readonly kind: 'event'; readonly event: CloudEvent }
  | { readonly kind: 'status'; readonly status: RoomStatus };

/** Who the room is, and what was known of it when the command was sent. */
export interface Witness {
  readonly roomId: string;
  readonly roomName: string | null;
  /** The call when the command had begun; null numbers match nothing. */
  readonly call: RoomCall;
  /** Null: never read. */
  readonly statusBefore: RoomStatus | null;
}

/** Null: none is known. */
export const numberOf = (call: RoomCall): string | null =>
  call.kind === 'connecting' || call.kind === 'inMeeting' ? call.meetingNumber : null;

/** Whether the news shows that the command has been carried out. */
export function confirms(command: RoomCommand, news: News, witness: Witness): boolean {
  switch (command.kind) {
    case 'start':
    case 'join':
    case 'joinThirdParty':
      return showsJoined(news, witness);
    case 'leave':
    case 'endForAll':
    case 'cancelJoin':
      return showsLeft(news, witness);
    case 'checkIn':
      return (
        news.kind === 'event' &&
        news.event.kind === 'checkedIn' &&
        news.event.roomId === witness.roomId &&
        news.event.itemId === command.item?.id
      );
    default:
      return false;
  }
}

/** Commands of which something can ever be heard. */
export function canBeConfirmed({ kind }: RoomCommand): boolean {
  return ['start', 'join', 'joinThirdParty', 'leave', 'endForAll', 'cancelJoin', 'checkIn'].includes(kind);
}

export function showsJoined(news: News, { call, roomName, statusBefore }: Witness): boolean {
  // A room that was in a meeting before we asked says nothing about ours by being in one.
  if (news.kind === 'status') return news.status === 'inMeeting' && statusBefore === 'available';
  const { event } = news;
  switch (event.kind) {
    case 'meetingStarted':
      return event.meetingNumber === numberOf(call);
    case 'joined':
      return event.meetingNumber === numberOf(call) && event.name === roomName;
    default:
      return false;
  }
}

export function showsLeft(news: News, { call, roomName, statusBefore }: Witness): boolean {
  if (news.kind === 'status') return news.status === 'available' && statusBefore === 'inMeeting';
  const { event } = news;
  switch (event.kind) {
    case 'meetingEnded':
      return event.meetingNumber === numberOf(call);
    case 'left':
      return event.meetingNumber === numberOf(call) && event.name === roomName;
    default:
      return false;
  }
}

/** The call that a command leads to from the moment it is sent. */
export function callBegunBy(command: RoomCommand, now: Instant): RoomCall | null {
  switch (command.kind) {
    case 'start':
    case 'joinThirdParty':
      return { kind: 'connecting', since: now, meetingNumber: null };
    case 'join':
      return { kind: 'connecting', since: now, meetingNumber: command.meetingNumber };
    default:
      return null;
  }
}

export const endsCall = ({ kind }: RoomCommand): boolean =>
  kind === 'leave' || kind === 'endForAll' || kind === 'cancelJoin';
