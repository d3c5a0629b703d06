/** What is said, and offered, when the booking in use comes to its end. */
import { describe, expect, it } from 'vitest';
import { stageOf } from '../../electron/app/ending.ts';
import { createProjection } from '../../electron/app/project.ts';
import type { PanelState } from '../../electron/app/state.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { EndingSlice } from '../../shared/snapshot-service.ts';
import { minute, second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { runningPanel } from './running-panel.ts';
import { at, panelState } from './states.ts';
import { knowing, noon, watch } from './watched-panel.ts';

const mark = { panel: 'Älgen', press: null, meetingNumber: null, continues: null };
const until11 = booking('2026-11-24T10:30', '11:00');

function endingAt(time: string, bookings: readonly Booking[], more: Partial<PanelState> = {}) {
  const now = at(`2026-11-24T${time}`);
  const calendar = { bookings, asOf: now, trouble: null };
  return createProjection()(panelState(bookings, { now, calendar, ...more }), null).ending;
}

describe('the stage', () => {
  it.each<[string, number, EndingSlice['stage'] | null]>([
    ['over ten minutes before', 10 * minute + 1, null],
    ['ten minutes before', 10 * minute, 'quiet'],
    ['a second over five minutes before', 5 * minute + second, 'quiet'],
    ['five minutes before', 5 * minute, 'soon'],
    ['a second over a minute before', minute + second, 'soon'],
    ['a minute before', minute, 'last'],
    ['in the last moment', 1, 'last'],
    ['at the end', 0, null],
  ])('%s is told as it is', (_name, leftMs, stage) => {
    expect(stageOf(leftMs)).toBe(stage);
  });
});

describe('the end of a booking in use', () => {
  it('comes with what home offers to lengthen it by', () => {
    expect(endingAt('10:55', [until11])).toEqual({
      bookingKey: until11.key,
      endsAt: until11.endsAt,
      stage: 'soon',
      nextStartsAt: null,
      extensions: [
        { minutes: 15, endsAt: at('2026-11-24T11:15') },
        { minutes: 30, endsAt: at('2026-11-24T11:30') },
      ],
    });
  });

  it('comes with whoever follows within a quarter of an hour, and not with who comes later', () => {
    const nextAt = (start: string) =>
      endingAt('10:51', [until11, booking(`2026-11-24T${start}`, '12:00')])?.nextStartsAt ?? null;
    expect(nextAt('11:00')).toBe(at('2026-11-24T11:00'));
    expect(nextAt('11:15')).toBe(at('2026-11-24T11:15'));
    expect(nextAt('11:16')).toBeNull();
    const gone = booking('2026-11-24T11:00', '12:00', { isCancelled: true });
    expect(endingAt('10:51', [until11, gone])?.nextStartsAt).toBeNull();
  });

  it('offers nothing where somebody comes right after, or nothing can be written', () => {
    const next = booking('2026-11-24T11:00', '12:00');
    expect(endingAt('10:59', [until11, next])).toMatchObject({ stage: 'last', extensions: [] });
    const now = at('2026-11-24T10:59');
    const calendar = { bookings: [until11], asOf: now - 16 * minute, trouble: null };
    expect(endingAt('10:59', [until11], { calendar })).toBeNull();
  });

  it('is that of the booking that lengthens it', () => {
    const { key } = until11;
    const more = { organizedByRoom: true, panelMark: { ...mark, continues: key } };
    const after = booking('2026-11-24T11:00', '11:15', more);
    expect(endingAt('10:55', [until11, after])).toBeNull();
    const next = booking('2026-11-24T11:20', '12:00');
    expect(endingAt('11:06', [until11, after, next])).toMatchObject({
      ...{ bookingKey: after.key, endsAt: after.endsAt, stage: 'quiet', nextStartsAt: next.startsAt },
    });
  });

  it('is not told of a whole day, nor of what is about to be given back', () => {
    const allDay = { startDate: '2026-11-24', endDate: '2026-11-25' } as const;
    expect(endingAt('22:55', [booking('2026-11-23T23:00', '2026-11-24T23:00', { allDay })])).toBeNull();
    const since = at('2026-11-24T10:55');
    const held = [
      { kind: 'booking.end', booking: until11, isByRule: false, since, until: since + 8 * second },
    ] as const;
    expect(endingAt('10:55', [until11], { held })).toBeNull();
  });

  it('stays one object while nothing of it changes', () => {
    const project = createProjection();
    const state = panelState([until11], { now: at('2026-11-24T10:55') });
    expect(project(state, null).ending).toBe(project({ ...state, language: 'en' }, null).ending);
  });
});

describe('a panel in use', () => {
  it('speaks up at ten minutes, five and one, and not again once it was lengthened', async () => {
    const panel = await runningPanel({
      ...{ bookings: [until11], startsAt: '2026-11-24T10:49:30Z', inMeeting: true },
    });
    const stage = () => panel.shown().ending?.stage ?? null;
    await watch(panel, '10:49:59');
    expect(stage()).toBeNull();
    await watch(panel, '10:50:00');
    expect(stage()).toBe('quiet');
    await watch(panel, '10:55:00');
    expect(stage()).toBe('soon');
    await watch(panel, '10:59:00');
    expect(stage()).toBe('last');
    const { bookingKey, extensions } = panel.shown().ending!;
    await panel.tap({ kind: 'booking.extend', bookingKey, minutes: extensions[0]!.minutes });
    await settle();
    expect(stage()).toBeNull();
    expect(panel.shown().home.until).toBe(at('2026-11-24T11:00'));
    await watch(panel, '11:05:00');
    expect(panel.shown().ending).toMatchObject({ stage: 'quiet', endsAt: at('2026-11-24T11:15') });
    await watch(panel, '11:15:00');
    expect(stage()).toBeNull();
  });

  it('says nothing while it still waits for somebody to check in', async () => {
    const short = { ...noon, endsAt: at('2026-11-24T12:12') };
    const panel = await runningPanel({
      ...{ bookings: [short], startsAt: '2026-11-24T11:48:00Z', store: knowing([short]) },
    });
    await watch(panel, '12:05');
    expect(panel.shown()).toMatchObject({ home: { state: 'waiting' }, ending: null });
    await panel.tap({ kind: 'booking.checkIn', bookingKey: short.key });
    await settle();
    expect(panel.shown().ending).toMatchObject({ stage: 'quiet', endsAt: short.endsAt });
  });
});
