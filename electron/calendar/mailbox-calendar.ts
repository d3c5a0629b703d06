/**
 * A room's calendar over any mailbox reader: what is read when, and what is told of it. The kept agenda comes first;
 * then complete answers only, each with the time it was given; invitations' texts are read for join links without
 * holding the agenda up. A failed reading changes nothing but tells its reason once. Where the server tells changes as
 * they happen, each is followed by a reading, and a sign that there were none makes what was read as good as new.
 */
import { ok, type Result } from '../../shared/result.ts';
import { type Instant, second } from '../../shared/time.ts';
import type { Calendar, CalendarEvent } from '../ports/calendar.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import { withDeadline } from '../resilience/deadline.ts';
import type { AgendaCache, KeptAgenda } from './agenda-cache.ts';
import type { BookingMaker } from './bookings.ts';
import type { MailboxReader, Range } from './mailbox.ts';
import type { MailboxItem } from './mailbox-item.ts';
import { type Fault, type Poll, type ReadingDone, startPolling } from './poll.ts';
import { addDays, dateAt, startOfDate } from './times.ts';

/** The half of a calendar that reads. */
export type CalendarReading = Pick<Calendar, 'start' | 'refresh'>;

export interface MailboxCalendarOptions {
  readonly reader: MailboxReader;
  readonly maker: BookingMaker;
  readonly cache: AgendaCache;
  /** IANA zone of the room: says where a day begins. */
  readonly timeZone: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** Bodies in one reading, the nearest bookings' first; the rest follows with the next ones. */
const mostBodies = 40;
/** The agenda waits so long for bodies, and is told without the rest then. */
const bodiesDelayMs = 3 * second;
/** No body is asked for after this, so that the next reading comes in time. */
const bodiesBudgetMs = 15 * second;
/** A key store that hangs must not keep the calendar from being read. */
const diskDeadlineMs = 3 * second;

export function createMailboxCalendar(options: MailboxCalendarOptions): CalendarReading {
  let poll: Poll | null = null;
  return {
    start: (listener) => {
      if (poll !== null) throw new Error('the calendar has been started already');
      const own = run(options, listener);
      poll = own;
      return () => {
        own.stop();
        if (poll === own) poll = null;
      };
    },
    refresh: () => poll?.refresh(),
  };
}

function run(options: MailboxCalendarOptions, listener: (event: CalendarEvent) => void): Poll {
  const { reader, clock, random, log, cache } = options;
  const watching = new AbortController();
  let isFirst = true;
  let isWatching = false;
  /** What the last reading told, for as long as nothing speaks against its being true still. */
  let holding: KeptAgenda | null = null;
  let changes = 0;
  const tell = (event: CalendarEvent, signal: AbortSignal): void => {
    if (!signal.aborted) listener(event);
  };

  const tellKept = async (signal: AbortSignal): Promise<void> => {
    const kept = await withDeadline(
      clock,
      diskDeadlineMs,
      signal,
      () => cache.load(),
      () => null,
    );
    if (kept !== null) tell({ kind: 'agenda', ...kept }, signal);
  };

  /** After the first good reading: a login that is refused is not tried from two sides. */
  const watch = (): void => {
    if (isWatching || watching.signal.aborted) return;
    isWatching = true;
    reader.watch?.({ onChange, onLive }, watching.signal);
  };
  const onChange = (): void => {
    changes += 1;
    holding = null;
    poll.refresh();
  };
  const onLive = (isLive: boolean): void => {
    poll.setLive(isLive);
    if (!isLive || holding === null) return;
    holding = { ...holding, asOf: clock.now() };
    tell({ kind: 'agenda', ...holding }, watching.signal);
  };

  const poll = startPolling({
    clock,
    random,
    log,
    onTrouble: (error) => listener({ kind: 'trouble', error }),
    read: async (signal) => {
      if (isFirst) await tellKept(signal);
      isFirst = false;
      holding = null;
      const changesBefore = changes;
      let last: KeptAgenda | null = null;
      const publish = (agenda: KeptAgenda): void => {
        last = agenda;
        tell({ kind: 'agenda', ...agenda }, signal);
      };
      const done = await readOnce(options, publish, signal);
      if (changes === changesBefore) holding = last;
      if (done.ok) watch();
      return done;
    },
  });
  return {
    ...poll,
    stop: () => {
      watching.abort();
      poll.stop();
    },
  };
}

async function readOnce(
  { reader, maker, cache, timeZone, clock }: MailboxCalendarOptions,
  publish: (agenda: KeptAgenda) => void,
  signal: AbortSignal,
): Promise<Result<ReadingDone, Fault>> {
  const today = dateAt(clock.now(), timeZone);
  const day = (days: number): Instant => startOfDate(addDays(today, days), timeZone);
  // All-day items are filed under the midnights of the zone they were made in: read wider than what is told.
  const read = await reader.readItems({ from: day(-1), to: day(3) }, signal);
  if (!read.ok) return read;
  const asOf = clock.now();
  const told = { from: day(0), to: day(2) };
  const items = read.value.filter((item) => isWithin(item, told));
  const agenda = (): KeptAgenda => ({ ...told, asOf, bookings: maker.make(items) });

  const stopEarly = clock.schedule(bodiesDelayMs, () => publish(agenda()));
  const waitMs = await readBodies(
    nearestFirst(maker.unread(items), asOf).slice(0, mostBodies),
    { reader, maker, clock },
    signal,
  );
  stopEarly();
  const complete = agenda();
  publish(complete);
  await withDeadline(
    clock,
    diskDeadlineMs,
    signal,
    () => cache.keep(complete),
    () => undefined,
  );
  return ok({ waitMs });
}

/** What the server asked to wait when it broke off; the agenda itself is whole all the same. */
async function readBodies(
  items: readonly MailboxItem[],
  { reader, maker, clock }: Pick<MailboxCalendarOptions, 'reader' | 'maker' | 'clock'>,
  signal: AbortSignal,
): Promise<number | null> {
  const beganAtMs = clock.monotonicMs();
  for (const item of items) {
    if (signal.aborted || clock.monotonicMs() - beganAtMs > bodiesBudgetMs) return null;
    const body = await reader.readBody(item, signal);
    if (!body.ok) return body.error.waitMs;
    maker.takeBody(item, body.value);
  }
  return null;
}

function isWithin({ startsAt, endsAt }: MailboxItem, { from, to }: Range): boolean {
  return startsAt < to && (endsAt > from || startsAt >= from);
}

/** Running and coming ones by their start, then the past ones. */
function nearestFirst(items: readonly MailboxItem[], now: Instant): readonly MailboxItem[] {
  return [...items].sort(
    (a, b) => Number(a.endsAt <= now) - Number(b.endsAt <= now) || a.startsAt - b.startsAt,
  );
}
