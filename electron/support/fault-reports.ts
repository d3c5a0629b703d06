/**
 * Takes fault reports on, brings each to the service desk at most once, and asks what became of it. One thing at a time:
 * while the desk is in trouble everything waits, longer each time. Never sends under another key than the one a report
 * was kept with, and never after the stop.
 */
import { err, ok } from '../../shared/result.ts';
import { panelError } from '../../shared/errors.ts';
import { minute, second } from '../../shared/time.ts';
import type { Stop } from '../ports/clock.ts';
import type { FaultReports } from '../ports/fault-reports.ts';
import { createBackoff } from '../resilience/backoff.ts';
import { pause } from '../resilience/deadline.ts';
import { createDesk, type Delivery, type Hearing } from './desk.ts';
import { writeDocument } from './document.ts';
import { type Entry, freshlyQueued, type Queued, type Sent } from './entry.ts';
import { createQueue, type QueueParts } from './queue.ts';
import { askAgainAfterMs, nextStep } from './schedule.ts';

const backoffBounds = { firstMs: 2 * second, mostMs: 5 * minute };
/** After a start, and on top of what a desk demands: panels that lost it together do not come back in step. */
const spreadMs = 5 * second;
/** A tenth sooner or later. */
const askJitter = 0.1;

export function createFaultReporter(parts: QueueParts): FaultReports {
  const { reportUrl, clock, random, log } = parts;
  const desk = createDesk(reportUrl, clock);
  const queue = createQueue(parts);
  const backoff = createBackoff(backoffBounds, random);
  const spread = (): number => Math.round(random.fraction() * spreadMs);
  /** Monotonic: nothing is sent before either; a tap ends the first, nothing the second. */
  let backedOffUntilMs = 0;
  let heldUntilMs = 0;
  let sending: string | null = null;
  let isInTrouble = false;
  let nap = new AbortController();

  const noteTrouble = (trouble: Extract<Delivery, { kind: 'trouble' }>): void => {
    const nowMs = clock.monotonicMs();
    backedOffUntilMs = nowMs + backoff.next();
    if (trouble.retryAfterMs !== null) heldUntilMs = nowMs + trouble.retryAfterMs + spread();
    if (!isInTrouble) log.warn('support.inTrouble', { code: trouble.code, cause: trouble.cause });
    isInTrouble = true;
  };
  const noteWell = (): void => {
    backoff.reset();
    [backedOffUntilMs, heldUntilMs] = [0, 0];
    if (isInTrouble) log.info('support.outOfTrouble');
    isInTrouble = false;
  };

  const settle = async ({ document, madeMs }: Entry, stage: Queued, delivery: Delivery): Promise<void> => {
    const { id } = document;
    const [now, nowMs] = [clock.now(), clock.monotonicMs()];
    const attempts = stage.attempts + 1;
    switch (delivery.kind) {
      case 'taken': {
        noteWell();
        log.info('support.reportSent', { afterMs: nowMs - madeMs, attempt: attempts });
        const { reference, statusUrl } = delivery;
        const since = { sentAt: now, sinceMs: nowMs };
        const poll = statusUrl === null ? null : pollIn(statusUrl, 0, 0);
        return queue.move(id, { kind: 'sent', ...since, reference, poll, heard: null });
      }
      case 'refused':
        noteWell();
        log.warn('support.reportRefused', { status: delivery.status });
        return queue.move(id, { kind: 'failed', failedAt: now, sinceMs: nowMs, code: 'support.refused' });
      case 'trouble':
        noteTrouble(delivery);
        return queue.move(id, { kind: 'queued', attempts, obstacle: delivery.code });
    }
  };

  /** The next time to ask there; null when it is over. `leastMs`: what the desk demands. */
  const pollIn = (url: string, sinceSentMs: number, leastMs: number): Sent['poll'] => {
    const afterMs = askAgainAfterMs(sinceSentMs);
    if (afterMs === null) return null;
    const waitMs = Math.round(afterMs * (1 - askJitter + 2 * askJitter * random.fraction()));
    return { url, atMs: clock.monotonicMs() + Math.max(waitMs, leastMs) };
  };

  const hear = async (entry: Entry, url: string, hearing: Hearing): Promise<void> => {
    const { stage, document } = entry;
    if (stage.kind !== 'sent') return;
    const sinceSentMs = clock.monotonicMs() - stage.sinceMs;
    switch (hearing.kind) {
      case 'heard': {
        const { answer, message } = hearing;
        const poll = answer === 'solved' ? null : pollIn(url, sinceSentMs, 0);
        const heard = { answer, message, asOf: clock.now() };
        return queue.move(document.id, { ...stage, poll, heard });
      }
      case 'refused':
        log.info('support.statusRefused', { status: hearing.status });
        return queue.move(document.id, { ...stage, poll: null });
      case 'trouble':
        return queue.move(document.id, {
          ...stage,
          poll: pollIn(url, sinceSentMs, hearing.retryAfterMs ?? 0),
        });
    }
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    const isOver = (): boolean => signal.aborted;
    while (!isOver()) {
      await queue.sweep();
      const sendFromMs = Math.max(backedOffUntilMs, heldUntilMs);
      const step = nextStep(queue.entries(), clock.monotonicMs(), sendFromMs);
      if (step.kind === 'wait') {
        nap = new AbortController();
        await pause(clock, step.forMs, nap.signal);
      } else if (step.kind === 'send') {
        sending = step.entry.document.id;
        const delivery = await desk.deliver(step.entry.document, signal);
        sending = null;
        // Given up by the stop: whether it arrived is for the same key to find out.
        if (!isOver()) await settle(step.entry, step.stage, delivery);
      } else {
        const hearing = await desk.askStatus(step.url, signal);
        if (!isOver()) await hear(step.entry, step.url, hearing);
      }
    }
  };

  return {
    start: (listener): Stop => {
      const owner = new AbortController();
      void queue.load().then(() => {
        if (owner.signal.aborted) return;
        backedOffUntilMs = clock.monotonicMs() + spread();
        queue.listen(listener);
        return run(owner.signal);
      });
      return () => {
        if (owner.signal.aborted) return;
        queue.listen(null);
        owner.abort();
        nap.abort();
      };
    },
    report: async (category, context) => {
      await queue.load();
      const made = { category, context, at: clock.now(), lostBefore: queue.droppedCount() };
      const document = writeDocument({ id: random.uuid(), ...made });
      const entry = { document, madeMs: clock.monotonicMs(), stage: freshlyQueued };
      await queue.add(entry, sending);
      // Whoever taps is waiting now; what the desk itself has asked for holds all the same.
      backedOffUntilMs = clock.monotonicMs();
      nap.abort();
      return ok(document.id);
    },
  };
}

/** For a panel whose config names no service desk. */
export function createAbsentFaultReports(): FaultReports {
  return {
    start: (listener) => {
      listener({ reports: [], droppedCount: 0 });
      return () => undefined;
    },
    report: () => Promise.resolve(err(panelError('support.notConfigured', 'never', null))),
  };
}
