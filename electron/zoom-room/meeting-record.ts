/**
 * What a meeting's own notices have told and no question can ask again: recording, consent, a wish for the room's
 * picture, the spotlight, pins, and the layout from whichever place the version of the room keeps it in. Forgotten as
 * a whole when the meeting ends; what is asked for (lock, captions) stays in the state tree.
 */
import type { Instant } from '../../shared/time.ts';
import { at, isBag, toBoolean, toNumber, toText, type Bag } from './coerce.ts';
import type { Envelope } from './envelope.ts';
import { keyOf } from './participants.ts';

export interface MeetingRecord {
  /** Since when somebody was first seen to record. */
  readonly recordingSince: Instant | null;
  /** Since when the room asks whether being recorded is agreed to. */
  readonly consentSince: Instant | null;
  readonly videoAskedAt: Instant | null;
  /** The significant part of an id. */
  readonly spotlight: string | null;
  /** The significant part of an id by screen, from 1. */
  readonly pins: ReadonlyMap<number, string>;
  /** By key in lower case, since versions differ in that. */
  readonly layout: Bag;
}

export const noMeeting: MeetingRecord = {
  recordingSince: null,
  consentSince: null,
  videoAskedAt: null,
  spotlight: null,
  pins: new Map(),
  layout: {},
};

/** More than any room has; what lies above it is no screen. */
export const mostScreens = 9;

export function hearMeeting(before: MeetingRecord, message: Envelope, now: Instant): MeetingRecord {
  const { payload } = message;
  switch (message.topKey.toLowerCase()) {
    case 'recordingconsent': {
      const isAsked = toBoolean(at(payload, 'isShow')) === true;
      return { ...before, consentSince: isAsked ? (before.consentSince ?? now) : null };
    }
    case 'videounmuterequest':
      return { ...before, videoAskedAt: now };
    case 'spotlightstatusnotification': {
      const id = toText(at(payload, 'user_id'));
      const isThere = toBoolean(at(payload, 'present')) === true && id !== null;
      return { ...before, spotlight: isThere ? keyOf(id) : null };
    }
    case 'pinstatusofscreennotification':
      return hearPin(before, payload);
    default: {
      const told = layoutTold(message);
      return told === null ? before : { ...before, layout: { ...before.layout, ...told } };
    }
  }
}

/** Screens count from nought on the wire. Nobody pinned is told as id nought, below nought, or not at all. */
function hearPin(before: MeetingRecord, payload: unknown): MeetingRecord {
  const index = toNumber(at(payload, 'screen_index'));
  if (index === null || !Number.isInteger(index) || index < 0 || index >= mostScreens) return before;
  const id = toText(at(payload, 'pinned_user_id'));
  const pins = new Map(before.pins);
  if (id !== null && (toNumber(id) ?? 0) > 0) pins.set(index + 1, keyOf(id));
  else pins.delete(index + 1);
  return { ...before, pins };
}

/**
 * The layout in a message, by key in lower case; null when it holds none. It is met at the top, within `Call`, and
 * within `Client.Call` (zoom-rooms.md 11.6); whichever was told last is right.
 */
export function layoutTold({ topKey, payload }: Pick<Envelope, 'topKey' | 'payload'>): Bag | null {
  const name = topKey.toLowerCase();
  const path = name === 'call' ? ['Layout'] : name === 'client' ? ['Call', 'Layout'] : [];
  const told = name === 'layout' || path.length > 0 ? at(payload, ...path) : undefined;
  if (!isBag(told)) return null;
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [key.trim().toLowerCase(), value]));
}
