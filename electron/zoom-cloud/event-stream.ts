/**
 * The one connection to Zoom's event WebSocket (zoom-rooms.md 17): token in a fresh address each time, heartbeats, an end
 * to silence, reconnecting. Zoom gives a subscription to whoever came last, so a connection that keeps being closed
 * soon after it stood is left to the other for minutes instead of being fought over. Events of a gap are lost; the
 * listener hears when a connection stands again.
 */
import WebSocket from 'ws';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import { createBackoff } from '../resilience/backoff.ts';
import { createScope, type Scope } from '../resilience/scope.ts';
import { decodeFrame, type CloudEvent } from './event-frame.ts';
import type { CloudTimings } from './timings.ts';
import type { TokenSource } from './token.ts';

export interface EventStreamOptions {
  readonly eventsUrl: string;
  readonly subscriptionId: string;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly timings: CloudTimings;
}

export interface EventListener {
  /** A connection stands; what happened before was not heard. */
  readonly onUp: () => void;
  readonly onEvent: (event: CloudEvent) => void;
}

/** How a connection ended. */
type Ending = 'lost' | 'tokenRefused' | 'replaced';

/** The largest event known is a few kB. */
const mostFrameBytes = 256 * 1024;
/** So many replacements in a row are no accident. */
const mostReplacements = 3;

export function startEventStream(options: EventStreamOptions, listener: EventListener): Stop {
  const { clock, random, log, timings, tokens } = options;
  const scope = createScope();
  const backoff = createBackoff({ firstMs: timings.retryFirstMs, mostMs: timings.retryMostMs }, random);
  let replacements = 0;
  let isContested = false;

  const connect = async (): Promise<void> => {
    const token = await tokens.get();
    if (scope.hasEnded()) return;
    if (!token.ok) {
      const { pace, waitMs } = token.error;
      again(Math.max(waitMs ?? 0, pace === 'slow' ? timings.retryRefusedMs : backoff.next()));
      return;
    }
    openConnection(options, token.value, scope, {
      ...listener,
      onEnd: (ending, stoodMs) => {
        if (scope.hasEnded()) return;
        if (ending === 'tokenRefused') tokens.drop(token.value);
        again(delayAfter(ending, stoodMs));
      },
    });
  };

  const delayAfter = (ending: Ending, stoodMs: number | null): number => {
    if (stoodMs !== null && stoodMs >= timings.replacedWithinMs) {
      backoff.reset();
      replacements = 0;
      isContested = false;
    }
    if (ending === 'replaced') replacements += 1;
    if (replacements < mostReplacements) return backoff.next();
    if (!isContested) log.warn('zoom.eventsContested', { count: replacements });
    isContested = true;
    // Uneven, so that two panels on one subscription do not come back in step.
    return timings.contestedMs * (0.5 + random.fraction());
  };

  const again = (delayMs: number): void => {
    const stop = scope.add(
      clock.schedule(delayMs, () => {
        stop();
        void connect();
      }),
    );
  };

  void connect();
  return scope.end;
}

interface ConnectionListener extends EventListener {
  /** Once. `stoodMs`: how long it stood; null: it never did. */
  readonly onEnd: (ending: Ending, stoodMs: number | null) => void;
}

function openConnection(
  { eventsUrl, subscriptionId, clock, log, timings }: EventStreamOptions,
  token: string,
  owner: Scope,
  listener: ConnectionListener,
): void {
  const url = new URL(eventsUrl);
  url.searchParams.set('subscriptionId', subscriptionId);
  url.searchParams.set('access_token', token);
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: mostFrameBytes,
    followRedirects: false,
  });
  const scope = createScope();
  let heardAtMs = clock.monotonicMs();
  let stoodFromMs: number | null = null;
  let ending: Ending | null = null;
  let junk = 0;
  let stopWatch: Stop = () => undefined;
  let stopBeat: Stop = () => undefined;

  const watch = (): void => {
    const limitMs = stoodFromMs === null ? timings.handshakeMs : timings.silenceMs;
    const leftMs = heardAtMs + limitMs - clock.monotonicMs();
    if (leftMs > 0) stopWatch = clock.schedule(leftMs, watch);
    else end('lost');
  };
  const beat = (): void => {
    socket.send('{"module":"heartbeat"}', noteFailure);
    stopBeat = clock.schedule(timings.heartbeatMs, beat);
  };
  /** A failed write is followed by `close`. */
  const noteFailure = (): void => undefined;

  const end = (how: Ending): void => {
    ending ??= how;
    scope.end();
  };
  const stand = (): void => {
    if (stoodFromMs !== null) return;
    stoodFromMs = clock.monotonicMs();
    log.info('zoom.eventsUp');
    stopBeat = clock.schedule(timings.heartbeatMs, beat);
    listener.onUp();
  };
  const receive = (text: string): void => {
    const frame = decodeFrame(text);
    switch (frame.kind) {
      case 'built':
        stand();
        return;
      case 'tokenRefused':
        end('tokenRefused');
        return;
      case 'event':
        listener.onEvent(frame.event);
        return;
      case 'unknown':
        junk += 1;
        if (junk === 1) log.warn('zoom.eventUnreadable', { bytes: text.length });
        return;
      case 'heartbeat':
      case 'otherEvent':
        return;
    }
  };

  socket.on('message', (data, isBinary) => {
    if (scope.hasEnded()) return;
    heardAtMs = clock.monotonicMs();
    if (!isBinary && Buffer.isBuffer(data)) receive(data.toString('utf8'));
  });
  socket.on('unexpected-response', (_request, response) => {
    end(response.statusCode === 401 ? 'tokenRefused' : 'lost');
  });
  // A frame that is too long, a broken connection: `close` follows. The message may hold the address, and so the token.
  socket.on('error', () => {
    end('lost');
  });
  socket.on('close', () => {
    end(stoodFromMs === null ? 'lost' : 'replaced');
  });
  scope.add(() => {
    const stoodMs = stoodFromMs === null ? null : clock.monotonicMs() - stoodFromMs;
    stopWatch();
    stopBeat();
    leave();
    socket.terminate();
    if (stoodMs !== null) {
      log.info('zoom.eventsDown', { kind: ending ?? 'stopped', afterMs: Math.round(stoodMs) });
    }
    listener.onEnd(ending ?? 'lost', stoodMs);
  });
  const leave = owner.add(scope.end);
  watch();
}
