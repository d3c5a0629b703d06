/** One person in the meeting, or all of them. Unmuting and starting a picture can only be asked for. */
import { ok } from '../../../shared/result.ts';
import type { Participant } from '../../../shared/model/room.ts';
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import type { Action } from '../action.ts';
import { waitingIds } from '../waiting.ts';
import { inMeeting, notPossible, refuse, rule, withPerson, type Rules } from './rule.ts';
import type { Result } from '../../../shared/result.ts';

type Built = RoomCommand | Result<Action>;

/** For somebody inside; whoever waits has to be let in first. */
const inside =
  (build: (participantId: string) => RoomCommand) =>
  ({ id, isInWaitingRoom }: Participant): Built =>
    isInWaitingRoom ? notPossible('waits to be let in') : build(id);

/** For somebody inside who is not the room: that has switches of its own. */
const another =
  (build: (participantId: string) => RoomCommand) =>
  (person: Participant): Built =>
    person.isMyself ? notPossible('is the room itself') : inside(build)(person);

export const peopleRules: Rules<
  | 'people.admit'
  | 'people.admitAll'
  | 'people.setMicrophone'
  | 'people.setCamera'
  | 'people.remove'
  | 'people.makeHost'
  | 'people.setSpotlight'
  | 'people.setPin'
  | 'people.allowRecording'
  | 'people.muteAll'
> = {
  'people.admit': rule('admit', inMeeting, ({ personId }, state) =>
    withPerson(state, personId, ({ isInWaitingRoom }) =>
      isInWaitingRoom ? { kind: 'admit', participantId: personId } : notPossible('is inside'),
    ),
  ),
  'people.admitAll': rule('admit', inMeeting, (_, state) => {
    const personIds = waitingIds(state);
    return personIds.length === 0
      ? refuse('meeting.personGone')
      : ok<Action>({ kind: 'admitAll', personIds });
  }),
  'people.setMicrophone': rule('muteParticipant', inMeeting, ({ personId, isOn }, state) =>
    withPerson(
      state,
      personId,
      another((participantId) => ({ kind: 'muteParticipant', participantId, muted: !isOn })),
    ),
  ),
  'people.setCamera': rule('participantVideo', inMeeting, ({ personId, isOn }, state) =>
    withPerson(
      state,
      personId,
      another((participantId) => ({ kind: 'setParticipantVideo', participantId, stopped: !isOn })),
    ),
  ),
  /** Also somebody who waits: that is how one is turned away. */
  'people.remove': rule('removeParticipant', inMeeting, ({ personId }, state) =>
    withPerson(state, personId, ({ isMyself }) =>
      isMyself ? notPossible('is the room itself') : { kind: 'removeParticipant', participantId: personId },
    ),
  ),
  'people.makeHost': rule('makeHost', inMeeting, ({ personId }, state) =>
    withPerson(
      state,
      personId,
      another((participantId) => ({ kind: 'makeHost', participantId })),
    ),
  ),
  'people.setSpotlight': rule('spotlight', inMeeting, ({ personId, isOn }, state) =>
    withPerson(
      state,
      personId,
      inside((participantId) => ({ kind: 'setSpotlight', participantId, isOn })),
    ),
  ),
  'people.setPin': rule('pin', inMeeting, ({ personId, screen }, state) => {
    if (screen !== null && screen > (state.room.screenCount ?? 1)) return notPossible('no such screen');
    return withPerson(
      state,
      personId,
      inside((participantId) => ({ kind: 'setPin', participantId, screen })),
    );
  }),
  'people.allowRecording': rule('allowRecording', inMeeting, ({ personId, isOn }, state) =>
    withPerson(
      state,
      personId,
      another((participantId) => ({ kind: 'allowRecording', participantId, isAllowed: isOn })),
    ),
  ),
  'people.muteAll': rule('muteAll', inMeeting, () => ({ kind: 'muteAll' })),
};
