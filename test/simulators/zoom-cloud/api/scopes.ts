/** What each kind of request needs: a classic scope or the granular one (reference 15.1, 15.2, 16). */
export interface Needs {
  readonly classic: string;
  readonly granular: string;
}

export const needs = {
  controlRoom: { classic: 'room:write:admin', granular: 'zoom_rooms:update:room_control:admin' },
  listRooms: { classic: 'room:read:admin', granular: 'zoom_rooms:read:list_rooms:admin' },
  readRoom: { classic: 'room:read:admin', granular: 'zoom_rooms:read:room:admin' },
  readSettings: { classic: 'room:read:admin', granular: 'zoom_rooms:read:room_settings:admin' },
  listDevices: { classic: 'room:read:admin', granular: 'zoom_rooms:read:list_devices:admin' },
  readProfiles: { classic: 'room:read:admin', granular: 'zoom_rooms:read:device_profile:admin' },
  createMeeting: { classic: 'meeting:write:admin', granular: 'meeting:write:meeting:admin' },
  updateMeeting: { classic: 'meeting:write:admin', granular: 'meeting:update:meeting:admin' },
  deleteMeeting: { classic: 'meeting:write:admin', granular: 'meeting:delete:meeting:admin' },
  readMeeting: { classic: 'meeting:read:admin', granular: 'meeting:read:meeting:admin' },
  listMeetings: { classic: 'meeting:read:admin', granular: 'meeting:read:list_meetings:admin' },
  endMeeting: { classic: 'meeting:write:admin', granular: 'meeting:update:status:admin' },
  controlMeeting: { classic: 'meeting:write:admin', granular: 'meeting:update:in_meeting_controls:admin' },
} satisfies Readonly<Record<string, Needs>>;

export const everyScope: readonly string[] = [
  ...new Set(Object.values(needs).map(({ granular }) => granular)),
];
