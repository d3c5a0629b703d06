/**
 * Gives time back: a booking that ends early, one that is not needed, one that nobody uses. What is given back is
 * written down before it is sent, so that nothing is released twice; the meeting that a booking of ours carries goes
 * with it, and so does the booking that lengthened it.
 */
import { panelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { releaseComment, type ReleaseReason } from './booking/comments.ts';
import { planEnd } from './booking/ending.ts';
import { continuationOf } from './booking/extension.ts';
import { consequenceOf } from './booking/strikes.ts';
import { failed, type BookingMeans } from './carry-out-booking.ts';
import type { Held, PanelState } from './state.ts';
import type { Settled } from './undertakings.ts';
import { roomNameOf } from './words.ts';

export interface EndingMeans extends BookingMeans {
  /** Resolves once what the panel knows is on disk. */
  readonly keepLedger: () => Promise<void>;
}

function dropMeeting({ ownMeetings }: EndingMeans, booking: Booking): void {
  const meetingNumber = booking.organizedByRoom ? (booking.panelMark?.meetingNumber ?? null) : null;
  if (meetingNumber !== null) ownMeetings.drop(meetingNumber, booking);
}

/** Takes a booking away, without noting it as a release that can be taken back. */
async function giveBack(means: EndingMeans, booking: Booking): Promise<Result<null>> {
  const comment = releaseComment({ kind: 'tap' }, roomNameOf(means.state()));
  const released = await means.calendar.release(booking, comment);
  if (released.ok) dropMeeting(means, booking);
  return released;
}

async function end(means: EndingMeans, booking: Booking): Promise<Settled> {
  const { bookings } = means.state().calendar;
  const plan = planEnd(booking, bookings, means.clock.now());
  switch (plan.kind) {
    case 'notOurs':
      return { result: err(panelError('calendar.notOurs', 'never', null)), at: null };
    case 'nothingToEnd':
      return { result: ok('booking.ended'), at: null };
    case 'release': {
      const released = await giveBack(means, booking);
      return released.ok ? { result: ok('booking.ended'), at: null } : failed(means, released.error, null);
    }
    case 'setEnd': {
      const ended =
        plan.endsAt < booking.endsAt ? await means.calendar.setEnd(booking, plan.endsAt) : ok(booking);
      if (!ended.ok) return failed(means, ended.error, null);
      const freed = plan.continuation === null ? ok() : await giveBack(means, plan.continuation);
      return freed.ok ? { result: ok('booking.ended'), at: plan.endsAt } : failed(means, freed.error, null);
    }
  }
}

function reasonOf({ config, ledger }: PanelState, { booking, isByRule }: Held): ReleaseReason {
  if (!isByRule || config === null) return { kind: 'tap' };
  const before = ledger.strikes.find(({ seriesKey }) => seriesKey === booking.seriesKey)?.misses ?? 0;
  const consequence = consequenceOf(ledger.strikes, booking, config.booking.seriesMisses);
  return { kind: 'unused', consequence, misses: before + 1 };
}

async function release(means: EndingMeans, held: Held): Promise<Settled> {
  const { calendar, clock, dispatch, state } = means;
  const { booking, isByRule } = held;
  const reason = reasonOf(state(), held);
  const comment = releaseComment(reason, roomNameOf(state()));
  const continuation = continuationOf(booking, state().calendar.bookings);
  dispatch({ kind: 'releasing', booking, isByRule, now: clock.now() });
  await means.keepLedger();
  const isSeries = reason.kind === 'unused' && reason.consequence === 'releaseSeries';
  const released = isSeries
    ? await calendar.releaseSeries(booking, comment)
    : await calendar.release(booking, comment);
  const consequence = reason.kind === 'unused' ? reason.consequence : null;
  dispatch({ kind: 'releaseSettled', booking, isDone: released.ok, consequence, now: clock.now() });
  if (!released.ok) return failed(means, released.error, null);
  dropMeeting(means, booking);
  const freed = continuation === null ? ok() : await giveBack(means, continuation);
  if (!freed.ok) return failed(means, freed.error, null);
  return { result: ok(isByRule ? 'booking.releasedUnused' : 'booking.released'), at: booking.endsAt };
}

/** What has been held until its time was over. */
export function carryOutHeld(held: Held, means: EndingMeans): Promise<Settled> {
  return held.kind === 'booking.end' ? end(means, held.booking) : release(means, held);
}
