/**
 * Hears of changes in the room's calendar from an Exchange server (exchange.md 4.7): subscribes, listens, and begins
 * again whenever that ends, for ever, until its signal is aborted. Every new connection counts as a change, for what
 * happened before it was not heard. Never knows what has changed; whoever hears of it reads the calendar.
 */
import type { Result } from '../../../shared/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log, LogFields } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import { pause } from '../../resilience/deadline.ts';
import type { MailboxReader, MailboxWatcher } from '../mailbox.ts';
import type { EwsFault } from './errors.ts';
import type { SoapClient } from './soap-client.ts';
import { hearStream, type StreamEnding } from './stream-connection.ts';
import { createGatherer } from './stream-gather.ts';
import type { StreamNews } from './stream-news.ts';
import { createStreamPace, type StreamRound } from './stream-pace.ts';
import { listenRequest, readSubscription, subscribeRequest } from './stream-requests.ts';
import type { Xml } from './xml-writer.ts';

export interface EwsWatchOptions {
  /** Sends the cookies and headers that lead to the server which holds the subscription. */
  readonly client: Pick<SoapClient, 'call' | 'open'>;
  /** The calendar: a `t:DistinguishedFolderId`. */
  readonly folder: Xml;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export function createEwsWatch(options: EwsWatchOptions): NonNullable<MailboxReader['watch']> {
  return (watcher, signal) => void watchUntil(options, watcher, signal);
}

async function watchUntil(
  options: EwsWatchOptions,
  watcher: MailboxWatcher,
  signal: AbortSignal,
): Promise<void> {
  const pace = createStreamPace(options.random);
  const state = createState(options, watcher);
  const listener = createListener(options, (news, isFirst) => state.hear(news, isFirst));
  signal.addEventListener('abort', state.stop);
  while (!signal.aborted) {
    const connection = new AbortController();
    const round = await listener(AbortSignal.any([signal, connection.signal]));
    // Closes what is left of the connection, in whatever state it is.
    connection.abort();
    if (hasBeenAborted(signal)) return;
    const waitMs = pace.waitAfter(round);
    state.end(round.ending, pace.isHeldBack());
    await pause(options.clock, waitMs, signal);
  }
}

/** The types take a signal that was looked at once for unchanged. */
function hasBeenAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Subscribes where there is no subscription, listens, and gives back how that ended. Never rejects. */
function createListener(
  { client, folder, clock, log }: EwsWatchOptions,
  hear: (news: StreamNews, isFirst: boolean) => void,
): (signal: AbortSignal) => Promise<StreamRound> {
  let subscription: string | null = null;

  const subscribe = async (signal: AbortSignal): Promise<Result<string, EwsFault>> => {
    const answer = await client.call(subscribeRequest(folder), signal);
    return answer.ok ? readSubscription(answer.value) : answer;
  };

  const listen = async (signal: AbortSignal): Promise<StreamRound> => {
    const isNew = subscription === null;
    if (subscription === null) {
      const made = await subscribe(signal);
      if (!made.ok)
        return { ending: { kind: 'failed', fault: made.error }, stoodMs: null, isHeldBack: false };
      subscription = made.value;
    }
    const stream = await client.open(listenRequest(subscription), signal);
    if (!stream.ok) {
      const isHeldBack = isNew && stream.error.error.code === 'calendar.unreachable';
      return { ending: { kind: 'failed', fault: stream.error }, stoodMs: null, isHeldBack };
    }
    let isFirst = true;
    const onNews = (news: StreamNews): void => {
      hear(news, isFirst);
      isFirst = false;
    };
    const heard = await hearStream(stream.value.chunks, onNews, clock, signal);
    return { ...heard, isHeldBack: heard.ending.kind === 'silent' };
  };

  return async (signal) => {
    try {
      const round = await listen(signal);
      if (!outlives(round.ending)) subscription = null;
      return round;
    } catch (reason) {
      const cause = reason instanceof Error ? reason.name : 'unknown';
      log.error('calendar.watchThrew', { cause });
      subscription = null;
      return { ending: { kind: 'lost', cause }, stoodMs: null, isHeldBack: false };
    }
  };
}

/**
 * Whether the subscription may still be there. A connection that ends in any way says nothing about it, and servers count
 * subscriptions; only what the server says does, and not being reached at all, when asking for a new one tells more.
 */
function outlives(ending: StreamEnding): boolean {
  return ending.kind !== 'failed' || ending.fault.error.code === 'calendar.throttled';
}

interface WatchState {
  readonly hear: (news: StreamNews, isFirst: boolean) => void;
  readonly end: (ending: StreamEnding, isHeldBack: boolean) => void;
  readonly stop: () => void;
}

/** What the watcher has been told, and the log with it: each change of state once. */
function createState({ clock, log }: EwsWatchOptions, watcher: MailboxWatcher): WatchState {
  const gatherer = createGatherer(clock, watcher.onChange);
  let isLive: boolean | null = null;
  let wasHeldBack = false;
  let sinceMs = clock.monotonicMs();

  const turn = (is: boolean): number => {
    const afterMs = Math.round(clock.monotonicMs() - sinceMs);
    isLive = is;
    sinceMs = clock.monotonicMs();
    return afterMs;
  };

  return {
    stop: gatherer.stop,
    hear: ({ hasChanged }, isFirst) => {
      if (isFirst) watcher.onChange();
      else if (hasChanged) gatherer.note();
      if (isLive !== true) log.info('calendar.changesTold', { afterMs: turn(true) });
      if (!gatherer.isHolding()) watcher.onLive(true);
    },
    end: (ending, isHeldBack) => {
      if (ending.kind === 'failed' && ending.fault.waitMs !== null) watcher.onQuiet(ending.fault.waitMs);
      if (ending.kind !== 'closed' && isLive !== false) {
        log.warn('calendar.changesNotTold', { afterMs: turn(false), kind: ending.kind, ...reasonOf(ending) });
        watcher.onLive(false);
      }
      if (isHeldBack && !wasHeldBack) log.warn('calendar.changesHeldBack');
      wasHeldBack = isHeldBack;
    },
  };
}

function reasonOf(ending: StreamEnding): Pick<LogFields, 'code' | 'cause'> {
  if (ending.kind === 'lost') return { cause: ending.cause };
  if (ending.kind !== 'failed') return {};
  return { code: ending.fault.error.code, cause: ending.fault.error.cause };
}
