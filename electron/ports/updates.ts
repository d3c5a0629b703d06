/**
 * Updates as the app and the page see them: what a trusted release says, what can be wrong with a feed, what is to be
 * done now and what is shown meanwhile. There is no way here to skip or postpone an update, and none is to be added.
 */
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';

/** Operating system and processor, as the feed names them. */
export type Platform = 'linux-arm64' | 'linux-x64' | 'win32-arm64' | 'win32-x64';

/** A file of a release, as its signature vouches for it. */
export interface ReleaseFile {
  readonly platform: Platform;
  readonly name: string;
  readonly bytes: number;
  /** Base64, as the block maps and lists of the packaging tool write it. */
  readonly sha512: string;
}

/** What a verified manifest says. */
export interface Release {
  /** Counts every signing; a lower one than was seen before is a replay. */
  readonly number: number;
  readonly version: string;
  readonly channel: string;
  readonly releasedAt: Instant;
  readonly signedAt: Instant;
  readonly expiresAt: Instant;
  /** Versions below it must not run on. */
  readonly minimumVersion: string | null;
  /** From then on the update is forced. */
  readonly deadlineAt: Instant | null;
  /** Share of the devices in percent, per ring; rings beyond the end count as the last. */
  readonly rollout: readonly number[];
  /** Nobody is to install this release any more. */
  readonly isHalted: boolean;
  /** Versions that must not run. Naming the running one allows going back to an older. */
  readonly blocked: readonly string[];
  readonly files: readonly ReleaseFile[];
}

export type FeedFaultCode =
  // On the way
  | 'unreachable' // nobody there, or the connection broke
  | 'timeout' // no whole answer in time
  | 'stalled' // too few bytes for too long
  | 'status' // an answer that is neither the file nor a part of it
  | 'redirected' // sent elsewhere; never followed
  | 'encoded' // a compressed body, whose bytes are not the file's
  | 'tooLarge' // more than was announced or than is allowed
  | 'wrongRange' // another part of the file than was asked for
  | 'insecure' // plain http to another machine
  // The manifest
  | 'malformed' // not a manifest: a sign-in page, half a file, a strange shape
  | 'notCanonical' // the same content written otherwise: duplicate keys, spaces, another order
  | 'unknownAlgorithm'
  | 'unknownKey'
  | 'badSignature'
  | 'expired'
  | 'replayed' // older than what this panel has seen, or another text under the same number
  | 'downgrade' // an older version, without the running one being blocked
  | 'wrongChannel'
  | 'wrongPlatform' // nothing in it for this machine
  // A file
  | 'wrongSize'
  | 'wrongHash'
  | 'notAFile' // a link, a folder, nothing
  | 'disk'; // it could not be written or read

export interface FeedFault {
  readonly code: FeedFaultCode;
  /** For the log: a technical reason, without addresses. */
  readonly cause: string | null;
}

/** An answer of the feed, with its own time where it told it. */
export interface FeedAnswer {
  readonly release: Result<Release, FeedFault>;
  readonly serverNow: Instant | null;
}

export interface UpdateFeed {
  /** Fetches and verifies the manifest. */
  readonly check: (signal: AbortSignal) => Promise<FeedAnswer>;
  /** Downloads a file of a release and verifies it from disk; gives its path. On failure nothing is left behind. */
  readonly download: (
    release: Release,
    file: ReleaseFile,
    signal: AbortSignal,
  ) => Promise<Result<string, FeedFault>>;
}

/** Why a version that is wanted is not installed yet. */
export type UpdateWait =
  | 'spread' // not everybody downloads at once
  | 'window' // for the night
  | 'inUse' // a meeting, a share, commissioning
  | 'touched' // somebody was here a moment ago
  | 'booked' // a booking is near
  | 'retry' // it failed a moment ago
  | 'trial' // the running version has not proved itself yet
  | 'clockWrong' // nothing is installed by a wrong clock
  | 'feedSilent' // the feed has not confirmed the release lately
  | 'diskFull';

/** Why nothing is wanted. */
export type UpdateRest =
  | 'upToDate'
  | 'notSeen' // no feed has answered since the start
  | 'notOurTurn' // the rollout has not reached this device
  | 'halted'
  | 'blocked' // the offered version must not run
  | 'failedHere' // it was tried and rolled back
  | 'pinned'
  | 'managed' // the management tool installs
  | 'otherChannel';

/** What the page shows: never a choice. */
export type UpdateView =
  | {
      readonly kind: 'rest';
      readonly because: UpdateRest;
      readonly version: string | null;
      /** How long ago the feed last said so; null when it has not since the start. */
      readonly confirmedMs: number | null;
    }
  | {
      readonly kind: 'waiting';
      readonly version: string;
      readonly because: UpdateWait;
      /** When it will be installed if nothing comes between; null when nobody can tell. */
      readonly at: Instant | null;
      /** It is forced: the page says that an update is required. */
      readonly isRequired: boolean;
    }
  | { readonly kind: 'downloading'; readonly version: string; readonly isRequired: boolean }
  | { readonly kind: 'countdown'; readonly version: string; readonly leftMs: number }
  | { readonly kind: 'installing'; readonly version: string };

/** What is to be done now. */
export type UpdateAct =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'check' }
  | { readonly kind: 'download'; readonly version: string }
  /** Shown to everybody; `install` follows when `leftMs` are over and nobody began a meeting or a share. */
  | { readonly kind: 'countDown'; readonly version: string; readonly leftMs: number }
  | { readonly kind: 'install'; readonly version: string };

export interface UpdateDecision {
  readonly act: UpdateAct;
  readonly view: UpdateView;
  /** Decide again after this long, or at once when the room or the feed has changed. */
  readonly lookAgainMs: number;
}
