/**
 * The pace at which a calendar is read: every 30 s, or every few minutes while its changes are told as they happen;
 * spread so that many panels do not ask in step; slower after a failure, never faster; never before the server allows.
 * One reading at a time, none while it is held, and nothing that a reading does or throws ends the loop. Does not read
 * itself and knows no protocol.
 */
import type { ErrorCode, PanelError } from '../../shared/errors.ts';
import { panelError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';
import { minute, second } from '../../shared/time.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import { createBackoff } from '../resilience/backoff.ts';
import { pause } from '../resilience/deadline.ts';

export interface Fault {
  readonly error: PanelError;
  /** `soon`: may pass by itself; `slow`: somebody has to change something, so it is tried every few minutes only. */
  readonly pace: 'soon' | 'slow';
  /** What the server asks to wait, or null. */
  readonly waitMs: number | null;
}

/** A reading that succeeded may still have been asked to leave the server alone for a while. */
export interface ReadingDone {
  readonly waitMs: number | null;
}

export interface PollOptions {
  readonly read: (signal: AbortSignal) => Promise<Result<ReadingDone, Fault>>;
  /** Once when a trouble begins or changes its code, not on each attempt. */
  readonly onTrouble: (error: PanelError) => void;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** Ends a hold. Calling it twice does nothing more. */
export type Release = (isReadingWanted: boolean) => void;

export interface Poll {
  readonly stop: Stop;
  /** Reads ahead of time, but not before the server allows and not in a rush. */
  readonly refresh: () => void;
  /** Whether changes are told as they happen, so that asking is no more than a precaution. */
  readonly setLive: (isLive: boolean) => void;
  /**
   * Nothing is read until the returned function is called, and what is being read now is given up without a word: a
   * write has the mailbox to itself. A reading follows soon after if one was given up, or is wanted.
   */
  readonly hold: () => Release;
  /** The server asked somebody else to be left alone for so long. */
  readonly keepQuiet: (ms: number) => void;
  /** How long it is to be left alone from now on; 0 when it may be asked. */
  readonly quietMs: () => number;
}

const everyMs = 30 * second;
const spread = 0.2;
/** While changes are told (exchange.md 4.7). */
const liveMs = { leastMs: 2 * minute, mostMs: 5 * minute };
const slowMs = 5 * minute;
/** The shortest regular interval is also the shortest wait after a failure: failing never asks more often. */
const backoffMs = { firstMs: everyMs * (1 - spread), mostMs: slowMs };
/** However often somebody wants a reading at once. */
const refreshGapMs = 5 * second;

export function startPolling({ read, onTrouble, clock, random, log }: PollOptions): Poll {
  const controller = new AbortController();
  const { signal } = controller;
  const backoff = createBackoff(backoffMs, random);
  let trouble: { readonly code: ErrorCode; readonly sinceMs: number } | null = null;
  const hasEnded = (): boolean => signal.aborted;
  let isWanted = false;
  let nudge = new AbortController();
  let reading = new AbortController();
  let holds = 0;
  let quietUntilMs = 0;
  let gapUntilMs = 0;
  let isLive = false;
  let liveEndedAtMs = 0;

  const spreadOut = (ms: number): number => Math.round(ms * (1 - spread + random.fraction() * 2 * spread));

  const attempt = async (): Promise<Result<ReadingDone, Fault>> => {
    try {
      return await read(AbortSignal.any([signal, reading.signal]));
    } catch (reason) {
      const name = reason instanceof Error ? reason.name : 'unknown';
      log.error('calendar.readingThrew', { cause: name });
      return err({ error: panelError('calendar.badAnswer', 'later', name), pace: 'soon', waitMs: null });
    }
  };

  const noteTrouble = (error: PanelError): void => {
    if (trouble?.code === error.code) return;
    trouble = { code: error.code, sinceMs: trouble?.sinceMs ?? clock.monotonicMs() };
    log.warn('calendar.trouble', { code: error.code, cause: error.cause });
    onTrouble(error);
  };

  const noteRecovery = (): void => {
    if (trouble !== null) log.info('calendar.back', { afterMs: clock.monotonicMs() - trouble.sinceMs });
    trouble = null;
  };

  const keepQuiet = (ms: number): void => {
    quietUntilMs = Math.max(quietUntilMs, clock.monotonicMs() + ms);
  };

  /** Waits for the regular time; when a reading is wanted sooner, for the earliest that is allowed. */
  const rest = async (earliestMs: number, regularMs: (beganAtMs: number) => number): Promise<void> => {
    const beganAtMs = clock.monotonicMs();
    while (!hasEnded()) {
      const wantedAtMs = beganAtMs + (isWanted ? earliestMs : regularMs(beganAtMs));
      const leftMs = Math.max(wantedAtMs, gapUntilMs, quietUntilMs) - clock.monotonicMs();
      if (leftMs <= 0 && holds === 0) return;
      nudge = new AbortController();
      if (holds > 0) await once(nudge.signal);
      else await pause(clock, leftMs, nudge.signal);
    }
  };

  /** Drawn once for each wait. Panels that stop being told all at once do not ask all at once. */
  const regularWait = (): ((beganAtMs: number) => number) => {
    const ordinary = spreadOut(everyMs);
    const { leastMs, mostMs } = liveMs;
    const live = leastMs + Math.round(random.fraction() * (mostMs - leastMs));
    return (beganAtMs) => (isLive ? live : Math.min(live, ordinary + Math.max(0, liveEndedAtMs - beganAtMs)));
  };

  const restAfter = (outcome: Result<ReadingDone, Fault>): Promise<void> => {
    keepQuiet((outcome.ok ? outcome.value : outcome.error).waitMs ?? 0);
    if (outcome.ok) {
      backoff.reset();
      return rest(refreshGapMs, regularWait());
    }
    if (outcome.error.pace === 'slow') {
      const slow = spreadOut(slowMs);
      return rest(slow, () => slow);
    }
    const next = backoff.next();
    return rest(refreshGapMs, () => next);
  };

  const run = async (): Promise<void> => {
    while (!hasEnded()) {
      isWanted = false;
      reading = new AbortController();
      const outcome = await attempt();
      if (hasEnded()) return;
      if (reading.signal.aborted) {
        // Whatever came of it is older than the write that it made way for.
        await rest(0, () => 0);
        continue;
      }
      if (outcome.ok) noteRecovery();
      else noteTrouble(outcome.error.error);
      await restAfter(outcome);
    }
  };
  void run();

  return {
    stop: () => {
      controller.abort();
      nudge.abort();
    },
    refresh: () => {
      isWanted = true;
      nudge.abort();
    },
    setLive: (is) => {
      if (isLive && !is) liveEndedAtMs = clock.monotonicMs();
      isLive = is;
      nudge.abort();
    },
    hold: () => {
      let isHeld = true;
      holds += 1;
      reading.abort();
      return (isReadingWanted) => {
        if (!isHeld) return;
        isHeld = false;
        holds -= 1;
        isWanted ||= isReadingWanted;
        gapUntilMs = clock.monotonicMs() + refreshGapMs;
        nudge.abort();
      };
    },
    keepQuiet,
    quietMs: () => Math.max(0, quietUntilMs - clock.monotonicMs()),
  };
}

/** Resolves when the signal is aborted. */
function once(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}
