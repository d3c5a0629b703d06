/** A panel at noon in an idle room, with a release that lies ready for the night; tests change one thing at a time. */
import type { Release } from '../../electron/ports/updates.ts';
import type { FeedFacts, RoomFacts, UpdateFacts, UpdateSettings } from '../../electron/updates/facts.ts';
import { day, hour, minute } from './durations.ts';

export const noon = Date.parse('2026-11-24T11:00:00Z');
export const deviceId = 'room-a';

export const release: Release = {
  number: 7,
  version: '1.1.0',
  channel: 'stable',
  releasedAt: noon - day,
  signedAt: noon - day,
  expiresAt: noon + 60 * day,
  minimumVersion: null,
  deadlineAt: null,
  rollout: [100],
  isHalted: false,
  blocked: [],
  files: [],
};

export interface FactChanges extends Omit<Partial<UpdateFacts>, 'settings' | 'room' | 'feed'> {
  readonly settings?: Partial<UpdateSettings>;
  readonly room?: Partial<RoomFacts>;
  readonly feed?: Partial<FeedFacts>;
  readonly release?: Partial<Release> | null;
}

export function factsWith({
  settings,
  room,
  feed,
  release: changed = {},
  ...others
}: FactChanges = {}): UpdateFacts {
  return {
    now: noon,
    sinceStartMs: 10 * hour,
    deviceId,
    running: '1.0.0',
    isOnTrial: false,
    previous: null,
    failedHere: [],
    staged: '1.1.0',
    downloadBytes: 100_000_000,
    freeBytes: 10_000_000_000,
    trouble: null,
    sinceCountdownMs: null,
    ...others,
    settings: {
      timeZone: 'Europe/Stockholm',
      channel: 'stable',
      ring: 0,
      window: ['02:00', '04:00'],
      isManaged: false,
      pin: null,
      ...settings,
    },
    room: { use: 'none', idleMs: 2 * hour, bookings: [], ...room },
    feed: {
      release: changed === null ? null : { ...release, ...changed },
      sinceCheckMs: minute,
      sinceGoodMs: minute,
      failures: 0,
      fraction: 0.5,
      sinceOfferedMs: 5 * hour,
      clockErrorMs: 0,
      ...feed,
    },
  };
}
