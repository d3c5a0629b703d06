/** Which states have a picture that is kept, and in which look. At most sixty: they are read by people. */
import { noAids, plainLook, type Look } from '../../gallery/looks.ts';

export interface KeptPicture {
  /** Name in the gallery. */
  readonly state: string;
  readonly look: Look;
}

const look = (facts: Partial<Look>): Look => ({ ...plainLook, ...facts });

const plain = [
  'starting',
  'setup',
  'free',
  'soon',
  'busy',
  'obstructed',
  'unknown',
  'crowded',
  'hostile',
  'slow',
  'room-lost',
  'room-taken-over',
  'notice-bad',
  'connecting',
  'call',
  'call-recorded',
  'call-webinar',
  'consent',
  'sharing',
  'passcode-wrong',
  'wait-for-host',
  'incoming-call',
  'bookable-all-day',
  'own-booking',
  'waiting-near',
  'held',
  'released',
  'door-free',
  'door-busy',
  'sheet-number',
  'sheet-rooms',
  'sheet-help',
  'sheet-booking',
  'sheet-people',
  'sheet-security',
  'sheet-invite',
  'sheet-devices',
  'sheet-leave',
] as const;

const looks: readonly (readonly [string, Look, readonly string[]])[] = [
  ['plain', plainLook, plain],
  ['english', look({ language: 'en' }), ['soon', 'call']],
  ['light', look({ theme: 'light' }), ['free', 'busy', 'call', 'sheet-security']],
  ['portrait', look({ size: 'portrait' }), ['soon', 'call', 'sheet-number']],
  ['low', look({ size: 'low' }), ['soon', 'call']],
  ['wide', look({ size: 'wide' }), ['soon']],
  ['large', look({ aids: { ...noAids, largeText: true } }), ['soon', 'call', 'sheet-number']],
  ['contrast', look({ aids: { ...noAids, highContrast: true } }), ['soon', 'call', 'sheet-security']],
  ['reach', look({ aids: { ...noAids, lowPlaced: true } }), ['soon']],
];

/** By the name of their file. */
export const keptPictures: Readonly<Record<string, KeptPicture>> = Object.fromEntries(
  looks.flatMap(([name, worn, states]) =>
    states.map((state) => [name === 'plain' ? state : `${state}-${name}`, { state, look: worn }] as const),
  ),
);
