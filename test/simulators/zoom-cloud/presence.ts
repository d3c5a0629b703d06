/**
 * Who is in which meeting, and the events Zoom tells of it (reference 17): a meeting starts with the first who comes and
 * ends with the last who goes. Of meetings the account does not know nothing is told, since they are somebody else's.
 */
import { randomUUID } from 'node:crypto';
import type { EventHub } from './event-hub.ts';
import type { Meeting, Meetings } from './meetings.ts';
import type { RoomView } from './room/room.ts';

export interface Presence {
  readonly joins: (meeting: Meeting, name: string) => void;
  /** False: nobody of that name is there. */
  readonly leaves: (meeting: Meeting, name: string) => boolean;
  readonly end: (meeting: Meeting) => void;
  /** What became of the room's call, as its events. */
  readonly roomChanged: (before: RoomView, after: RoomView, roomName: string) => void;
}

export function createPresence(meetings: Meetings, hub: EventHub, now: () => number): Presence {
  const iso = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

  const tell = (meeting: Meeting, event: string, rest: object): void => {
    const { id, uuid, host, order, startedAt } = meeting;
    hub.tell(`meeting.${event}`, {
      ...{ id: String(id), uuid, host_id: host.id, topic: order.topic, type: order.type },
      ...(startedAt === null ? {} : { start_time: iso(startedAt) }),
      ...{ timezone: order.timezone ?? 'Europe/Stockholm', duration: order.duration },
      ...rest,
    });
  };

  const tellPerson = (meeting: Meeting, event: string, name: string, timeKey: string): void => {
    const participant = {
      ...{ id: '', user_id: '16778240', user_name: name, email: '', participant_uuid: randomUUID() },
      [timeKey]: iso(now()),
    };
    tell(meeting, event, { participant });
  };

  const joins = (meeting: Meeting, name: string): void => {
    if (meeting.startedAt === null) {
      meeting.startedAt = now();
      tell(meeting, 'started', {});
    }
    meeting.present.add(name);
    tellPerson(meeting, 'participant_joined', name, 'join_time');
  };

  const end = (meeting: Meeting): void => {
    if (meeting.startedAt === null) return;
    for (const name of meeting.present) tellPerson(meeting, 'participant_left', name, 'leave_time');
    meeting.present.clear();
    tell(meeting, 'ended', { end_time: iso(now()) });
    meeting.startedAt = null;
  };

  const leaves = (meeting: Meeting, name: string): boolean => {
    if (!meeting.present.delete(name)) return false;
    tellPerson(meeting, 'participant_left', name, 'leave_time');
    if (meeting.present.size === 0) end(meeting);
    return true;
  };

  const of = ({ meetingNumber }: RoomView): Meeting | null =>
    meetingNumber === null ? null : meetings.find(meetingNumber);

  return {
    ...{ joins, leaves, end },
    roomChanged: (before, after, roomName) => {
      const [left, entered] = [of(before), of(after)];
      const isSame = left === entered && before.call === after.call && before.screen === after.screen;
      if (isSame) return;
      if (before.call === 'inMeeting' && left !== null) leaves(left, roomName);
      if (before.screen === 'waiting' && left !== null) {
        const isAdmitted = after.call === 'inMeeting' && left === entered;
        const event = isAdmitted ? 'participant_admitted' : 'participant_left_waiting_room';
        if (meetings.hasWaitingRoom(left)) tellPerson(left, event, roomName, 'date_time');
      }
      if (entered === null) return;
      if (after.call === 'inMeeting') joins(entered, roomName);
      else if (after.screen === 'waiting') {
        const isLobby = meetings.hasWaitingRoom(entered);
        const event = isLobby ? 'participant_joined_waiting_room' : 'participant_jbh_waiting';
        tellPerson(entered, event, roomName, 'date_time');
      }
    },
  };
}
