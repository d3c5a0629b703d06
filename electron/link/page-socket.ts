/**
 * Serves one page over its WebSocket: pushes out, intents in and answered. A page that stops answering is cut off
 * within seconds, so that nothing it sent can arrive late; a slow one is sent a whole push once it has caught up,
 * never a growing queue. Does not decide who may connect.
 */
import type { WebSocket } from 'ws';
import type { IntentResult } from '../../shared/bridge.ts';
import { channels } from '../../shared/channels.ts';
import { err } from '../../shared/result.ts';
import { second } from '../../shared/time.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PanelService } from '../ports/panel-service.ts';
import { createScope } from '../resilience/scope.ts';
import { decodeFrame, encodeFrame } from './frame.ts';

export const pingEveryMs = 2 * second;
/**
 * With nothing heard for this long the page is cut off. Its own deadline for an intent is 5 s: what a stalled network
 * holds back longer than that must find the socket closed.
 */
export const silenceMs = 5 * second;
/** Bytes waiting for a page above which it counts as slow: a few whole pushes. */
export const mostWaitingBytes = 256 * 1024;

export interface PageSocketParts {
  readonly service: PanelService;
  readonly clock: Clock;
  readonly log: Log;
}

/** The cause is for the log; a page gets the code alone. */
function withoutCause(result: IntentResult): IntentResult {
  return result.ok ? result : err({ ...result.error, cause: null });
}

/** Returns a stop that cuts the page off. */
export function servePage(socket: WebSocket, { service, clock, log }: PageSocketParts): Stop {
  const scope = createScope();
  const openedAtMs = clock.monotonicMs();
  let heardAtMs = openedAtMs;
  let isBehind = false;
  let stopWatch: Stop = () => undefined;

  const send = (channel: string, id: number | null, body: unknown): void => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(encodeFrame({ channel, id, body }), catchUp);
  };
  const catchUp = (): void => {
    if (!isBehind || socket.bufferedAmount > mostWaitingBytes / 2) return;
    isBehind = false;
    connection.resync();
  };

  const connection = service.attach((push) => {
    isBehind ||= socket.bufferedAmount > mostWaitingBytes;
    if (!isBehind) send(channels.snapshot, null, push);
  });
  scope.add(connection.detach);

  const receive = (text: string): void => {
    const frame = decodeFrame(text);
    if (frame === null) {
      log.warn('link.frameRefused', { bytes: text.length });
      socket.close(1008);
      return;
    }
    const { channel, id, body } = frame;
    if (channel === channels.resync) connection.resync();
    else if (channel === channels.pageFault) service.handlePageFault(body);
    else if (channel === channels.intent) {
      void service.handleIntent(body).then((result) => send(channels.intent, id, withoutCause(result)));
    }
  };

  const watch = (): void => {
    if (clock.monotonicMs() - heardAtMs >= silenceMs) {
      log.warn('link.pageSilent', { afterMs: silenceMs });
      scope.end();
      return;
    }
    socket.ping();
    stopWatch = clock.schedule(pingEveryMs, watch);
  };

  socket.on('message', (data, isBinary) => {
    heardAtMs = clock.monotonicMs();
    if (isBinary) socket.close(1003);
    else if (Buffer.isBuffer(data)) receive(data.toString('utf8'));
  });
  socket.on('pong', () => {
    heardAtMs = clock.monotonicMs();
  });
  // `close` follows every error; the reason is worth a line, more is not possible.
  socket.on('error', (error) => log.warn('link.pageFailed', { cause: error.message.slice(0, 200) }));
  socket.on('close', () => {
    log.info('link.pageGone', { afterMs: clock.monotonicMs() - openedAtMs });
    scope.end();
  });
  scope.add(() => socket.terminate());
  scope.add(() => stopWatch());
  log.info('link.pageHere');
  watch();
  return scope.end;
}
