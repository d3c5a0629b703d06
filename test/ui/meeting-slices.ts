/** Slices of a meeting under way: who is there, what can be set, the room's devices and its phone book. */
import type { Device, PhoneCall } from '../../shared/model/room.ts';
import type {
  ContactsSlice,
  ContactView,
  ControlsSlice,
  DevicesSlice,
  PersonRow,
} from '../../shared/snapshot.ts';

export const person = (id: number, name: string, facts: Partial<PersonRow> = {}): PersonRow => ({
  id: String(id),
  name,
  isMyself: false,
  role: 'participant',
  isWaiting: false,
  microphone: 'off',
  camera: 'on',
  hand: null,
  isRecording: false,
  mayRecord: false,
  joinedBy: 'zoom',
  cameraControl: 'none',
  isSpotlit: false,
  pinnedTo: null,
  ...facts,
});

/** A believable seminar, in the order main gives it, and as many more as are asked for. */
export function people(more = 0): readonly PersonRow[] {
  return [
    person(1, 'Ingrid Nyström', { isWaiting: true }),
    person(2, 'Nils Lund', { isWaiting: true }),
    person(3, 'Fatima Haddad', { hand: 1, microphone: 'on' }),
    person(4, 'Åsa Berg', { role: 'host', microphone: 'on', isSpotlit: true }),
    person(5, 'Mötesrum Älgen', { isMyself: true, microphone: 'on' }),
    person(6, 'Björn Öst', { camera: 'off', cameraControl: 'canAsk' }),
    person(7, '+46 8 16 20 00', { joinedBy: 'phone', camera: 'off' }),
    person(8, 'Karin Ek', { isRecording: true, mayRecord: true, pinnedTo: 1 }),
    person(9, 'Wilhelmina von Hohenzollern-Sigmaringen af Klintberg den yngre', { microphone: 'none' }),
    ...Array.from({ length: more }, (_, at) => person(at + 10, `Deltagare ${at + 1}`)),
  ];
}

export function controls(facts: Partial<ControlsSlice> = {}): ControlsSlice {
  return {
    lock: { isOn: false, wanted: null },
    muteOnEntry: { isOn: true, wanted: null },
    selfView: { isOn: true, wanted: null },
    captions: { isOn: true, wanted: null, isAvailable: true, size: 1 },
    layout: {
      style: 'gallery',
      styles: ['gallery', 'speaker', 'strip'],
      thumbnailSize: 'small',
      thumbnailPosition: 'upRight',
      canMoveThumbnail: true,
      page: { isFirst: true, isLast: false },
    },
    screenCount: 2,
    mayRecord: true,
    recordingNeedsEmail: false,
    farCamera: null,
    ...facts,
  };
}

export function devices(): DevicesSlice {
  const device = (id: string, name: string, isSelected = false): Device => ({ id, name, isSelected });
  return {
    cameras: [device('c1', 'Rumskamera', true), device('c2', 'Dokumentkamera')],
    microphones: [
      device('m1', 'Takmikrofon (Konferensljud)', true),
      device('m2', 'USB Mic #3 {bord & golv} \\ vänster'),
    ],
    speakers: [device('s1', 'Högtalare (Konferensljud)', true), device('s2', 'HDMI-skärm')],
    test: null,
  };
}

export function contacts(query = ''): ContactsSlice {
  const contact = (id: string, name: string, facts: Partial<ContactView> = {}): ContactView => ({
    id,
    name,
    presence: 'online',
    isRoom: false,
    ...facts,
  });
  const matches = [
    contact('1', 'Åsa Berg'),
    contact('2', 'Björn Öst', { presence: 'busy' }),
    contact('3', 'Mötesrum Björnen', { isRoom: true, presence: 'away' }),
    contact('4', 'Karin Ek', { presence: 'offline' }),
  ];
  return { state: 'loaded', query, matches, matchCount: 61 };
}

export const phoneCall: PhoneCall = {
  id: 'pc 1',
  name: 'Åsa Berg',
  number: '+46812345',
  isIncoming: false,
  state: 'inCall',
};
