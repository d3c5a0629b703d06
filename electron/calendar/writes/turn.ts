/**
 * One write's time with a mailbox: each request bounded, none before the server allows it, none after the write has
 * ended. Knows whether anything was sent that could have changed the mailbox, and keeps the last whole reading since,
 * which is what may be told. Decides nothing and repeats nothing but readings that were asked to wait.
 */
import { panelError, type PanelError } from '../../../shared/errors.ts';
import { err, type Result } from '../../../shared/result.ts';
import { type Instant, second } from '../../../shared/time.ts';
import type { Interval, RoomAvailability } from '../../ports/calendar.ts';
import type { Clock } from '../../ports/clock.ts';
import { pause, withDeadline } from '../../resilience/deadline.ts';
import type { WholeReading } from '../mailbox-calendar.ts';
import type { ItemRef, Mailbox, NewItem, Range, WriteFault } from '../mailbox.ts';
import type { MailboxItem } from '../mailbox-item.ts';
import type { Fault, Poll } from '../poll.ts';

export interface Turn {
  readonly read: () => Promise<Result<readonly MailboxItem[]>>;
  readonly create: (item: NewItem) => Promise<Result<ItemRef, WriteFault>>;
  readonly setTimes: (ref: ItemRef, times: Interval, tells: boolean) => Promise<Result<ItemRef, WriteFault>>;
  readonly remove: (ref: ItemRef) => Promise<Result<null, WriteFault>>;
  readonly cancel: (ref: ItemRef, comment: string) => Promise<Result<null, WriteFault>>;
  readonly decline: (ref: ItemRef, comment: string) => Promise<Result<null, WriteFault>>;
  readonly readCreatedAt: (ref: ItemRef) => Promise<Result<Instant | null>>;
  readonly readSeries: (ref: ItemRef) => Promise<Result<ItemRef | null>>;
  readonly readRooms: (
    mailboxes: readonly string[],
    interval: Interval,
  ) => Promise<Result<readonly RoomAvailability[]>>;
  /** Whether there is time left to wait so long and to do something useful then. */
  readonly mayWait: (ms: number) => boolean;
  readonly pause: (ms: number) => Promise<void>;
  /** Nothing is asked any more: stopped, or out of time. */
  readonly isOver: () => boolean;
}

/** A turn as its lane sees it. */
export interface OwnTurn extends Turn {
  /** Something was sent that could have changed the mailbox. */
  readonly hasSent: () => boolean;
  /** The last whole reading; null when something was sent since. */
  readonly lastReading: () => WholeReading | null;
}

export interface TurnOptions {
  readonly mailbox: Mailbox;
  /** What `read` reads. */
  readonly range: Range;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly pauses: Pick<Poll, 'keepQuiet' | 'quietMs'>;
  /** On the monotonic clock: nothing is begun after `startByMs`, nothing waited for beyond `settleByMs`. */
  readonly startByMs: number;
  readonly settleByMs: number;
}

/** Leaves time, within what a write may take at all, to read once more after a write that got no answer. */
const limitsMs = { reading: 6 * second, writing: 8 * second } as const;
/** What has to be left after a wait for it to make sense. */
const usefulMs = 3 * second;

export function createTurn(options: TurnOptions): OwnTurn {
  const { mailbox, range, clock, signal, pauses, startByMs, settleByMs } = options;
  let hasSent = false;
  let last: WholeReading | null = null;

  const mayWait = (ms: number): boolean =>
    clock.monotonicMs() + ms <= (hasSent ? settleByMs - usefulMs : startByMs);

  /** Why nothing may be asked now, after waiting as long as makes sense; null: ask. */
  const obstacle = async (): Promise<PanelError | null> => {
    for (let leftMs = pauses.quietMs(); leftMs > 0 && !signal.aborted; leftMs = pauses.quietMs()) {
      if (!mayWait(leftMs)) return panelError('calendar.throttled', 'later', 'asked to wait');
      await pause(clock, leftMs, signal);
    }
    return signal.aborted ? panelError('calendar.unreachable', 'later', 'given up') : null;
  };

  const ask = async <T, F extends Fault>(
    limitMs: number,
    failed: (error: PanelError, wasAsked: boolean) => F,
    request: (signal: AbortSignal) => Promise<Result<T, F>>,
  ): Promise<Result<T, F>> => {
    const error = await obstacle();
    if (error !== null) return err(failed(error, false));
    const late = panelError('calendar.unreachable', 'later', 'no answer in time');
    const answer = await withDeadline<Result<T, F>>(clock, limitMs, signal, request, () =>
      err(failed(late, true)),
    );
    if (!answer.ok && answer.error.waitMs !== null) pauses.keepQuiet(answer.error.waitMs);
    return answer;
  };

  const look = async <T>(request: (signal: AbortSignal) => Promise<Result<T, Fault>>): Promise<Result<T>> => {
    const failed = (error: PanelError): Fault => ({ error, pace: 'soon', waitMs: null });
    let answer = await ask(limitsMs.reading, failed, request);
    if (!answer.ok && answer.error.waitMs !== null && mayWait(answer.error.waitMs)) {
      answer = await ask(limitsMs.reading, failed, request);
    }
    return answer.ok ? answer : err(answer.error.error);
  };

  const change = <T>(
    request: (signal: AbortSignal) => Promise<Result<T, WriteFault>>,
  ): Promise<Result<T, WriteFault>> =>
    ask<T, WriteFault>(
      limitsMs.writing,
      (error, wasAsked) => ({ kind: wasAsked ? 'unknown' : 'fault', error, pace: 'soon', waitMs: null }),
      (within) => {
        hasSent = true;
        last = null;
        return request(within);
      },
    );

  return {
    read: async () => {
      const items = await look((within) => mailbox.readItems(range, within));
      if (items.ok && !signal.aborted) last = { items: items.value, asOf: clock.now() };
      return items;
    },
    create: (item) => change((within) => mailbox.create(item, within)),
    setTimes: (ref, times, tells) => change((within) => mailbox.setTimes(ref, times, tells, within)),
    remove: (ref) => change((within) => mailbox.remove(ref, within)),
    cancel: (ref, comment) => change((within) => mailbox.cancel(ref, comment, within)),
    decline: (ref, comment) => change((within) => mailbox.decline(ref, comment, within)),
    readCreatedAt: (ref) => look((within) => mailbox.readCreatedAt(ref, within)),
    readSeries: (ref) => look((within) => mailbox.readSeries(ref, within)),
    readRooms: (mailboxes, interval) => look((within) => mailbox.readRooms(mailboxes, interval, within)),
    mayWait,
    pause: (ms) => pause(clock, ms, signal),
    isOver: () => signal.aborted,
    hasSent: () => hasSent,
    lastReading: () => last,
  };
}
