/** Aids and language belong to whoever stands at the panel: they last while somebody is there, and buy time to undo. */
import { describe, expect, test } from 'vitest';
import { aidKinds, type AidKind } from '../../shared/snapshot-service.ts';
import { minute, second } from '../../shared/time.ts';
import { settle } from '../fakes/fake-clock.ts';
import { runningPanel, type RunningPanel } from './running-panel.ts';
import { key, panelAt } from './watched-panel.ts';

const none = { largeText: false, highContrast: false, lowPlaced: false, speech: false };

const aid = ({ tap }: RunningPanel, kind: AidKind, isOn = true) =>
  tap({ kind: 'panel.setAid', aid: kind, isOn });

/** Whether the panel still is as somebody wanted it. */
async function aidsOf(panel: RunningPanel) {
  await panel.clock.advance(100);
  return panel.shown().panel.aids;
}

describe('an aid', () => {
  test.each(aidKinds)('%s is switched on and off by a tap, without the others', async (kind) => {
    const panel = await runningPanel();
    await aid(panel, kind);
    expect(await aidsOf(panel)).toEqual({ ...none, [kind]: true });
    await aid(panel, kind, false);
    expect(await aidsOf(panel)).toEqual(none);
  });

  test('is gone a minute after the last touch, and the language with it', async () => {
    const panel = await runningPanel();
    await aid(panel, 'largeText');
    await aid(panel, 'speech');
    await panel.tap({ kind: 'panel.setLanguage', language: 'en' });
    await panel.clock.advance(59 * second);
    expect(panel.shown().panel).toMatchObject({ aids: { largeText: true }, language: 'en' });
    await panel.clock.advance(2 * second);
    expect(panel.shown().panel).toMatchObject({ aids: none, language: 'sv' });
  });

  test('alone is gone as well, and so is the language alone', async () => {
    const panel = await runningPanel();
    await aid(panel, 'lowPlaced');
    await panel.clock.advance(minute + second);
    expect(panel.shown().panel.aids).toEqual(none);
    await panel.tap({ kind: 'panel.setLanguage', language: 'en' });
    await panel.clock.advance(minute + second);
    expect(panel.shown().panel.language).toBe('sv');
  });

  test('stays as long as somebody touches the panel now and then', async () => {
    const panel = await runningPanel();
    await aid(panel, 'highContrast');
    for (let touches = 0; touches < 5; touches += 1) {
      await panel.clock.advance(50 * second);
      await panel.tap({ kind: 'panel.touched' });
    }
    expect(panel.shown().panel.aids.highContrast).toBe(true);
    await panel.clock.advance(minute + second);
    expect(panel.shown().panel.aids.highContrast).toBe(false);
  });

  test('stays all through a meeting, and goes when that has been over for a minute', async () => {
    const panel = await runningPanel({ inMeeting: true });
    await aid(panel, 'largeText');
    await panel.clock.advance(30 * minute);
    expect(panel.shown()).toMatchObject({ screen: { kind: 'call' }, panel: { aids: { largeText: true } } });
    await panel.tap({ kind: 'meeting.leave' });
    await settle();
    await panel.clock.advance(59 * second);
    expect(panel.shown()).toMatchObject({ screen: { kind: 'home' }, panel: { aids: { largeText: true } } });
    await panel.clock.advance(2 * second);
    expect(panel.shown().panel.aids.largeText).toBe(false);
  });

  test('stays while something is shared without a meeting', async () => {
    const panel = await runningPanel();
    await aid(panel, 'speech');
    await panel.tap({ kind: 'share.start' });
    await settle();
    await panel.clock.advance(10 * minute);
    expect(panel.shown()).toMatchObject({ screen: { kind: 'sharing' }, panel: { aids: { speech: true } } });
  });

  test('does not stay for a meeting in a room that has been out of reach for long', async () => {
    const panel = await runningPanel({ inMeeting: true });
    await aid(panel, 'largeText');
    panel.room.change({ link: { kind: 'lost', since: panel.clock.now() } });
    await panel.clock.advance(4 * minute);
    expect(panel.shown()).toMatchObject({ screen: { kind: 'home' }, panel: { aids: none } });
  });
});

describe('the time to undo', () => {
  const release = { kind: 'booking.release', bookingKey: key } as const;

  test.each<[AidKind, number]>([
    ['largeText', 20],
    ['speech', 20],
    ['highContrast', 8],
    ['lowPlaced', 8],
  ])('with %s is %i seconds', async (kind, seconds) => {
    const panel = await panelAt('11:55');
    await aid(panel, kind);
    await panel.tap(release);
    await settle();
    const since = panel.clock.now();
    expect(panel.shown().held).toMatchObject([{ until: since + seconds * second }]);
    await panel.clock.advance(seconds * second - 100);
    expect(panel.calendar.writes).toEqual([]);
    await panel.clock.advance(200);
    expect(panel.calendar.writes).toMatchObject([{ do: 'release', key }]);
  });

  test('that has begun stays as it is when an aid is switched on or off', async () => {
    const panel = await panelAt('11:55');
    await panel.tap(release);
    await aid(panel, 'largeText');
    await panel.clock.advance(8_100);
    expect(panel.calendar.writes).toHaveLength(1);
  });
});
