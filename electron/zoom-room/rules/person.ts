/**
 * What is done to one person in the meeting (zoom-rooms.md 4.5). Everything is judged by the list of people, which the
 * room tells by itself and which is read again at half time. What can only be asked for (to unmute, to start a
 * picture) ends with the room's answer: whether the person does it is theirs, and shows in the list.
 */
import type { Participant } from '../../../shared/model/room.ts';
import { ok, type Result } from '../../../shared/result.ts';
import {
  done,
  fail,
  failed,
  judgeByAnswer,
  notPossible,
  planOf,
  type CommandByKind,
  type CommandRule,
  type JudgeView,
  type Judgement,
  type PlanView,
  type RulesOf,
} from '../command-rule.ts';
import { mostScreens } from '../meeting-record.ts';
import { keyOf } from '../participants.ts';
import { lines, onOff, unfit } from '../protocol.ts';
import { mayAsHost, roleOf } from '../role.ts';
import type { News } from '../news.ts';
import type { RoomRecord } from '../room-record.ts';
import { isLocalShare } from '../room-view.ts';
import type { Plan } from '../session-state.ts';
import { pinsOf, screenCountOf, spotlightOf } from '../view/meeting.ts';
import { saysItCan } from '../view/meeting-capabilities.ts';

type PersonKind =
  | 'admit'
  | 'muteParticipant'
  | 'setParticipantVideo'
  | 'removeParticipant'
  | 'makeHost'
  | 'setSpotlight'
  | 'setPin'
  | 'allowRecording';

/** A meeting with people in it: a local share is none. Null: there is one, and the role is enough. */
export function needsRole(record: RoomRecord, needs: 'host' | 'coHost' | 'anybody'): Result<never> | null {
  if (record.status !== 'IN_MEETING' || isLocalShare(record)) return notPossible('not in a meeting');
  if (needs === 'anybody' || mayAsHost(roleOf(record), needs)) return null;
  return fail('meeting.notHost', 'never');
}

const personOf = ({ participants }: RoomRecord, id: string): Participant | null =>
  participants.get(keyOf(id)) ?? null;

const isUnderWayFor = ({ commands }: PlanView, kind: PersonKind, id: string): boolean =>
  commands.some(
    ({ command }) => command.kind === kind && 'participantId' in command && command.participantId === id,
  );

interface Deed<C> {
  readonly needs: 'host' | 'coHost' | 'anybody';
  /** Why it cannot be done to this person. Null: it can. */
  readonly obstacle?: (person: Participant, command: C, record: RoomRecord) => Result<never> | null;
  /** Whether it is so: as wanted. */
  readonly isSo: (person: Participant, command: C, record: RoomRecord) => boolean;
  /** Nothing in the state will tell, because it only asks the person. */
  readonly isRequest?: (command: C) => boolean;
  /** What is meant by the person having gone meanwhile. */
  readonly whenGone: Judgement;
  readonly line: (id: string, command: C) => string;
}

function ruleOf<K extends PersonKind>(kind: K, deed: Deed<CommandByKind[K]>): CommandRule<CommandByKind[K]> {
  type C = CommandByKind[K];
  const plan = (command: C, view: PlanView): Result<Plan | null> => {
    const { record, options } = view;
    const refusal = needsRole(record, deed.needs);
    if (refusal !== null) return refusal;
    const id = command.participantId;
    if (!/^[0-9]{1,20}$/.test(id)) return unfit('participantId');
    const person = personOf(record, id);
    if (person === null) return fail('meeting.personGone', 'never');
    const obstacle = deed.obstacle?.(person, command, record) ?? null;
    if (obstacle !== null) return obstacle;
    if (isUnderWayFor(view, kind, id)) return fail('intent.busy', 'later');
    if (deed.isSo(person, command, record)) return ok(null);
    const verify = deed.isRequest?.(command) === true ? null : lines.participants;
    return ok(planOf([deed.line(person.id, command)], options.timings.peopleMs, { verify }));
  };
  const judge = (view: JudgeView<C>): Judgement | null => {
    const { command, record, news } = view;
    const person = personOf(record, command.participantId);
    if (news.kind === 'people' && person === null) return deed.whenGone;
    if (person !== null && mayTell(news.kind) && deed.isSo(person, command, record)) return done;
    return deed.isRequest?.(command) === true ? judgeByAnswer(view) : null;
  };
  return { plan, judge };
}

/** Spotlight and pins come as messages of their own. */
const mayTell = (kind: News['kind']): boolean => kind === 'people' || kind === 'told';

