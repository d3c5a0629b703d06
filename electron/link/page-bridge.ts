/**
 * The page's half of the link: `window.panel` over a WebSocket. It connects by itself and comes back by itself; an
 * intent is sent at once or not at all, and without an answer in time it settles as `panel.unreachable`. Whether an
 * unanswered intent was carried out it cannot know; the next whole push shows it.
 */
import type { Intent, IntentResult, PanelBridge } from '../../shared/bridge.ts';
import { channels, heartbeatMs } from '../../shared/channels.ts';
import type { SnapshotPush } from '../../shared/snapshot.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import { createBackoff } from '../resilience/backoff.ts';
import { decodeFrame, encodeFrame } from './frame.ts';

export interface PageBridgeParts {
  /** Opens a new connection to the panel. */
  readonly openSocket: () => WebSocket;
  readonly clock: Clock;
  readonly random: Random;
}

export interface PageBridge extends PanelBridge {
  readonly stop: Stop;
}

export const intentDeadlineMs = 5_000;
const connectDeadlineMs = 10_000;
/** Main pushes its clock once a minute; a bit more than that without a word, and the connection only looks alive. */
export const silenceDeadlineMs = heartbeatMs + 15_000;
/** `WebSocket.OPEN`, which is no global where this is tested. */
const openState = 1;
const reconnect = { firstMs: 250, mostMs: 8_000 };

interface Subscriber {
  readonly listener: (push: SnapshotPush) => void;
  /** A whole push comes first, whenever the listener came. */
  hasWhole: boolean;
}

function isPush(body: unknown): body is SnapshotPush {
  if (typeof body !== 'object' || body === null) return false;
  const { seq, isWhole, slices } = body as Record<string, unknown>;
  return (
    typeof seq === 'number' && typeof isWhole === 'boolean' && typeof slices === 'object' && slices !== null
  );
}

function isResult(body: unknown): body is IntentResult {
  return typeof body === 'object' && body !== null && 'ok' in body && typeof body.ok === 'boolean';
}

const unreachable: IntentResult = {
  ok: false,
  error: { code: 'panel.unreachable', retry: 'now', cause: null },
};

/** Starts connecting at once. */
export function createPageBridge({ openSocket, clock, random }: PageBridgeParts): PageBridge {
  const subscribers = new Set<Subscriber>();
  const watchers = new Set<(isUp: boolean) => void>();
  const waiting = new Map<number, (result: IntentResult) => void>();
  const backoff = createBackoff(reconnect, random);
  let socket: WebSocket | null = null;
  let isUp = true;
  let lastSeq: number | null = null;
  let lastId = 0;
  let stopTimer: Stop = () => undefined;

  const tellUp = (next: boolean): void => {
    if (next === isUp) return;
    isUp = next;
    for (const watcher of watchers) watcher(next);
  };

  const restartTimer = (delayMs: number, callback: () => void): void => {
    stopTimer();
    stopTimer = clock.schedule(delayMs, callback);
  };

  const post = (channel: string, id: number | null, body: unknown): boolean => {
    if (socket === null || socket.readyState !== openState) return false;
    socket.send(encodeFrame({ channel, id, body }));
    return true;
  };

  const take = (push: SnapshotPush): void => {
    tellUp(true);
    backoff.reset();
    if (!push.isWhole && (lastSeq === null || push.seq !== lastSeq + 1)) {
      // A gap: everything until the whole push would be shown on top of something missing.
      if (lastSeq !== null) post(channels.resync, null, null);
      lastSeq = null;
      return;
    }
    lastSeq = push.seq;
    for (const subscriber of subscribers) {
      subscriber.hasWhole ||= push.isWhole;
      if (subscriber.hasWhole) subscriber.listener(push);
    }
  };

  const receive = (data: unknown): void => {
    const frame = typeof data === 'string' ? decodeFrame(data) : null;
    if (frame === null) return;
    if (frame.channel === channels.snapshot && isPush(frame.body)) take(frame.body);
    if (frame.channel === channels.intent && frame.id !== null && isResult(frame.body)) {
      waiting.get(frame.id)?.(frame.body);
    }
  };

  /** Gives the connection up, and with it everything that waits on it. */
  const drop = (): void => {
    const given = socket;
    socket = null;
    lastSeq = null;
    given?.close();
    for (const settle of [...waiting.values()]) settle(unreachable);
    tellUp(false);
    restartTimer(backoff.next(), connect);
  };

  const connect = (): void => {
    const opened = openSocket();
    socket = opened;
    const isCurrent = (): boolean => socket === opened;
    restartTimer(connectDeadlineMs, drop);
    opened.onmessage = ({ data }) => {
      if (!isCurrent()) return;
      restartTimer(silenceDeadlineMs, drop);
      receive(data);
    };
    opened.onclose = () => {
      if (isCurrent()) drop();
    };
  };

  connect();
  return {
    subscribe: (listener) => {
      const subscriber: Subscriber = { listener, hasWhole: false };
      subscribers.add(subscriber);
      post(channels.resync, null, null);
      return () => subscribers.delete(subscriber);
    },
    resync: () => {
      post(channels.resync, null, null);
    },
    watchLink: (listener) => {
      watchers.add(listener);
      if (!isUp) listener(false);
      return () => watchers.delete(listener);
    },
    send: (intent: Intent) => {
      const id = (lastId += 1);
      if (!post(channels.intent, id, intent)) return Promise.resolve(unreachable);
      return new Promise((resolve) => {
        const stopDeadline = clock.schedule(intentDeadlineMs, drop);
        waiting.set(id, (result) => {
          waiting.delete(id);
          stopDeadline();
          resolve(result);
        });
      });
    },
    reportFault: (fault) => {
      post(channels.pageFault, null, fault);
    },
    stop: () => {
      const given = socket;
      socket = null;
      given?.close();
      stopTimer();
      for (const settle of [...waiting.values()]) settle(unreachable);
    },
  };
}
