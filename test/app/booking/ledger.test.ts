import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeLedger,
  emptyLedger,
  encodeLedger,
  isUsed,
  noteAgenda,
  noteRelease,
  noteUse,
  pruneLedger,
  releaseOf,
  settleRelease,
  wasMadeAhead,
  type Ledger,
} from '../../../electron/app/booking/ledger.ts';
import { afterMiss } from '../../../electron/app/booking/strikes.ts';
import { hour, minute } from '../../../shared/time.ts';
import { booking } from '../../fakes/bookings.ts';
import { at } from '../states.ts';

const meeting = booking('2026-11-24T10:00', '11:00', { seriesKey: 'weekly' });
const eight = at('2026-11-24T08:00');
const now = at('2026-11-24T10:05');

describe('being made well ahead', () => {
  it('is known of a booking that was seen two hours before its start, and of no later one', () => {
    expect(wasMadeAhead(noteAgenda(emptyLedger, [meeting], eight), meeting)).toBe(true);
    expect(wasMadeAhead(noteAgenda(emptyLedger, [meeting], eight + 1), meeting)).toBe(false);
  });

  it('holds for the start that was seen, not for the one it is moved to', () => {
    const ledger = noteAgenda(emptyLedger, [meeting], eight);
    const moved = { ...meeting, startsAt: meeting.startsAt + 15 * minute };
    expect(wasMadeAhead(ledger, moved)).toBe(false);
    const later = { ...meeting, startsAt: eight + 3 * hour, endsAt: eight + 4 * hour };
    const seenAgain = noteAgenda(ledger, [later], eight);
    expect(seenAgain.ahead).toEqual([{ key: meeting.key, startsAt: eight + 3 * hour }]);
  });

  it('outlasts a change of the end', () => {
    const ledger = noteAgenda(emptyLedger, [meeting], eight);
    expect(wasMadeAhead(ledger, { ...meeting, endsAt: meeting.endsAt + hour })).toBe(true);
  });

  it('is not said of what does not take the room', () => {
    const cancelled = { ...meeting, isCancelled: true };
    expect(noteAgenda(emptyLedger, [cancelled], eight)).toBe(emptyLedger);
  });

  it('is noted once: the same agenda changes nothing', () => {
    const ledger = noteAgenda(emptyLedger, [meeting], eight);
    expect(noteAgenda(ledger, [meeting], eight)).toBe(ledger);
  });

  it('keeps to its bound, the newest last', () => {
    const many = Array.from({ length: 4001 }, () => booking('2026-11-24T10:00', '11:00'));
    const { ahead } = noteAgenda(noteAgenda(emptyLedger, [meeting], eight), many, eight);
    expect(ahead).toHaveLength(4000);
    expect(ahead.at(-1)?.key).toBe(many.at(-1)?.key);
  });
});

describe('a sign of use', () => {
  it('holds for the booking after its times have moved', () => {
    const ledger = noteUse(emptyLedger, meeting, now);
    expect(isUsed(ledger, { ...meeting, startsAt: now + hour, endsAt: now + 2 * hour })).toBe(true);
    expect(isUsed(ledger, booking('2026-11-24T10:00', '11:00'))).toBe(false);
  });

  it('is noted once', () => {
    const ledger = noteUse(emptyLedger, meeting, now);
    expect(noteUse(ledger, meeting, now + minute)).toBe(ledger);
  });

  it('ends the row of misses of its series', () => {
    const missed: Ledger = { ...emptyLedger, strikes: afterMiss([], meeting, now, 'release') };
    const nextWeek = booking('2026-12-01T10:00', '11:00', { seriesKey: 'weekly' });
    expect(noteUse(missed, nextWeek, now).strikes).toEqual([]);
  });

  it('keeps to its bound', () => {
    let ledger = emptyLedger;
    for (let count = 0; count < 1001; count += 1) {
      ledger = noteUse(ledger, { ...meeting, key: `use-${count}` }, now);
    }
    expect(ledger.uses).toHaveLength(1000);
    expect(ledger.uses.at(-1)?.key).toBe('use-1000');
  });
});

