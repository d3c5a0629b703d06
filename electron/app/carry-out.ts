/**
 * Carries out what takes its time: a command, a fresh meeting, letting everybody in. Each tap ends in one result.
 * Nothing is tried twice and nothing is left behind: a meeting made for a join that failed is taken away again, unless
 * a booking carries it by then.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import type { CommandOutcome } from '../../shared/model/room-command.ts';
import type { RoomState } from '../../shared/model/room.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Interval } from '../ports/calendar.ts';
import type { ScheduledMeeting } from '../ports/meeting-scheduler.ts';
import type { RoomDriver } from '../ports/room.ts';
import type { Deed } from './action.ts';
import { makeMeeting, takeAway, type FreshMeetingMeans } from './fresh-meeting.ts';

/**
 * Books the time along with a meeting that is being started, and from then on answers for that meeting: it goes when
 * it neither runs nor is booked.
 */
export type BookAlong = (
  interval: Interval,
  meeting: ScheduledMeeting | null,
  isRunning: Promise<boolean>,
) => void;

export interface Means extends FreshMeetingMeans {
  readonly driver: RoomDriver;
  /** The room as it stands by then. */
  readonly room: () => RoomState;
  readonly bookAlong: BookAlong;
}

type CarriedOut = Result<CommandOutcome>;

/** Whatever comes after one of these would fail alike. */
const linkCodes: readonly ErrorCode[] = [
  'room.unreachable',
  'room.takenOver',
  'room.tooLate',
  'room.rejected',
];

async function startFresh(
  means: Means,
  { topic, durationMinutes, books }: Extract<Deed, { readonly kind: 'startFresh' }>,
): Promise<CarriedOut> {
  const made = await makeMeeting(means, { topic, startsAt: null, durationMinutes });
  if (!made.ok) return made;
  const { meetingNumber, passcode } = made.value;
  const joining = means.driver.execute({ kind: 'join', meetingNumber, passcode });
  // A join that is told as failed may have come about after all; nobody is thrown out of a meeting then.
  const isRunning = joining.then((joined) => {
    const { call } = means.room();
    return joined.ok || (call.kind === 'inMeeting' && call.meetingNumber === meetingNumber);
  });
  if (books !== null) means.bookAlong(books, made.value, isRunning);
  else if (!(await isRunning)) await takeAway(means, meetingNumber);
  return joining;
}

function startPersonal(
  means: Means,
  { durationMinutes, books }: Extract<Deed, { readonly kind: 'startPersonal' }>,
): Promise<CarriedOut> {
  const starting = means.driver.execute({ kind: 'start', durationMinutes });
  means.bookAlong(
    books,
    null,
    starting.then((started) => started.ok),
  );
  return starting;
}

/** One after another, as a room takes them; told once how it went. Who has gone or got in meanwhile is passed over. */
async function admitAll({ driver, room }: Means, personIds: readonly string[]): Promise<CarriedOut> {
  let worst: CarriedOut = ok('done');
  for (const participantId of personIds) {
    const isWaiting = room().participants.some(
      ({ id, isInWaitingRoom }) => id === participantId && isInWaitingRoom,
    );
    if (!isWaiting) continue;
    const admitted = await driver.execute({ kind: 'admit', participantId });
    if (!admitted.ok && linkCodes.includes(admitted.error.code)) return admitted;
    if (!admitted.ok && admitted.error.code === 'meeting.personGone') continue;
    if (worst.ok && (!admitted.ok || admitted.value === 'sent')) worst = admitted;
  }
  return worst;
}

/** Settles always, as the driver and the scheduler do. */
export function carryOut(deed: Deed, means: Means): Promise<CarriedOut> {
  switch (deed.kind) {
    case 'room':
      return means.driver.execute(deed.command);
    case 'startFresh':
      return startFresh(means, deed);
    case 'startPersonal':
      return startPersonal(means, deed);
    case 'admitAll':
      return admitAll(means, deed.personIds);
  }
}
