import { describe, expect, it } from 'vitest';
import { emptyLedger, noteRelease, settleRelease } from '../../../electron/app/booking/ledger.ts';
import { takeBackNow } from '../../../electron/app/booking/take-back.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import { booking } from '../../fakes/bookings.ts';
import { at } from '../states.ts';

const released = booking('2026-11-24T10:00', '11:00');
const releasedAt = at('2026-11-24T10:10:08');
const sent = noteRelease(emptyLedger, released, releasedAt, true);
const ledger = settleRelease(sent, released.key, 'done');
const offered = (time: string, bookings: readonly Booking[] = [], from = ledger) =>
  takeBackNow(from, bookings, at(`2026-11-24T${time}`));

describe('taking a released room back', () => {
  it('books from the minute that runs to the old end', () => {
    expect(offered('10:12:30')).toEqual({
      release: ledger.releases[0],
      until: at('2026-11-24T10:20:08'),
      interval: { startsAt: at('2026-11-24T10:12'), endsAt: at('2026-11-24T11:00') },
    });
  });

  it('is offered for ten minutes', () => {
    expect(offered('10:20:07')).not.toBeNull();
    expect(offered('10:20:08')).toBeNull();
    expect(offered('10:10:08')).not.toBeNull();
    expect(offered('10:10:07')).toBeNull();
  });

  it('is offered until the old end at the most', () => {
    const short = { ...released, endsAt: at('2026-11-24T10:15') };
    const settled = settleRelease(noteRelease(emptyLedger, short, releasedAt, true), short.key, 'done');
    expect(offered('10:14', [], settled)?.until).toBe(at('2026-11-24T10:15'));
    expect(offered('10:15', [], settled)).toBeNull();
  });

  it('is over when somebody else has the time', () => {
    expect(offered('10:12', [booking('2026-11-24T10:11', '10:30')])).toBeNull();
    expect(offered('10:12', [booking('2026-11-24T10:11', '10:30', { isCancelled: true })])).not.toBeNull();
  });

  it('books up to what has come since', () => {
    expect(offered('10:12', [booking('2026-11-24T10:45', '11:30')])?.interval.endsAt).toBe(
      at('2026-11-24T10:45'),
    );
    expect(offered('10:12', [booking('2026-11-24T10:45:30', '11:30')])?.interval.endsAt).toBe(
      at('2026-11-24T10:45'),
    );
  });

  it('is not kept from it by the released booking itself, which a calendar may show for a while', () => {
    expect(offered('10:12', [released])).not.toBeNull();
  });

  it('is not offered before the release is known to have gone through', () => {
    expect(offered('10:12', [], sent)).toBeNull();
    expect(offered('10:12', [], settleRelease(sent, released.key, 'failed'))).toBeNull();
  });

  it('begins no sooner than the released booking would have', () => {
    const early = settleRelease(
      noteRelease(emptyLedger, released, at('2026-11-24T09:55'), false),
      released.key,
      'done',
    );
    expect(offered('09:57', [], early)?.interval.startsAt).toBe(released.startsAt);
  });

  it('means the newest of several', () => {
    const other = booking('2026-11-24T10:00', '10:45');
    const both = settleRelease(noteRelease(ledger, other, releasedAt, false), other.key, 'done');
    expect(offered('10:12', [], both)?.release.key).toBe(other.key);
  });
});
