/**
 * Who is in the meeting, as the list shows them: waiting first, then raised hands in order, hosts, the rest by name.
 * A list of 500 changes many times a second, so what has not changed stays the same object: rows, and the list itself.
 */
import type { CameraHold, Participant, RoomState } from '../../shared/model/room.ts';
import type { PeopleSlice, PersonRow } from '../../shared/snapshot.ts';
import { displayName } from './display-text.ts';
import { roleOfPerson } from './role.ts';

/** Swedish order: å, ä, ö last. */
const { compare } = new Intl.Collator('sv', { numeric: true });

const handTime = ({ handRaisedAt }: Participant): number => handRaisedAt ?? Number.MAX_SAFE_INTEGER;

/** Raised hands of those inside, the first to raise first; a hand without a time is the newest. */
export function byHand(people: readonly Participant[]): readonly Participant[] {
  return people
    .filter(({ handRaised, isInWaitingRoom }) => handRaised && !isInWaitingRoom)
    .sort((a, b) => handTime(a) - handTime(b));
}

const rankOf: Readonly<Record<PersonRow['role'], number>> = { host: 0, coHost: 1, participant: 2 };

function inOrder(rows: readonly PersonRow[]): readonly PersonRow[] {
  const waiting = rows.filter(({ isWaiting }) => isWaiting);
  const hands = rows.filter(({ hand }) => hand !== null);
  const others = rows.filter(({ isWaiting, hand }) => !isWaiting && hand === null);
  return [
    ...waiting,
    ...hands.sort((a, b) => (a.hand ?? 0) - (b.hand ?? 0)),
    ...others.sort((a, b) => rankOf[a.role] - rankOf[b.role] || compare(a.name, b.name)),
  ];
}

function microphoneOf({ audioMuted }: Participant): PersonRow['microphone'] {
  if (audioMuted === null) return 'none';
  return audioMuted ? 'off' : 'on';
}

function cameraControlOf({ id, camera }: Participant, hold: CameraHold | null): PersonRow['cameraControl'] {
  if (hold?.participantId !== id || hold.state === 'refused') return camera;
  return hold.state === 'given' ? 'controlled' : 'asked';
}

/** What a row says beyond the person itself. */
type Surroundings = Pick<PersonRow, 'hand' | 'cameraControl' | 'isSpotlit' | 'pinnedTo'>;

function rowOf(person: Participant, surroundings: Surroundings): PersonRow {
  return {
    id: person.id,
    name: displayName(person.name),
    isMyself: person.isMyself,
    role: roleOfPerson(person),
    isWaiting: person.isInWaitingRoom,
    microphone: microphoneOf(person),
    camera: person.videoOn === true ? 'on' : 'off',
    isRecording: person.isRecording,
    mayRecord: person.mayRecord,
    joinedBy: person.joinedBy,
    ...surroundings,
  };
}

function isSame(row: PersonRow, { hand, cameraControl, isSpotlit, pinnedTo }: Surroundings): boolean {
  return (
    row.hand === hand &&
    row.cameraControl === cameraControl &&
    row.isSpotlit === isSpotlit &&
    row.pinnedTo === pinnedTo
  );
}

type Seen = Pick<RoomState, 'participants' | 'spotlightId' | 'pins' | 'cameraHold'>;

/** The list of people; it remembers what it said last. */
export function createPeopleProjection(): (room: Seen) => PeopleSlice {
  const rowOfPerson = new WeakMap<Participant, PersonRow>();
  let last: { readonly seen: Seen; readonly slice: PeopleSlice } | null = null;

  const take = (person: Participant, surroundings: Surroundings): PersonRow => {
    const known = rowOfPerson.get(person);
    if (known !== undefined && isSame(known, surroundings)) return known;
    const row = rowOf(person, surroundings);
    rowOfPerson.set(person, row);
    return row;
  };

  const sliceOf = ({ participants, spotlightId, pins, cameraHold }: Seen): PeopleSlice => {
    const places = new Map(byHand(participants).map(({ id }, index) => [id, index + 1]));
    const screens = new Map(pins.map(({ participantId, screen }) => [participantId, screen]));
    const rows = participants.map((person) =>
      take(person, {
        hand: places.get(person.id) ?? null,
        cameraControl: cameraControlOf(person, cameraHold),
        isSpotlit: person.id === spotlightId,
        pinnedTo: screens.get(person.id) ?? null,
      }),
    );
    return { rows: inOrder(rows) };
  };

  return ({ participants, spotlightId, pins, cameraHold }) => {
    const isUnchanged =
      last?.seen.participants === participants &&
      last.seen.spotlightId === spotlightId &&
      last.seen.pins === pins &&
      last.seen.cameraHold === cameraHold;
    if (last !== null && isUnchanged) return last.slice;
    const seen = { participants, spotlightId, pins, cameraHold };
    const slice = sliceOf(seen);
    const before = last?.slice.rows;
    const isAsBefore =
      before?.length === slice.rows.length && slice.rows.every((row, index) => row === before[index]);
    last = { seen, slice: last !== null && isAsBefore ? last.slice : slice };
    return last.slice;
  };
}
