/**
 * What a panel does about updates now, what its page shows meanwhile and when to ask again: one pure function of the
 * facts. Nothing here lets anybody skip or postpone; a meeting or a share alone holds a forced update back.
 */
import { hour, minute, second } from '../../shared/time.ts';
import type { UpdateAct, UpdateDecision, UpdateView, UpdateWait } from '../ports/updates.ts';
import type { UpdateFacts } from './facts.ts';
import { type Moment, momentFor } from './moment.ts';
import { checkDelayMs, downloadDelayMs, retryDelayMs } from './rhythm.ts';
import { isClockWrong, type Need, wantedOf } from './wanted.ts';

/** Nothing is installed that the feed has not confirmed for so long: it may have been halted since. */
export const mostSilenceMs = 24 * hour;
/** Room for the download, its copy and the version that is kept. */
const spaceFactor = 3;
/** So that a clock set meanwhile is noticed. */
const mostLookAgainMs = 30 * minute;
const leastLookAgainMs = second;

interface Step {
  readonly act: UpdateAct;
  readonly view: UpdateView;
  /** Null: at an event. */
  readonly inMs: number | null;
}

export function decideUpdate(facts: UpdateFacts): UpdateDecision {
  const { feed } = facts;
  const step = stepOf(facts);
  const checkInMs =
    checkDelayMs(feed.sinceCheckMs !== null, feed.failures, feed.fraction) -
    (feed.sinceCheckMs ?? facts.sinceStartMs);
  const soonest = Math.min(checkInMs, step.inMs ?? Infinity, mostLookAgainMs);
  // A check that is due comes first: the feed may have halted what is about to be installed. What counts down on
  // the screen is not held up by a slow feed.
  const checks = checkInMs <= 0 && facts.sinceCountdownMs === null;
  return {
    act: checks ? { kind: 'check' } : step.act,
    view: step.view,
    lookAgainMs: Math.max(leastLookAgainMs, Math.ceil(soonest)),
  };
}

function stepOf(facts: UpdateFacts): Step {
  const wanted = wantedOf(facts);
  if (wanted.kind === 'rest') {
    const { because, version } = wanted;
    return {
      act: { kind: 'nothing' },
      view: { kind: 'rest', because, version, confirmedMs: facts.feed.sinceGoodMs },
      inMs: null,
    };
  }
  const { version, need } = wanted;
  const isRequired = need !== 'ordinary';
  const wait = (because: UpdateWait, inMs: number | null, at: number | null = null): Step => ({
    act: { kind: 'nothing' },
    view: { kind: 'waiting', version, because, at, isRequired },
    inMs,
  });

  if (facts.isOnTrial) return wait('trial', null);
  const { trouble } = facts;
  const retryInMs = trouble === null ? 0 : retryDelayMs(trouble.failures, facts.deviceId) - trouble.sinceMs;
  if (retryInMs > 0) return wait('retry', retryInMs);
  if (!isConfirmed(facts)) return wait(isClockWrong(facts) ? 'clockWrong' : 'feedSilent', null);
  if (facts.staged !== version && facts.previous !== version) return fetching(version, need, facts, wait);
  if (isClockWrong(facts)) return wait('clockWrong', null);
  return installing(version, momentFor(need, facts), wait);
}

type Waiting = (because: UpdateWait, inMs: number | null, at?: number | null) => Step;

function isConfirmed({ now, feed }: UpdateFacts): boolean {
  if (feed.sinceGoodMs === null || feed.sinceGoodMs > mostSilenceMs) return false;
  return feed.release !== null && now < feed.release.expiresAt;
}

function fetching(version: string, need: Need, facts: UpdateFacts, wait: Waiting): Step {
  const isRequired = need !== 'ordinary';
  const inMs = downloadDelayMs(facts.deviceId, isRequired) - facts.feed.sinceOfferedMs;
  if (inMs > 0) return wait('spread', inMs);
  if (facts.freeBytes !== null && facts.freeBytes < spaceFactor * facts.downloadBytes) {
    return wait('diskFull', null);
  }
  return {
    act: { kind: 'download', version },
    view: { kind: 'downloading', version, isRequired },
    inMs: null,
  };
}

function installing(version: string, moment: Moment, wait: Waiting): Step {
  switch (moment.kind) {
    case 'later':
      return wait(moment.because, moment.inMs, moment.at);
    case 'countDown': {
      const { leftMs } = moment;
      return {
        act: { kind: 'countDown', version, leftMs },
        view: { kind: 'countdown', version, leftMs },
        inMs: leftMs,
      };
    }
    case 'now':
      return { act: { kind: 'install', version }, view: { kind: 'installing', version }, inMs: null };
  }
}
