/**
 * How long to wait before listening again (exchange.md 4.7): longer with every round that fails, as long as the server
 * asks, and very long where connections open but nothing comes through them, as behind a proxy that holds answers back.
 * Counts rounds; waits for nothing itself.
 */
import { minute, second } from '../../../shared/time.ts';
import type { Random } from '../../ports/random.ts';
import type { HeardStream } from './stream-connection.ts';

/** One round of subscribing and listening. */
export interface StreamRound extends HeardStream {
  /** Nothing came through, although the server had just answered an ordinary call. */
  readonly isHeldBack: boolean;
}

export interface StreamPace {
  readonly waitAfter: (round: StreamRound) => number;
  /** It has happened too often to be an accident. */
  readonly isHeldBack: () => boolean;
}

const waitsMs = [1, 2, 5, 10, 30, 60].map((seconds) => seconds * second);
const longestMs = minute;
const spread = 0.3;
/** A connection that stood so long was a good one. */
const goodMs = 5 * minute;
/** After refusals that a person has to do something about. */
const slowMs = 5 * minute;
const mostHeldBack = 3;
/** Where another try is unlikely to end differently: calendars are asked every half minute meanwhile. */
const hopelessMs = 30 * minute;
/** Exchange tells nothing of a mailbox to somebody who reads it by delegate rights. */
const hopelessCode = 'ErrorSubscriptionDelegateAccessNotSupported';

export function createStreamPace(random: Random): StreamPace {
  let failures = 0;
  let heldBack = 0;
  const spreadOut = (ms: number): number => Math.round(ms * (1 - spread + random.fraction() * 2 * spread));

  return {
    isHeldBack: () => heldBack >= mostHeldBack,
    waitAfter: ({ ending, stoodMs, isHeldBack }) => {
      const wasGood = stoodMs !== null && stoodMs >= goodMs;
      if (wasGood) failures = 0;
      const ordinaryMs = waitsMs[failures] ?? longestMs;
      failures += 1;
      if (wasGood || ending.kind === 'closed') heldBack = 0;
      else if (isHeldBack) heldBack += 1;

      const fault = ending.kind === 'failed' ? ending.fault : null;
      const isHopeless = heldBack >= mostHeldBack || fault?.code === hopelessCode;
      const ownMs = isHopeless ? hopelessMs : fault?.pace === 'slow' ? slowMs : ordinaryMs;
      return Math.max(spreadOut(ownMs), fault?.waitMs ?? 0);
    },
  };
}
