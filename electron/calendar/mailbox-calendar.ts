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
import { agendaRangeAt, isWithin } from './agenda-range.ts';
import type { BookingMaker } from './bookings.ts';
import type { MailboxReader } from './mailbox.ts';
import type { MailboxItem } from './mailbox-item.ts';
import { type Fault, type Poll, type ReadingDone, startPolling } from './poll.ts';

/** A whole reading, as wide as an agenda needs, that a write has made for itself. */
export interface WholeReading {
  readonly items: readonly MailboxItem[];
  readonly asOf: Instant;
}

/** The half of a calendar that reads, and what the half that writes needs of it. Does nothing while it is stopped. */
export interface CalendarReading
  extends Pick<Calendar, 'start' | 'refresh'>, Pick<Poll, 'hold' | 'keepQuiet' | 'quietMs'> {
  /** Tells at once what a write has read. */
  readonly tell: (reading: WholeReading) => void;
}

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
  let poll: Running | null = null;
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
    hold: () => poll?.hold() ?? (() => undefined),
    keepQuiet: (ms) => poll?.keepQuiet(ms),
    quietMs: () => poll?.quietMs() ?? 0,
    tell: (reading) => poll?.tell(reading),
  };
}

type Running = Poll & Pick<CalendarReading, 'tell'>;

function run(options: MailboxCalendarOptions, listener: (event: CalendarEvent) => void): Running {
  const { reader, clock, random, log, cache } = options;
  const watching = new AbortController();
  let isFirst = true;
  let isWatching = false;
  let isLive = false;
  /** The last reading has left something for the next one, which nothing will be told of. */
  let isPartial = false;
  /** What the last reading told, for as long as nothing speaks against its being true still. */
  let holding: KeptAgenda | null = null;
  /** The same during a write, in case it changes nothing: what was read before it, or what it has read itself. */
  let setAside: KeptAgenda | null = null;
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
    reader.watch?.({ onChange, onLive, onQuiet: poll.keepQuiet }, watching.signal);
  };
  const onChange = (): void => {
    changes += 1;
    holding = null;
    setAside = null;
    poll.refresh();
  };
  const onLive = (is: boolean): void => {
    isLive = is;
    poll.setLive(isLive && !isPartial);
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
      if (changes === changesBefore && !signal.aborted) holding = last;
      if (!done.ok) return done;
      watch();
      isPartial = done.value.isPartial;
      poll.setLive(isLive && !isPartial);
      return done;
    },
  });
  return {
    ...poll,
    hold: () => {
      setAside = holding;
      holding = null;
      const release = poll.hold();
      return (isReadingWanted) => {
        if (!isReadingWanted) holding ??= setAside;
        setAside = null;
        release(isReadingWanted);
      };
    },
    tell: (reading) => {
      const agenda = agendaOf(reading, options);
      setAside = agenda;
      tell({ kind: 'agenda', ...agenda }, watching.signal);
      void keep(agenda, options, watching.signal);
    },
    stop: () => {
      watching.abort();
      poll.stop();
    },
  };
}

async function readOnce(
  options: MailboxCalendarOptions,
  publish: (agenda: KeptAgenda) => void,
  signal: AbortSignal,
): Promise<Result<ReadingDone & { readonly isPartial: boolean }, Fault>> {
  const { reader, maker, timeZone, clock } = options;
  const range = agendaRangeAt(clock.now(), timeZone);
  const read = await reader.readItems(range.read, signal);
  if (!read.ok) return read;
  const reading = { items: read.value.filter((item) => isWithin(item, range.told)), asOf: clock.now() };
  /** A reading that made way for a write is not told: it may be older than what was written. */
  const publishNow = (): KeptAgenda | null => {
    if (signal.aborted) return null;
    const agenda = agendaOf(reading, options);
    publish(agenda);
    return agenda;
  };

  const stopEarly = clock.schedule(bodiesDelayMs, publishNow);
  const waitMs = await readBodies(
    nearestFirst(maker.unread(reading.items), reading.asOf).slice(0, mostBodies),
    options,
    signal,
  );
  stopEarly();
  const complete = publishNow();
  if (complete !== null) await keep(complete, options, signal);
  return ok({ waitMs, isPartial: maker.unread(reading.items).length > 0 });
}

function agendaOf(
  { items, asOf }: WholeReading,
  { maker, timeZone }: Pick<MailboxCalendarOptions, 'maker' | 'timeZone'>,
): KeptAgenda {
  const { told } = agendaRangeAt(asOf, timeZone);
  return { ...told, asOf, bookings: maker.make(items.filter((item) => isWithin(item, told))) };
}

function keep(
  agenda: KeptAgenda,
  { cache, clock }: Pick<MailboxCalendarOptions, 'cache' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  return withDeadline(
    clock,
    diskDeadlineMs,
    signal,
    () => cache.keep(agenda),
    () => undefined,
  );
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

/** Running and coming ones by their start, then the past ones. */
function nearestFirst(items: readonly MailboxItem[], now: Instant): readonly MailboxItem[] {
  return [...items].sort(
    (a, b) => Number(a.endsAt <= now) - Number(b.endsAt <= now) || a.startsAt - b.startsAt,
  );
}
