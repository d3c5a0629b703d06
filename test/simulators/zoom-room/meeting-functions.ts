/**
 * What a running meeting is beyond its people: who records and may, consent, pages of the gallery, captions, the
 * spotlight and pins. Each change of it is told as rooms tell it; all of it is new with every meeting.
 */
import type { JsonObject } from './json.ts';
import { event, notification } from './messages.ts';
import { roomMayHost, type Person, type RoomState } from './room-state.ts';
import type { Room } from './room.ts';

export interface MeetingFunctions {
  /** Null: nobody records. */
  recordingBy: 'room' | 'other' | null;
  /** The meeting lets the room record, where its role does. */
  mayRecord: boolean;
  /** An address has to be typed on a Zoom controller first. */
  needsEmail: boolean;
  /** Whether that is known before the room has tried. */
  tellsEmail: boolean;
  /** The room is asked whether it agrees to be recorded. */
  asksConsent: boolean;
  captionsAvailable: boolean;
  /** Page of the gallery, from nought. */
  page: number;
  /** Serials of people. */
  spotlight: number | null;
  readonly pins: Map<number, number>;
  /** Raised hands so far, which is how their order is told. */
  hands: number;
  /** What the layout was when it was told last, but for the count of pictures. */
  layoutTold: string;
}

export const newMeetingFunctions = (): MeetingFunctions => ({
  recordingBy: null,
  mayRecord: true,
  needsEmail: false,
  tellsEmail: true,
  asksConsent: false,
  captionsAvailable: true,
  page: 0,
  spotlight: null,
  pins: new Map(),
  hands: 0,
  layoutTold: '',
});

/** What belongs to one meeting, its settings included, is not taken into the next. */
export function forgetMeeting({ state }: Room): void {
  state.functions = newMeetingFunctions();
  for (const path of [...state.settings.keys()]) if (path.startsWith('call ')) state.settings.delete(path);
}

export function tellRecording(room: Room): void {
  const { functions } = room.state;
  room.tell(
    event('UpdateCallRecordInfo', {
      amIRecording: functions.recordingBy === 'room',
      canRecord: roomMayHost(room.state) && functions.mayRecord,
      emailRequired: functions.needsEmail && functions.tellsEmail,
      meetingIsBeingRecorded: functions.recordingBy !== null,
    }),
  );
}

/** `asks`: the room has to agree. Nobody is asked about a recording of their own. */
export function setRecording(room: Room, by: MeetingFunctions['recordingBy'], asks: boolean): void {
  const { functions } = room.state;
  functions.recordingBy = by;
  // An open question is asked again for whoever did not hear it.
  if (asks || functions.asksConsent) room.tell(event('RecordingConsent', { isShow: asks }));
  functions.asksConsent = asks;
  tellRecording(room);
}

const perPage = 25;

export function layout(state: RoomState): JsonObject {
  const crowd = state.people.filter(({ inWaitingRoom }) => !inWaitingRoom).length;
  const last = lastPage(state);
  const page = Math.min(state.functions.page, last);
  const isGallery = state.settings.get('call layout style')?.toLowerCase() === 'gallery';
  return {
    can_Adjust_Floating_Video: true,
    can_Switch_Floating_Share_Content: false,
    can_Switch_Share_On_All_Screens: state.scenario.room.screens > 1,
    can_Switch_Speaker_View: true,
    can_Switch_Strip_View: true,
    can_Switch_Wall_View: crowd > 2,
    is_In_First_Page: page === 0,
    is_In_Last_Page: page === last,
    is_supported: true,
    video_Count_In_Current_Page: Math.min(crowd - page * perPage, perPage),
    video_type: isGallery ? 'Gallery' : 'Strip',
  };
}

function lastPage({ people }: RoomState): number {
  const crowd = people.filter(({ inWaitingRoom }) => !inWaitingRoom).length;
  return Math.max(0, Math.ceil(crowd / perPage) - 1);
}

/** False when there is no such page. */
export function turnPage(room: Room, forward: boolean): boolean {
  const { state } = room;
  const page = Math.min(state.functions.page, lastPage(state)) + (forward ? 1 : -1);
  if (page < 0 || page > lastPage(state)) return false;
  state.functions.page = page;
  return true;
}

export function tellLayout(room: Room): void {
  const now = layout(room.state);
  room.state.functions.layoutTold = fingerprint(now);
  const isElsewhere = room.state.faults.layoutUnderClient;
  room.tell(
    isElsewhere
      ? notification('zStatus', 'Client', { Call: { Layout: now } })
      : notification('zStatus', 'Layout', now),
  );
}

/** People come and go: what can be chosen, and how many pages there are, may have changed with them. */
export function noteLayout(room: Room): void {
  if (room.state.call.kind !== 'inMeeting') return;
  if (fingerprint(layout(room.state)) !== room.state.functions.layoutTold) tellLayout(room);
}

export function fingerprint(now: JsonObject): string {
  return JSON.stringify({ ...now, video_Count_In_Current_Page: 0 });
}

export function setSpotlight(room: Room, person: Person, isOn: boolean): void {
  room.state.functions.spotlight = isOn ? person.serial : null;
  room.tell(event('SpotlightStatusNotification', { present: isOn, user_id: person.serial * 1024 }));
}

/** Somebody pinned elsewhere moves; screens count from nought. */
export function setPin(room: Room, person: Person, screen: number | null): void {
  const { pins } = room.state.functions;
  for (const [other, serial] of pins) {
    if (serial !== person.serial || other === screen) continue;
    pins.delete(other);
    tellPin(room, other);
  }
  if (screen === null) return;
  pins.set(screen, person.serial);
  tellPin(room, screen);
}

function tellPin(room: Room, screen: number): void {
  const serial = room.state.functions.pins.get(screen);
  room.tell(
    event('PinStatusOfScreenNotification', {
      can_be_pinned: true,
      can_pin_share: false,
      pinned_share_source_id: 0,
      pinned_user_id: serial === undefined ? 0 : serial * 1024,
      screen_index: screen,
      screen_layout: 0,
      share_source_type: 0,
      why_cannot_pin_share: 'WhyCannotPinShare_NoShare',
    }),
  );
}
