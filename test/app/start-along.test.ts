/** A meeting started in a free room books it along. */
import { describe, expect, it } from 'vitest';
import { panelError } from '../../shared/errors.ts';
import { minute, second } from '../../shared/time.ts';
import { settle } from '../fakes/fake-clock.ts';
import { runningPanel, type RunningPanel } from './running-panel.ts';
import { at } from './states.ts';

const unreachable = panelError('calendar.unreachable', 'later', null);
const codes = ({ shown }: RunningPanel): string[] => shown().notices.map(({ code }) => code);

describe('starting a meeting in a free room', () => {
  it('books half an hour along, with the same meeting, and says nothing of it', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    await panel.tap({ kind: 'meeting.start' });
    await settle();
    expect(panel.scheduler.requests).toHaveLength(1);
    expect(panel.calendar.writes).toMatchObject([
      {
        do: 'book',
        request: {
          startsAt: at('2026-11-24T11:10'),
          endsAt: at('2026-11-24T11:40'),
          meeting: { meetingNumber: '81234567890' },
        },
      },
    ]);
    expect(panel.shown()).toMatchObject({ screen: { kind: 'call' }, notices: [], pending: [] });
    expect(panel.shown().meeting?.booking).toMatchObject({ label: 'byPanel' });
  });

  it('does not wait for the calendar', async () => {
    const panel = await runningPanel();
    const answer = panel.calendar.holdNextWrite();
    await panel.tap({ kind: 'meeting.start' });
    await settle();
    expect(panel.shown()).toMatchObject({ screen: { kind: 'call' }, pending: [] });
    answer();
    await settle();
    expect(panel.calendar.bookings()).toHaveLength(2);
  });

  it.each<[string, (panel: RunningPanel) => void]>([
    ['refuses', ({ calendar }) => calendar.failNextWrite(panelError('calendar.taken', 'now', null))],
    ['is away', ({ calendar }) => calendar.lose(unreachable)],
  ])(
    'runs without the booking when the calendar %s, says so, and writes nothing later',
    async (_name, trouble) => {
      const panel = await runningPanel({ hasScheduler: true });
      trouble(panel);
      await panel.tap({ kind: 'meeting.start' });
      await settle();
      expect(panel.shown()).toMatchObject({
        screen: { kind: 'call' },
        notices: [{ tone: 'bad', about: 'meeting.start', code: 'booking.meetingOnly' }],
      });
      const written = panel.calendar.writes.length;
      panel.calendar.restore();
      await panel.clock.advance(20 * minute);
      expect(panel.calendar.writes).toHaveLength(written);
      expect(panel.scheduler.removed).toEqual([]);
    },
  );

  it('that fails leaves the booking with its meeting, so that it can be joined', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    panel.room.failNext('join', panelError('meeting.joinFailed', 'now', null));
    await panel.tap({ kind: 'meeting.start' });
    await settle();
    expect(panel.shown()).toMatchObject({ home: { primary: { kind: 'join' } } });
    expect(codes(panel)).toEqual(['meeting.joinFailed']);
    expect(panel.scheduler.removed).toEqual([]);
  });

  it('takes its meeting away with the booking, once nobody is in it any more', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    await panel.tap({ kind: 'meeting.start' });
    await settle();
    await panel.tap({ kind: 'meeting.leave' });
    await panel.clock.advance(second);
    panel.calendar.setBookings([]);
    await panel.clock.advance(30 * second);
    panel.calendar.refresh();
    await settle();
    expect(panel.scheduler.removed).toEqual(['81234567890']);
  });
});
