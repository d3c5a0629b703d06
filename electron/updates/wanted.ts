/**
 * Which version this device should run, and how badly. The order of the rules is the order of the code: what must not
 * run, then what is offered to it, then, where the running version must go and nothing is offered, the one before it.
 */
import { hour } from '../../shared/time.ts';
import type { Release, UpdateRest } from '../ports/updates.ts';
import type { UpdateFacts } from './facts.ts';
import { deviceDraw } from './rhythm.ts';
import { compareVersions } from './version.ts';

/**
 * `ordinary` waits for the night, `required` for the next idle quarter of an hour, `overdue` for the next moment
 * without a meeting or a share.
 */
export type Need = 'ordinary' | 'required' | 'overdue';

export type Wanted =
  | { readonly kind: 'rest'; readonly because: UpdateRest; readonly version: string | null }
  | { readonly kind: 'update'; readonly version: string; readonly need: Need };

/** How long something required waits for people to leave by themselves. */
const patienceMs = 24 * hour;
/** More than this, and the clock of this machine means nothing. */
export const mostClockErrorMs = hour;

export function isClockWrong({ now, feed }: UpdateFacts): boolean {
  if (feed.clockErrorMs !== null && Math.abs(feed.clockErrorMs) > mostClockErrorMs) return true;
  return feed.release !== null && now < feed.release.signedAt - mostClockErrorMs;
}

export function wantedOf(facts: UpdateFacts): Wanted {
  const { release } = facts.feed;
  if (release === null) return { kind: 'rest', because: 'notSeen', version: null };
  if (release.channel !== facts.settings.channel) {
    return { kind: 'rest', because: 'otherChannel', version: null };
  }
  const because = whyNot(release, facts);
  if (facts.settings.isManaged) {
    return because === null
      ? { kind: 'rest', because: 'managed', version: release.version }
      : { kind: 'rest', because, version: release.version };
  }
  if (because === null) return { kind: 'update', version: release.version, need: needOf(release, facts) };
  const { previous } = facts;
  if (previous !== null && mustGoBack(release, facts, previous)) {
    return { kind: 'update', version: previous, need: needOf(release, facts) };
  }
  return { kind: 'rest', because, version: release.version };
}

/** Null: the offered version is wanted here. */
function whyNot(release: Release, facts: UpdateFacts): UpdateRest | null {
  const { version } = release;
  if (release.blocked.includes(version)) return 'blocked';
  const order = compareVersions(version, facts.running);
  if (order === 0) return 'upToDate';
  if (order < 0 && !release.blocked.includes(facts.running)) return 'upToDate';
  if (release.isHalted) return 'halted';
  if (facts.failedHere.includes(version)) return 'failedHere';
  // What must not run goes before rings and pins.
  if (mustGo(release, facts.running)) return null;
  const { pin, ring } = facts.settings;
  if (pin !== null && compareVersions(version, pin) > 0) return 'pinned';
  const percent = release.rollout[ring] ?? release.rollout.at(-1) ?? 0;
  return deviceDraw(facts.deviceId, 'rollout') * 100 < percent ? null : 'notOurTurn';
}

/** The running version must not run on. */
function mustGo({ blocked, minimumVersion }: Release, running: string): boolean {
  return (
    blocked.includes(running) || (minimumVersion !== null && compareVersions(running, minimumVersion) < 0)
  );
}

/** The running version is blocked, nothing is offered, and the one before it may run. */
function mustGoBack(release: Release, { running, failedHere }: UpdateFacts, previous: string): boolean {
  return (
    release.blocked.includes(running) &&
    previous !== running &&
    !failedHere.includes(previous) &&
    !mustGo(release, previous)
  );
}

function needOf(release: Release, facts: UpdateFacts): Need {
  if (mustGo(release, facts.running)) {
    return facts.feed.sinceOfferedMs >= patienceMs ? 'overdue' : 'required';
  }
  const { deadlineAt } = release;
  if (deadlineAt === null || isClockWrong(facts) || facts.now < deadlineAt) return 'ordinary';
  return facts.now >= deadlineAt + patienceMs ? 'overdue' : 'required';
}