describe('a release', () => {
  const released = noteRelease(emptyLedger, meeting, now, true);

  it('is known from before it is sent, with what became of it', () => {
    expect(releaseOf(released, meeting.key)).toEqual({
      key: meeting.key,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      at: now,
      isByRule: true,
      outcome: 'sent',
    });
    const settled = settleRelease(released, meeting.key, 'done');
    expect(releaseOf(settled, meeting.key)?.outcome).toBe('done');
    expect(releaseOf(settleRelease(settled, 'other', 'failed'), meeting.key)?.outcome).toBe('done');
    expect(releaseOf(released, 'other')).toBeNull();
  });

  it('replaces an earlier one of the same booking', () => {
    expect(noteRelease(released, meeting, now + minute, false).releases).toHaveLength(1);
  });

  it('keeps to its bound', () => {
    let ledger = emptyLedger;
    for (let count = 0; count < 501; count += 1) {
      ledger = noteRelease(ledger, { ...meeting, key: `release-${count}` }, now, true);
    }
    expect(ledger.releases).toHaveLength(500);
    expect(releaseOf(ledger, 'release-500')).not.toBeNull();
  });
});

describe('forgetting', () => {
  const full: Ledger = {
    ...noteRelease(noteUse(noteAgenda(emptyLedger, [meeting], eight), meeting, now), meeting, now, true),
    strikes: afterMiss([], meeting, now, 'release'),
  };

  it('leaves everything for a day and a half, and the rows of misses for months', () => {
    expect(pruneLedger(full, now + 35 * hour)).toBe(full);
    const later = pruneLedger(full, now + 37 * hour);
    expect(later).toMatchObject({ ahead: [], uses: [], releases: [] });
    expect(later.strikes).toHaveLength(1);
    expect(pruneLedger(full, now + 184 * 24 * hour).strikes).toEqual([]);
  });

  it('drops a part of it at its own time', () => {
    const usedLater = { ...full, uses: [{ key: 'other', at: now + 30 * hour }] };
    expect(pruneLedger(usedLater, now + 40 * hour).uses).toHaveLength(1);
    const aheadOnly = noteAgenda(emptyLedger, [meeting], eight);
    expect(pruneLedger(aheadOnly, now + 37 * hour).ahead).toEqual([]);
    const releasedOnly = { ...noteRelease(emptyLedger, meeting, now, true) };
    expect(pruneLedger(releasedOnly, now + 37 * hour).releases).toEqual([]);
    const usedOnly = noteUse(emptyLedger, meeting, now);
    expect(pruneLedger(usedOnly, now + 37 * hour).uses).toEqual([]);
    const strikesOnly = { ...emptyLedger, strikes: full.strikes };
    expect(pruneLedger(strikesOnly, now + 184 * 24 * hour).strikes).toEqual([]);
  });

  it('drops what a wrong clock wrote into the future', () => {
    const before = now - 25 * hour;
    expect(pruneLedger(full, before)).toMatchObject({ uses: [], releases: [], strikes: [] });
  });
});

describe('the ledger on disk', () => {
  const full: Ledger = {
    ...noteRelease(noteUse(noteAgenda(emptyLedger, [meeting], eight), meeting, now), meeting, now, true),
    strikes: afterMiss([], meeting, now, 'releaseAndWarn'),
  };

  it('comes back as it was', () => {
    expect(decodeLedger(encodeLedger(full))).toEqual(full);
    expect(decodeLedger(encodeLedger(emptyLedger))).toEqual(emptyLedger);
  });

  it('holds keys and times only', () => {
    const text = encodeLedger(full);
    expect(text).not.toContain('Styrgrupp');
    expect(text).not.toContain('Öberg');
  });

  it.each([
    ['no JSON', '{"version":1,'],
    ['no object', '[]'],
    ['nothing', ''],
    ['another version', JSON.stringify({ ...emptyLedger, version: 2 })],
    ['a part missing', JSON.stringify({ ...emptyLedger, uses: undefined })],
    ['a wrong time', JSON.stringify({ ...emptyLedger, uses: [{ key: 'a', at: 'ten' }] })],
    ['an unknown outcome', encodeLedger(full).replace('"sent"', '"maybe"')],
    ['too much', JSON.stringify({ ...emptyLedger, uses: Array(1001).fill({ key: 'a', at: 1 }) })],
  ])('is empty when it is damaged: %s', (_name, text) => {
    expect(decodeLedger(text)).toEqual(emptyLedger);
  });

  it('never throws, whatever stands there', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void decodeLedger(text)));
  });
});
