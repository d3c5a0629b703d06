/**
 * Carries out what takes its time: a command, a fresh meeting, letting everybody in. Each tap ends in one result.
 * Nothing is tried twice and nothing is left behind: a meeting made for a join that failed is taken away again.
 */
import { panelError, type ErrorCode } from '../../shared/errors.ts';
import type { CommandOutcome } from '../../shared/model/room-command.ts';
import type { RoomState } from '../../shared/model/room.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { MeetingScheduler, ScheduledMeeting } from '../ports/meeting-scheduler.ts';
import type { RoomDriver } from '../ports/room.ts';
import { withDeadline } from '../resilience/deadline.ts';
import type { Deed } from './action.ts';

export interface Means {
  readonly driver: RoomDriver;
  readonly scheduler: MeetingScheduler | null;
  readonly clock: Clock;
  readonly log: Log;
  /** The room as it stands by then. */
  readonly room: () => RoomState;
}

type Outcome = Result<CommandOutcome>;

/** A tap that cannot be started within this is discarded. */
const startWithinMs = 5 * second;
/** Whatever comes after one of these would fail alike. */
const linkCodes: readonly ErrorCode[] = [
  'room.unreachable',
  'room.takenOver',
  'room.tooLate',
  'room.rejected',
];

async function takeAway({ scheduler, log }: Means, { meetingNumber }: ScheduledMeeting): Promise<void> {
  const removed = await scheduler?.remove(meetingNumber);
  if (removed?.ok === false) log.warn('meeting.leftBehind', { code: removed.error.code });
}

/** Makes the meeting, or gives up in time; one that is made too late is taken away. */
function make(
  means: Means,
  scheduler: MeetingScheduler,
  deed: Extract<Deed, { readonly kind: 'startFresh' }>,
): Promise<Result<ScheduledMeeting>> {
  const { topic, durationMinutes } = deed;
  return withDeadline<Result<ScheduledMeeting>>(
    means.clock,
    startWithinMs,
    null,
    async (signal) => {
      const made = await scheduler.create({ topic, startsAt: null, durationMinutes });
      if (signal.aborted && made.ok) await takeAway(means, made.value);
      return made;
    },
    () => err(panelError('zoom.unreachable', 'later', 'no meeting in time')),
  );
}

async function startFresh(
  means: Means,
  deed: Extract<Deed, { readonly kind: 'startFresh' }>,
): Promise<Outcome> {
  if (means.scheduler === null) return err(panelError('intent.notPossible', 'never', 'no scheduler'));
  const made = await make(means, means.scheduler, deed);
  if (!made.ok) return made;
  const { meetingNumber, passcode } = made.value;
  const joined = await means.driver.execute({ kind: 'join', meetingNumber, passcode });
  // A join that is told as failed may have come about after all; nobody is thrown out of a meeting then.
  const { call } = means.room();
  const isThere = call.kind === 'inMeeting' && call.meetingNumber === meetingNumber;
  if (!joined.ok && !isThere) await takeAway(means, made.value);
  return joined;
}

/** One after another, as a room takes them; told once how it went. Who has gone or got in meanwhile is passed over. */
async function admitAll({ driver, room }: Means, personIds: readonly string[]): Promise<Outcome> {
  let worst: Outcome = ok('done');
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
export function carryOut(deed: Deed, means: Means): Promise<Outcome> {
  switch (deed.kind) {
    case 'room':
      return means.driver.execute(deed.command);
    case 'startFresh':
      return startFresh(means, deed);
    case 'admitAll':
      return admitAll(means, deed.personIds);
  }
}
