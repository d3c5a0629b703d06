/**
 * One room, two panels, two people with Outlook and the mailbox's attendant, in virtual time: the panels run whole, over
 * a mailbox in memory whose requests take their time, get lost, or are carried out without an answer. What happens is
 * drawn from a seed, and so is when.
 */
import { createController, type Controller } from '../../electron/app/controller.ts';
import { createCalendarOver } from '../../electron/calendar/calendar-over.ts';
import type { MeetingScheduler } from '../../electron/ports/meeting-scheduler.ts';
import { isBlocking } from '../../shared/model/booking.ts';
import type { RoomDriver } from '../../electron/ports/room.ts';
import type { Random } from '../../electron/ports/random.ts';
import { ok } from '../../shared/result.ts';
import type { Notice, Snapshot } from '../../shared/snapshot.ts';
import { second, type Instant } from '../../shared/time.ts';
import { testConfig } from '../app/states.ts';
import {
  createRoomInMemory,
  writeFault,
  type Gate,
  type Mishap,
  type RoomInMemory,
} from '../calendar/writes/room-in-memory.ts';
import { createFakeClock, settle, type FakeClock } from '../fakes/fake-clock.ts';
import { createFakeRoomDriver, type FakeRoomDriver } from '../fakes/fake-room-driver.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';

export interface PanelInWorld {
  readonly name: string;
  readonly controller: Controller;
  readonly shown: () => Snapshot;
  /** Everything that it told, in order, each with the moment and the room's bookings then. */
  readonly told: readonly Told[];
}

export interface Told {
  readonly notice: Notice;
  readonly at: Instant;
  /** Ends of the bookings that this panel had in the mailbox at that moment. */
  readonly ownEnds: readonly Instant[];
}

/** What somebody with Outlook has in their own calendar. */
export interface OutlookMeeting {
  readonly id: string;
  startsAt: Instant;
  endsAt: Instant;
  isAccepted: boolean;
}

export interface World {
  readonly clock: FakeClock;
  readonly random: Random;
  readonly pick: <T>(list: readonly T[]) => T | undefined;
  readonly mailbox: RoomInMemory;
  readonly room: FakeRoomDriver;
  readonly panels: readonly PanelInWorld[];
  readonly outlook: Map<string, OutlookMeeting>;
  /** An invitation lands undecided; the attendant answers it after a while. */
  readonly invite: (startsAt: Instant, endsAt: Instant) => void;
  readonly move: (meeting: OutlookMeeting, startsAt: Instant, endsAt: Instant) => void;
  readonly cancel: (meeting: OutlookMeeting) => void;
  /** Numbers of Zoom meetings that were made and not taken away. */
  readonly livingMeetings: ReadonlySet<string>;
  /** Of those the ones that a room has been in: they run, or have run. */
  readonly joinedMeetings: ReadonlySet<string>;
  readonly setCalm: () => void;
  readonly stop: () => void;
}

const startsAt = '2026-11-24T09:00:20Z';
const address = 'rum-algen@su.example';

/** Attendant: whoever was there first keeps the time. */
function decide(mailbox: RoomInMemory, meeting: OutlookMeeting, outlook: Map<string, OutlookMeeting>): void {
  const own = mailbox.items().find(({ ref }) => ref.id === meeting.id);
  if (own === undefined) return;
  const isTaken = mailbox
    .items()
    .some(
      (one) =>
        one.ref.id !== meeting.id &&
        isBlocking(one) &&
        one.startsAt < own.endsAt &&
        one.endsAt > own.startsAt,
    );
  if (isTaken) {
    mailbox.drop(meeting.id);
    outlook.delete(meeting.id);
    return;
  }
  meeting.isAccepted = true;
  mailbox.change(meeting.id, { response: 'accepted', showAs: 'busy' });
}

function createCountingScheduler(room: FakeRoomDriver, living: Set<string>): MeetingScheduler {
  let made = 0;
  return {
    create: ({ topic }) => {
      made += 1;
      const meetingNumber = String(80_000_000_000 + made);
      living.add(meetingNumber);
      room.addMeeting({ number: meetingNumber, topic, passcode: '12345678', waitsForHost: false });
      return Promise.resolve(
        ok({ meetingNumber, passcode: '12345678', joinUrl: `https://zoom.us/j/${meetingNumber}` }),
      );
    },
    remove: (meetingNumber) => {
      living.delete(meetingNumber);
      return Promise.resolve(ok());
    },
  };
}

