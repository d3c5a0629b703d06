/** Who is in the meeting, and whether the room itself waits to be let in (zoom-rooms.md 8.2, 8.3). */
import type { Heard, HearTable, News } from '../news.ts';
import { hearParticipants, type Participants } from '../participants.ts';
import type { Moment, RoomRecord } from '../room-record.ts';
import { waitForHost } from './prompts.ts';

function hearPeople(before: RoomRecord, payload: unknown, now: Moment): Heard {
  const { participants, change } = hearParticipants(before.participants, payload);
  const record = { ...before, participants };
  if (change === null) return { record, news: [] };
  const news: News[] = [
    { kind: 'people' },
    ...(change === 'hostChanged' ? [{ kind: 'hostChanged' } as const] : []),
  ];
  const waits = isWaiting(participants);
  if (waits === isWaiting(before.participants)) return { record, news };
  // In somebody's waiting room no event says so; the room's own entry does. To people it is the same wait.
  const waited = waitForHost(record, waits, now);
  return { record: waited.record, news: [...news, ...waited.news] };
}

const isWaiting = (participants: Participants): boolean =>
  [...participants.values()].some(({ isMyself, isInWaitingRoom }) => isMyself && isInWaitingRoom);

export const peopleMessages: HearTable = {
  listparticipantsresult: hearPeople,
  calllistparticipantsresult: hearPeople,
};
