/** A panel's writes over a room in memory, without the readings beside them; and what it would be told. */
import { onTestFinished } from 'vitest';
import { createBookingMaker } from '../../../electron/calendar/bookings.ts';
import type { WholeReading } from '../../../electron/calendar/mailbox-calendar.ts';
import { type CalendarWriting, createCalendarWrites } from '../../../electron/calendar/writes/index.ts';
import { readByNobody } from '../../../electron/calendar/writes/lane.ts';
import type { BookingRequest } from '../../../electron/ports/calendar.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import type { Result } from '../../../shared/result.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import { createMemoryLog, type MemoryLog } from '../../fakes/memory-log.ts';
import { at, type Gate, type Mishap, type Operation, type RoomInMemory } from './room-in-memory.ts';

export const here = 'rum-algen@su.example';
export const nearby = 'rum-bjornen@su.example';

export interface PanelWrites extends CalendarWriting {
  readonly log: MemoryLog;
  /** What was told as the truth, in order. */
  readonly told: readonly WholeReading[];
  /** Holds of the readings that were begun and ended. */
  readonly holds: () => { readonly begun: number; readonly ended: number };
  /** The server asks for silence, as to a reading of the poll. */
  readonly keepQuiet: (ms: number) => void;
  /** A booking as a panel shows it that has read the room now. */
  readonly seen: (key: string) => Booking;
  readonly stop: () => void;
}

export interface PanelOptions {
  readonly gate?: Gate;
  readonly other?: RoomInMemory;
}

export function panelOn(
  room: RoomInMemory,
  clock: FakeClock,
  { gate, other }: PanelOptions = {},
): PanelWrites {
  const log = createMemoryLog();
  const told: WholeReading[] = [];
  const maker = createBookingMaker(['zoom.us']);
  const nobody = readByNobody(clock);
  let begun = 0;
  let ended = 0;
  const writes = createCalendarWrites({
    mailbox: here,
    nearbyRooms: [nearby],
    mailboxAt: (address) => (address === here ? room : (other ?? room)).mailbox(gate),
    reading: {
      ...nobody,
      tell: (reading) => told.push(reading),
      hold: () => {
        begun += 1;
        return () => {
          ended += 1;
        };
      },
    },
    maker,
    allowedHosts: ['zoom.us'],
    timeZone: 'Europe/Stockholm',
    panelName: 'Älgen',
    clock,
    log,
  });
  const stop = writes.start();
  onTestFinished(stop);
  return {
    ...writes,
    log,
    told,
    holds: () => ({ begun, ended }),
    keepQuiet: nobody.keepQuiet,
    seen: (key) => {
      const item = room.items().find((one) => one.key === key);
      if (item === undefined) throw new Error(`no item ${key}`);
      return maker.one(item);
    },
    stop,
  };
}

let presses = 0;

export function request(start: string, end: string, more: Partial<BookingRequest> = {}): BookingRequest {
  presses += 1;
  const press = `press-${presses}`;
  return {
    ...{ startsAt: at(start), endsAt: at(end), title: 'Bokad vid panelen' },
    ...{ press, continues: null, meeting: null, mailbox: null, ...more },
  };
}

/** `ok`, or the code of the failure. */
export function outcome(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

/** Lets so much time pass that every write has settled, and says how it did. */
export async function settled(clock: FakeClock, pending: Promise<Result<unknown>>): Promise<string> {
  await clock.advance(20_000);
  return outcome(await pending);
}

/** A gate that notes what arrives, and lets each kind of request meet with its mishaps in turn. */
export function badWay(mishaps: Partial<Record<Operation, readonly (Mishap | null)[]>> = {}): {
  readonly gate: Gate;
  readonly arrived: readonly Operation[];
} {
  const arrived: Operation[] = [];
  return {
    arrived,
    gate: (operation) => {
      arrived.push(operation);
      const nth = arrived.filter((one) => one === operation).length - 1;
      return Promise.resolve(mishaps[operation]?.[nth] ?? null);
    },
  };
}
