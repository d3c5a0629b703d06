/**
 * What a scenario is: who the room is, which meetings and people it can meet, and what happens by itself. Scenarios
 * are data; `scenario-player.ts` plays their steps.
 */
import type { JsonObject } from './json.ts';

/** A meeting somewhere in Zoom that the room can dial. */
export interface KnownMeeting {
  readonly number: string;
  readonly topic: string;
  /** The numeric one a person types; null: none. */
  readonly passcode: string | null;
  /** The room itself is the host. */
  readonly roomIsHost: boolean;
  /** A host is there, or the meeting may begin without one. Otherwise the room waits. */
  readonly open: boolean;
  /** The room is put in the waiting room until somebody admits it. */
  readonly waitingRoom: boolean;
  /** Who is there when the room arrives. */
  readonly participants: readonly string[];
}

export interface RoomIdentity {
  readonly name: string;
  readonly version: string;
  readonly displayVersion: string;
  readonly platform: string;
  readonly email: string;
  readonly accountEmail: string;
  readonly personalNumber: string;
  /** Makes whoever types it host of a meeting on the room's account. */
  readonly hostKey: string;
  readonly serverName: string;
  readonly wifiName: string;
  readonly screens: number;
}

/** An action, by name and arguments, some simulated time after the step before. */
export interface Step {
  readonly afterMs: number;
  readonly action: JsonObject & { readonly do: string };
}

export interface Scenario {
  readonly name: string;
  readonly room: RoomIdentity;
  readonly meetings: readonly KnownMeeting[];
  /** Contacts told right after login. */
  readonly contacts: number;
  /** The cable is plugged in from the start. */
  readonly cable: boolean;
  /** The room's list for the local day that holds `now`. */
  readonly bookings: (now: Date) => readonly JsonObject[];
  /** Played from the start, each time a meeting begins, each time a local presentation begins. */
  readonly always: readonly Step[];
  readonly inMeeting: readonly Step[];
  readonly inLocalShare: readonly Step[];
}

/** A meeting with everything ordinary but what is given. */
export function knownMeeting(
  given: Pick<KnownMeeting, 'number' | 'topic'> & Partial<KnownMeeting>,
): KnownMeeting {
  return { passcode: null, roomIsHost: false, open: true, waitingRoom: false, participants: [], ...given };
}
