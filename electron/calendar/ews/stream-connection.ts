/**
 * Listens to one streaming answer to its end and says how it ended. A connection whose cable was pulled never reports
 * an error by itself, and one that a proxy holds back never brings anything: silence has an end here. Opens and closes
 * nothing.
 */
import { second } from '../../../shared/time.ts';
import type { Clock, Stop } from '../../ports/clock.ts';
import { createEnvelopeSplitter } from './envelope-splitter.ts';
import type { EwsFault } from './errors.ts';
import { readNews, type StreamNews } from './stream-news.ts';

/** How a connection ended. */
export type StreamEnding =
  /** As agreed, by the server. */
  | { readonly kind: 'closed' }
  /** Cut, or with something in it that is no envelope. */
  | { readonly kind: 'lost'; readonly cause: string }
  /** Nothing came for too long. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed'; readonly fault: EwsFault };

export interface HeardStream {
  readonly ending: StreamEnding;
  /** How long it stood from its first envelope on; null when none came. */
  readonly stoodMs: number | null;
}

/** The server sends the first envelope at once. */
const firstEnvelopeMs = 30 * second;
/** Two heartbeats of 45 s, and a margin. */
const silenceMs = 100 * second;

/** Settles with the first of: the stream's end, silence, the signal. Never rejects. */
export function hearStream(
  chunks: AsyncIterable<Uint8Array>,
  onNews: (news: StreamNews) => void,
  clock: Clock,
  signal: AbortSignal,
): Promise<HeardStream> {
  return new Promise((resolve) => {
    const splitter = createEnvelopeSplitter();
    let stoodFromMs: number | null = null;
    let hasEnded = false;
    let stopWatchdog: Stop = () => undefined;

    const end = (ending: StreamEnding): void => {
      hasEnded = true;
      stopWatchdog();
      signal.removeEventListener('abort', onAbort);
      resolve({ ending, stoodMs: stoodFromMs === null ? null : clock.monotonicMs() - stoodFromMs });
    };
    const onAbort = (): void => end({ kind: 'lost', cause: 'given up' });
    const watch = (limitMs: number): void => {
      stopWatchdog();
      stopWatchdog = clock.schedule(limitMs, () => end({ kind: 'silent' }));
    };

    const take = (envelope: string): void => {
      const news = readNews(envelope);
      if (!news.ok) {
        end({ kind: 'failed', fault: news.error });
        return;
      }
      stoodFromMs ??= clock.monotonicMs();
      watch(silenceMs);
      onNews(news.value);
      if (news.value.isClosing) end({ kind: 'closed' });
    };

    const readAll = async (): Promise<void> => {
      for await (const chunk of chunks) {
        const { envelopes, broken } = splitter.push(chunk);
        for (const envelope of envelopes) if (!hasEnded) take(envelope);
        if (broken !== null) end({ kind: 'lost', cause: broken });
        if (hasEnded) return;
      }
    };

    watch(firstEnvelopeMs);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    readAll().then(
      () => end({ kind: 'lost', cause: 'ended' }),
      (reason: unknown) => end({ kind: 'lost', cause: causeOf(reason) }),
    );
  });
}

/** The system's name for it, never its message, which holds addresses. */
function causeOf(reason: unknown): string {
  return reason instanceof Error && 'code' in reason ? String(reason.code).slice(0, 60) : 'cut';
}
