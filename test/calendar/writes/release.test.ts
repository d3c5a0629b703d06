import { describe, expect, it } from 'vitest';
import type { MailboxItem } from '../../../electron/calendar/mailbox-item.ts';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { badWay, outcome, panelOn, settled } from './panel-writes.ts';
import { createRoomInMemory, type Mishap, type Operation, writeFault } from './room-in-memory.ts';

const comment = 'Ingen kom.';

function booked(
  more: Partial<MailboxItem>,
  mishaps: Partial<Record<Operation, readonly (Mishap | null)[]>> = {},
) {
  const clock = createFakeClock();
  const room = createRoomInMemory(clock);
  const { key, ref } = room.add('08:00', '09:00', more);
  const way = badWay(mishaps);
  const rig = panelOn(room, clock, way);
  return { ...rig, clock, room, id: ref.id, seen: rig.seen(key), arrived: way.arrived };
}

describe('a released booking', () => {
  it.each([
    [{ organizedByRoom: true, isMeeting: false }, 'remove', []],
    [{ organizedByRoom: true, isMeeting: true }, 'cancel', [`attendees: ${comment}`]],
    [{ organizedByRoom: false, isMeeting: true }, 'decline', [`organiser: ${comment}`]],
    // Somebody put it there without inviting the room: still theirs.
    [{ organizedByRoom: false, isMeeting: false }, 'decline', [`organiser: ${comment}`]],
  ] as const)('%o: the way is to %s', async (more, way, mails) => {
    const { release, seen, room, arrived } = booked(more);
    expect(outcome(await release(seen, comment))).toBe('ok');
    expect(arrived).toEqual(['readItems', way, 'readItems']);
    expect([room.items(), room.mails]).toEqual([[], mails]);
  });

  it('goes the way of the role as it is read, not as it was seen', async () => {
    const { release, seen, room, id, arrived } = booked({ isMeeting: true });
    room.change(id, { organizedByRoom: true });
    expect(outcome(await release(seen, comment))).toBe('ok');
    expect(arrived).toEqual(['readItems', 'cancel', 'readItems']);
  });

  it('goes the other way once, and only once, when the server says that the role is another', async () => {
    const wrong = writeFault('wrongRole');
    const { release, seen, arrived } = booked({ isMeeting: true }, { decline: [wrong], cancel: [wrong] });
    expect(outcome(await release(seen, comment))).toBe('calendar.writeRefused');
    expect(arrived).toEqual(['readItems', 'decline', 'readItems', 'cancel']);
  });

  it('never goes silently, whatever the server says of the role', async () => {
    const wrong = writeFault('wrongRole');
    const { release, seen, arrived } = booked(
      { organizedByRoom: true, isMeeting: true },
      { cancel: [wrong] },
    );
    await release(seen, comment);
    expect(arrived).not.toContain('remove');
    expect(arrived).toContain('decline');
  });

  it.each(['decline', 'cancel', 'remove'] as const)(
    'whose %s gets no answer is looked for and not sent again',
    async (way) => {
      const roles = {
        decline: {},
        cancel: { organizedByRoom: true },
        remove: { organizedByRoom: true, isMeeting: false },
      };
      const done = booked(roles[way], { [way]: ['unanswered'] });
      expect(await settled(done.clock, done.release(done.seen, comment))).toBe('ok');
      const lost = booked(roles[way], { [way]: ['lost'] });
      expect(await settled(lost.clock, lost.release(lost.seen, comment))).toBe('calendar.outcomeUnknown');
      for (const { arrived } of [done, lost]) expect(arrived.filter((one) => one === way)).toHaveLength(1);
    },
  );

  it('is decided again once when it has changed', async () => {
    const conflict = writeFault('conflict');
    const once = booked({}, { decline: [conflict] });
    expect(outcome(await once.release(once.seen, comment))).toBe('ok');
    const twice = booked({}, { decline: [conflict, conflict] });
    expect(outcome(await twice.release(twice.seen, comment))).toBe('calendar.gone');
  });

  it('is done when it goes while it is being declined', async () => {
    const { release, seen } = booked({}, { decline: [writeFault('gone')] });
    expect(outcome(await release(seen, comment))).toBe('ok');
  });

  it('is done when the server says so, though the room cannot be read then', async () => {
    const { release, seen } = booked({}, { readItems: [null, writeFault('fault')] });
    expect(outcome(await release(seen, comment))).toBe('ok');
  });

  it('keeps its reason when it is refused', async () => {
    const refused = booked({}, { decline: [writeFault('refused')] });
    expect(outcome(await refused.release(refused.seen, comment))).toBe('calendar.writeRefused');
    const failed = booked({}, { decline: [writeFault('fault', { code: 'calendar.mailboxElsewhere' })] });
    expect(outcome(await failed.release(failed.seen, comment))).toBe('calendar.mailboxElsewhere');
  });

  it('waits when the server asks for a moment', async () => {
    const { clock, release, seen, room } = booked({}, { decline: [writeFault('fault', { waitMs: 3_000 })] });
    expect(await settled(clock, release(seen, comment))).toBe('ok');
    expect(room.mails).toHaveLength(1);
  });
});

describe('a released series', () => {
  const series = { seriesKey: 'master' };

  it('takes every date with it and is told of once', async () => {
    const { releaseSeries, seen, room } = booked(series);
    room.add('10:00', '11:00', series);
    room.add('12:00', '13:00');
    expect(outcome(await releaseSeries(seen, comment))).toBe('ok');
    expect([room.items().length, room.mails]).toEqual([1, [`organiser: ${comment}`]]);
  });

  it('goes although the date that was seen is gone', async () => {
    const { releaseSeries, seen, room, id } = booked(series);
    room.add('10:00', '11:00', series);
    room.drop(id);
    expect(outcome(await releaseSeries(seen, comment))).toBe('ok');
    expect(room.items()).toEqual([]);
  });

  it('is done when nothing is left of it', async () => {
    const { releaseSeries, seen, room, id } = booked(series);
    room.drop(id);
    expect(outcome(await releaseSeries(seen, comment))).toBe('ok');
    expect(room.mails).toEqual([]);
  });

  it('is one date when the server knows of no series', async () => {
    const { releaseSeries, seen, room, id } = booked(series);
    room.change(id, { seriesKey: null });
    expect(outcome(await releaseSeries(seen, comment))).toBe('ok');
    expect(room.items()).toEqual([]);
  });

  it('of a single booking is that booking', async () => {
    const { releaseSeries, seen, room, arrived } = booked({});
    expect(outcome(await releaseSeries(seen, comment))).toBe('ok');
    expect([room.items(), arrived.includes('readSeries')]).toEqual([[], false]);
  });

  it('keeps its reason when the series cannot be read', async () => {
    const { releaseSeries, seen, arrived } = booked(series, {
      readSeries: [writeFault('fault', { code: 'calendar.forbidden' })],
    });
    expect(outcome(await releaseSeries(seen, comment))).toBe('calendar.forbidden');
    expect(arrived).not.toContain('decline');
  });
});