const gone = failed('meeting.personGone', 'never');

/** The room's own microphone and picture have their own switches, and who still waits has none. */
const elsewhere = ({ isMyself, isInWaitingRoom }: Participant): Result<never> | null =>
  isMyself || isInWaitingRoom ? notPossible('not somebody else in the meeting') : null;

const waits = ({ isInWaitingRoom }: Participant): Result<never> | null =>
  isInWaitingRoom ? notPossible('still in the waiting room') : null;

const pinAndSpotlight = (record: RoomRecord): Result<never> | null =>
  saysItCan(record, 'support_Pin_And_Spotlight') ? null : fail('room.unsupported', 'never');

function pinObstacle(screen: number | null, record: RoomRecord): Result<never> | null {
  const most = screenCountOf(record.tree) ?? mostScreens;
  const isFit = screen === null || (Number.isInteger(screen) && screen >= 1 && screen <= most);
  return pinAndSpotlight(record) ?? (isFit ? null : unfit('screen'));
}

function isPinned(id: string, screen: number | null, record: RoomRecord): boolean {
  const pinnedTo = pinsOf(record).filter(({ participantId }) => participantId === id);
  return screen === null ? pinnedTo.length === 0 : pinnedTo.some((pin) => pin.screen === screen);
}

export const personRules: RulesOf<PersonKind> = {
  admit: ruleOf('admit', {
    needs: 'coHost',
    isSo: ({ isInWaitingRoom }) => !isInWaitingRoom,
    // Whoever is let in can be told anew under another id, as the room itself is (8.3): they wait no longer.
    whenGone: done,
    line: (id) => `zCommand Call Admit Participant Id: ${id}`,
  }),
  muteParticipant: ruleOf('muteParticipant', {
    needs: 'coHost',
    obstacle: (person) =>
      elsewhere(person) ?? (person.audioMuted === null ? notPossible('without sound') : null),
    isSo: ({ audioMuted }, { muted }) => audioMuted === muted,
    isRequest: ({ muted }) => !muted,
    whenGone: gone,
    line: (id, { muted }) => `zCommand Call MuteParticipant mute: ${onOff(muted)} Id: ${id}`,
  }),
  setParticipantVideo: ruleOf('setParticipantVideo', {
    needs: 'coHost',
    obstacle: elsewhere,
    isSo: ({ videoOn }, { stopped }) => videoOn === !stopped,
    isRequest: ({ stopped }) => !stopped,
    whenGone: gone,
    line: (id, { stopped }) => `zCommand Call MuteParticipantVideo Mute: ${onOff(stopped)} Id: ${id}`,
  }),
  removeParticipant: ruleOf('removeParticipant', {
    needs: 'host',
    obstacle: ({ isMyself }) => (isMyself ? notPossible('the room itself') : null),
    isSo: () => false,
    whenGone: done,
    line: (id) => `zCommand Call Expel Id: ${id}`,
  }),
  makeHost: ruleOf('makeHost', {
    needs: 'host',
    obstacle: waits,
    isSo: ({ isHost }) => isHost,
    whenGone: gone,
    line: (id) => `zCommand Call HostChange Id: ${id}`,
  }),
  setSpotlight: ruleOf('setSpotlight', {
    needs: 'coHost',
    obstacle: (person, _, record) => waits(person) ?? pinAndSpotlight(record),
    isSo: ({ id }, { isOn }, record) => (spotlightOf(record) === id) === isOn,
    whenGone: gone,
    line: (id, { isOn }) => `zCommand Call Spotlight Id: ${id} Enable: ${onOff(isOn)}`,
  }),
  setPin: ruleOf('setPin', {
    needs: 'anybody',
    obstacle: (person, { screen }, record) => waits(person) ?? pinObstacle(screen, record),
    isSo: ({ id }, { screen }, record) => isPinned(id, screen, record),
    whenGone: gone,
    // Screens count from nought on the wire.
    line: (id, { screen }) =>
      screen === null
        ? `zCommand Call Pin Id: ${id} Enable: off`
        : `zCommand Call Pin Id: ${id} Enable: on Screen: ${screen - 1}`,
  }),
  allowRecording: ruleOf('allowRecording', {
    needs: 'coHost',
    obstacle: waits,
    isSo: ({ mayRecord }, { isAllowed }) => mayRecord === isAllowed,
    whenGone: gone,
    line: (id, { isAllowed }) => `zCommand Call AllowRecord Id: ${id} Enable: ${onOff(isAllowed)}`,
  }),
};
