/**
 * What the page is shown of a running meeting, beside its people: the everyday controls, and those that stand one tap
 * deeper. Pure.
 */
import type { Booking } from '../../shared/model/booking.ts';
import type { CameraHold, Participant, RoomState } from '../../shared/model/room.ts';
import type {
  Asking,
  BookingView,
  ControlsSlice,
  MeetingSlice,
  RecordingView,
} from '../../shared/snapshot.ts';
import type { Agenda } from './agenda.ts';
import { viewBooking } from './booking-view.ts';
import { displayName } from './display-text.ts';
import type { Reading } from './project-day.ts';
import { byHand } from './project-people.ts';
import { recordingEndsAt } from './recording-end.ts';
import { roleOf } from './role.ts';
import { callIsKnown } from './screen.ts';
import type { PanelState } from './state.ts';
import { toggleOf } from './toggles.ts';

export const fallbackLimit = 500;

/** The booking the room's call belongs to: the one with its number, else the one that runs. */
function bookingOfCall({ call }: RoomState, agenda: Agenda): Booking | null {
  const number = call.kind === 'connecting' || call.kind === 'inMeeting' ? call.meetingNumber : null;
  const candidates = [agenda.current, agenda.next, ...agenda.timed.map(({ booking }) => booking)];
  const matching = candidates.find(
    (booking) => booking?.join.kind === 'zoom' && booking.join.meeting.meetingNumber === number,
  );
  return matching ?? agenda.current;
}

/** The same as it may be shown. */
export function viewOfCall(room: RoomState, { agenda, privacy }: Reading): BookingView | null {
  const booking = bookingOfCall(room, agenda);
  const joinsOthers = room.capabilities.includes('joinThirdParty');
  return booking === null ? null : viewBooking(booking, privacy, 'main', { joinsOthers });
}

function asking(people: readonly Participant[]): Asking {
  const name = displayName(people.at(-1)?.name ?? '');
  return { count: people.length, newest: name === '' ? null : name };
}

function recordingView(state: PanelState): RecordingView {
  const { recording } = state.room;
  const { isOn, isOurs, since } = recording;
  const { wanted } = toggleOf(state, 'recording.set');
  const endsAt = recordingEndsAt(recording, state.config?.meetings.recordingMinutes ?? null);
  return { isOn, wanted, isOurs, since, endsAt };
}

function kindOf({ meetingFacts: { isWebinar, isViewOnly } }: RoomState): MeetingSlice['kind'] {
  if (isViewOnly) return 'viewOnly';
  return isWebinar ? 'webinar' : 'meeting';
}

export function meetingSlice(state: PanelState, reading: Reading): MeetingSlice | null {
  const { room } = state;
  const { call } = room;
  if (!callIsKnown(room, state.now) || (call.kind !== 'connecting' && call.kind !== 'inMeeting')) return null;
  const isLeaving = state.undertakings.some(
    ({ kind }) => kind === 'meeting.leave' || kind === 'meeting.endForAll' || kind === 'prompt.cancel',
  );
  const waiting = room.participants.filter((one) => one.isInWaitingRoom);
  return {
    phase: isLeaving ? 'leaving' : call.kind,
    booking: viewOfCall(room, reading),
    since: call.since,
    nextStartsAt: reading.agenda.next?.startsAt ?? null,
    microphone: toggleOf(state, 'microphone.set'),
    camera: toggleOf(state, 'camera.set'),
    volumePercent: room.volumePercent,
    participantCount: room.participants.length - waiting.length,
    participantsLimit: state.config?.meetings.participantsLimit ?? fallbackLimit,
    waiting: asking(waiting),
    hands: asking(byHand(room.participants)),
    role: roleOf(room) ?? 'participant',
    kind: kindOf(room),
    isLocked: room.isLocked,
    recording: recordingView(state),
    videoAskedAt: room.videoAskedAt,
    roomSystemCall: room.roomSystemCall,
  };
}

function farCamera(hold: CameraHold | null, people: readonly Participant[]): ControlsSlice['farCamera'] {
  const person = people.find(({ id }) => id === hold?.participantId);
  if (hold === null || person === undefined) return null;
  return { personId: person.id, name: displayName(person.name), state: hold.state };
}

export function controlsSlice(state: PanelState): ControlsSlice | null {
  const { room } = state;
  if (!callIsKnown(room, state.now) || room.call.kind !== 'inMeeting') return null;
  const { isAvailable, size } = room.captions;
  return {
    lock: toggleOf(state, 'meeting.setLock'),
    muteOnEntry: toggleOf(state, 'meeting.setMuteOnEntry'),
    selfView: toggleOf(state, 'selfView.set'),
    captions: { ...toggleOf(state, 'captions.set'), isAvailable, size },
    layout: room.layout,
    screenCount: room.screenCount ?? 1,
    mayRecord: room.recording.mayRecord,
    recordingNeedsEmail: room.recording.needsEmail,
    farCamera: farCamera(room.cameraHold, room.participants),
  };
}
