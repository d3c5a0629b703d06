/** What the gallery lists: every state of the tests, and the sheets that taps open over them. */
import type { Snapshot } from '../../shared/snapshot.ts';
import { second, type Instant } from '../../shared/time.ts';
import { held } from '../ui/booking-states.ts';
import { gallery } from '../ui/gallery.ts';
import { contacts, devices, phoneCall } from '../ui/meeting-slices.ts';
import { rooms, roomsSlice, withRooms } from '../ui/room-slices.ts';
import { asGuest, call, free, incomingCall, obstructed, passcode, soon } from '../ui/snapshots.ts';

export interface GalleryState {
  readonly snapshot: Snapshot;
  /** Selectors of what is tapped, one after the other, each as soon as it is there. */
  readonly taps: readonly string[];
}

const share = '.bar-room button:nth-child(1)';
const number = '.bar-room button:nth-child(2)';
const otherRooms = '.bar-room button:nth-child(3)';
const menu = (place: number): string => `.call-menu button:nth-child(${place})`;
const tab = (place: number): string => `dialog .tabs button:nth-child(${place})`;

const host = call({ role: 'host', waiting: { count: 2, newest: 'Nils Lund' } }, { devices: devices() });

const sheets: Readonly<Record<string, GalleryState>> = {
  'sheet-share': { snapshot: free(), taps: [share] },
  'sheet-number': { snapshot: free(), taps: [number] },
  'sheet-rooms': { snapshot: withRooms(roomsSlice({ rows: rooms })), taps: [otherRooms] },
  'sheet-help': { snapshot: free(), taps: ['.bar > button'] },
  'sheet-free-time': { snapshot: free(), taps: ['.agenda .slot-gap'] },
  'sheet-booking': { snapshot: obstructed(), taps: ['.agenda .slot-now'] },
  'sheet-booking-next': { snapshot: soon(), taps: ['.agenda .slot-next'] },
  'sheet-leave': { snapshot: host, taps: ['.call-side button'] },
  'sheet-people': { snapshot: host, taps: ['.people'] },
  'sheet-people-chosen': { snapshot: host, taps: ['.people', '.person'] },
  'sheet-people-guest': { snapshot: asGuest(call()), taps: ['.people'] },
  'sheet-security': { snapshot: host, taps: [menu(1)] },
  'sheet-view': { snapshot: host, taps: [menu(2)] },
  'sheet-camera': { snapshot: host, taps: [menu(3)] },
  'sheet-invite': { snapshot: call({}, { contacts: contacts() }), taps: [menu(4)] },
  'sheet-phone': { snapshot: call({}, { phoneCalls: [phoneCall] }), taps: [menu(4), tab(2)] },
  'sheet-room-system': { snapshot: host, taps: [menu(4), tab(3)] },
  'sheet-devices': { snapshot: host, taps: [menu(5)] },
  'sheet-limits': { snapshot: host, taps: [menu(6)] },
  'sheet-share-call': { snapshot: host, taps: ['.tiles .tile:last-child'] },
  letters: { snapshot: passcode(false), taps: ['.keypad button:nth-child(10)'] },
};

/** All of them by name. `now` is the machine's time, which some count down to. */
export function galleryStates(now: Instant): Readonly<Record<string, GalleryState>> {
  const screens: Readonly<Record<string, Snapshot>> = {
    ...gallery,
    'incoming-call': incomingCall(now + 28 * second),
    held: held(false, now),
    'held-by-rule': held(true, now),
  };
  const states: Record<string, GalleryState> = {};
  for (const [name, snapshot] of Object.entries(screens)) states[name] = { snapshot, taps: [] };
  return { ...states, ...sheets };
}