export async function createWorld(seed: number): Promise<World> {
  const clock = createFakeClock(startsAt);
  const random = createSeededRandom(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random.fraction() * list.length)];
  const mailbox = createRoomInMemory(clock);
  const room = createFakeRoomDriver(clock);
  const outlook = new Map<string, OutlookMeeting>();
  const livingMeetings = new Set<string>();
  const joinedMeetings = new Set<string>();
  let isCalm = false;

  const scheduler = createCountingScheduler(room, livingMeetings);
  const gate: Gate = async (operation) => {
    const delayMs = Math.floor(random.fraction() * (isCalm ? 50 : 900));
    await new Promise<void>((resolve) => void clock.schedule(delayMs, resolve));
    if (isCalm || random.fraction() > 0.06) return null;
    const isWrite = !operation.startsWith('read');
    const mishaps: readonly Mishap[] = isWrite
      ? ['lost', 'unanswered', writeFault('conflict'), writeFault('fault')]
      : [writeFault('fault')];
    return pick(mishaps) ?? null;
  };

  const watched: RoomDriver = {
    ...room,
    start: (listener) =>
      room.start((state) => {
        const { call } = state;
        if (call.kind === 'inMeeting' && call.meetingNumber !== null) joinedMeetings.add(call.meetingNumber);
        listener(state);
      }),
  };

  const panelOf = (name: string, ownsRoom: boolean): PanelInWorld => {
    const config = testConfig();
    const log = createMemoryLog();
    const store = createMemoryStore();
    const common = { clock, random: createSeededRandom(2 * seed + Number(ownsRoom)), log, store };
    const calendar = createCalendarOver(() => mailbox.mailbox(gate), {
      ...common,
      mailbox: address,
      nearbyRooms: [],
      panelName: name,
      allowedHosts: ['zoom.us'],
      timeZone: 'Europe/Stockholm',
      secrets: createMemorySecrets(),
    });
    const controller = createController({
      ...common,
      config: {
        ...config,
        panel: { ...config.panel, name, placement: ownsRoom ? 'table' : 'door' },
        booking: { ...config.booking, release: 'on' },
      },
      configProblems: [],
      version: '1.2.3',
      room: ownsRoom ? watched : null,
      calendar,
      scheduler,
      faultReports: null,
      pinLock: null,
      readiness: null,
    });
    let snapshot: Snapshot | null = null;
    const told: Told[] = [];
    const seen = new Set<number>();
    controller.attach((push) => {
      snapshot = push.isWhole ? push.slices : snapshot && { ...snapshot, ...push.slices };
      for (const notice of push.slices.notices ?? []) {
        if (seen.has(notice.id)) continue;
        seen.add(notice.id);
        const ownEnds = mailbox.items().flatMap((one) => (one.panelMark?.panel === name ? [one.endsAt] : []));
        told.push({ notice, at: clock.now(), ownEnds });
      }
    });
    controller.start();
    const shown = (): Snapshot => {
      if (snapshot === null) throw new Error('nothing was pushed');
      return snapshot;
    };
    return { name, controller, shown, told };
  };

  const panels = [panelOf('Bord', true), panelOf('Dörr', false)];
  await settle();

  const later = (meeting: OutlookMeeting): void =>
    void clock.schedule(Math.floor(random.fraction() * 5 * second), () => decide(mailbox, meeting, outlook));

  return {
    clock,
    random,
    pick,
    mailbox,
    room,
    panels,
    outlook,
    livingMeetings,
    joinedMeetings,
    invite: (from, to) => {
      const time = (at: Instant): string => new Date(at).toISOString().slice(11, 16);
      const item = mailbox.add(time(from), time(to), {
        ...{ showAs: 'tentative', response: 'notResponded', organizedByRoom: false, isMeeting: true },
      });
      const meeting = { id: item.ref.id, startsAt: from, endsAt: to, isAccepted: false };
      outlook.set(meeting.id, meeting);
      later(meeting);
    },
    move: (meeting, from, to) => {
      Object.assign(meeting, { startsAt: from, endsAt: to, isAccepted: false });
      mailbox.change(meeting.id, {
        startsAt: from,
        endsAt: to,
        showAs: 'tentative',
        response: 'notResponded',
      });
      later(meeting);
    },
    cancel: (meeting) => {
      outlook.delete(meeting.id);
      mailbox.drop(meeting.id);
    },
    setCalm: () => {
      isCalm = true;
    },
    stop: () => {
      for (const { controller } of panels) controller.stop();
    },
  };
}
