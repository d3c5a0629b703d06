/** The panel without a page, between a simulated room and a simulated Exchange, when things are not as they should be. */
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { startLivePanel, type LivePanel, type LivePanelOptions } from '../run/live-panel.ts';

interface Watched extends LivePanel {
  readonly shown: () => Snapshot;
  /** Resolves with the first snapshot that is so. */
  readonly until: (isSo: (snapshot: Snapshot) => boolean) => Promise<Snapshot>;
}

async function watching(options: LivePanelOptions, work: (panel: Watched) => Promise<void>): Promise<void> {
  const panel = await startLivePanel({ ...options, hasPage: false });
  let snapshot: Snapshot | null = null;
  const waiting = new Set<() => void>();
  panel.controller.attach((push) => {
    snapshot = push.isWhole ? push.slices : snapshot && { ...snapshot, ...push.slices };
    for (const look of [...waiting]) look();
  });
  const shown = (): Snapshot => {
    if (snapshot === null) throw new Error('nothing was pushed');
    return snapshot;
  };
  const until = (isSo: (one: Snapshot) => boolean): Promise<Snapshot> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isSo(shown())) return;
        waiting.delete(look);
        resolve(shown());
      };
      waiting.add(look);
      look();
    });
  try {
    await work({ ...panel, shown, until });
  } finally {
    await panel.stop();
  }
}

const isReady = ({ room }: Snapshot): boolean => room.link === 'ready';
const hasBooking = ({ home }: Snapshot): boolean => home.primary.kind === 'join';
const hasBanner =
  (kind: string, code?: string) =>
  ({ banners }: Snapshot): boolean =>
    banners.some(
      (banner) => banner.kind === kind && (code === undefined || ('code' in banner && banner.code === code)),
    );

describe('what somebody has to put right', () => {
  it('a wrong room passcode is named, and the calendar works on', () =>
    watching(
      {
        config: (config) => ({
          ...config,
          room: { ...config.room, csapi: { ...config.room?.csapi, host: '127.0.0.1', passcode: 'fel' } },
        }),
      },
      async ({ until, controller }) => {
        await until(hasBanner('roomRefused', 'room.wrongPasscode'));
        await until(hasBooking);
        expect(await controller.handleIntent({ kind: 'meeting.start' })).toMatchObject({
          error: { code: 'room.wrongPasscode' },
        });
      },
    ));

  it('another host key than the pinned one is named, and the room is not even logged in to', () =>
    watching(
      {
        config: (config) => ({ ...config, room: { ...config.room, hostKeys: [`SHA256:${'x'.repeat(43)}`] } }),
      },
      async ({ until, room }) => {
        await until(hasBanner('roomRefused', 'room.hostKeyChanged'));
        await until(hasBooking);
        expect(room.state().connectionsEver).toBe(0);
      },
    ));

  it('a refused calendar secret is named, asked for twice at the most, and the room works on', () =>
    watching(
      {
        config: (config) => {
          const graph = config.calendar?.graph;
          if (!config.calendar || !graph) throw new Error('no calendar');
          return { ...config, calendar: { ...config.calendar, graph: { ...graph, clientSecret: 'fel' } } };
        },
      },
      async ({ until, exchange, controller }) => {
        await until(hasBanner('calendarTrouble', 'calendar.secretRefused'));
        await until(isReady);
        expect(await controller.handleIntent({ kind: 'share.start' })).toMatchObject({ ok: true });
        const shared = await until(({ screen }) => screen.kind === 'sharing');
        expect(shared.home.state).toBe('unknown');
        expect(exchange.requests().length).toBeLessThanOrEqual(2);
      },
    ));

  it('a config that cannot be used is shown key by key, and nothing is connected', () =>
    watching(
      { config: (config) => ({ ...config, calendar: null, panel: { pixelsPerMm: -1 } }) },
      async (panel) => {
        expect(panel.shown().screen).toMatchObject({
          kind: 'setup',
          problems: [{ key: 'panel.pixelsPerMm' }],
        });
        expect(panel.room.state().connectionsEver).toBe(0);
        expect(panel.exchange.requests()).toEqual([]);
        await Promise.resolve();
      },
    ));
});

describe('a meeting with everything at once', () => {
  it('keeps everybody of 500 people, through 500 contacts, a frame above 1 MB and one that is no JSON', () =>
    watching({}, async ({ until, room, controller, shown }) => {
      const { home } = await until((snapshot) => isReady(snapshot) && hasBooking(snapshot));
      if (home.primary.kind !== 'join') throw new Error('not joinable');
      await controller.handleIntent({ kind: 'meeting.join', bookingKey: home.primary.bookingKey });
      await until(({ meeting }) => meeting?.phase === 'inMeeting');
      const before = room.state().participants;
      await Promise.all([
        room.do({ do: 'burst', participants: 250, contacts: 500 }),
        room.do({ do: 'bigFrame', bytes: 1_200_000 }),
        room.do({ do: 'badFrame' }),
        room.do({ do: 'burst', participants: 250, contacts: 0 }),
      ]);
      await until(({ meeting }) => meeting?.participantCount === before + 500);
      expect(await controller.handleIntent({ kind: 'microphone.set', isOn: false })).toMatchObject({
        ok: true,
      });
      await until(({ meeting }) => meeting?.microphone.isOn === false && meeting.microphone.wanted === null);
      expect(shown().notices).toEqual([]);
    }));

  it('shows the meeting again after the room has been away', () =>
    watching({}, async ({ until, room, controller }) => {
      const { home } = await until((snapshot) => isReady(snapshot) && hasBooking(snapshot));
      if (home.primary.kind !== 'join') throw new Error('not joinable');
      await controller.handleIntent({ kind: 'meeting.join', bookingKey: home.primary.bookingKey });
      await until(({ meeting }) => meeting?.phase === 'inMeeting');
      await room.do({ do: 'dropConnection' });
      const lost = await until(hasBanner('roomLost'));
      expect(lost.screen.kind).toBe('call');
      expect(lost.room.capabilities).toEqual([]);
      const back = await until(isReady);
      expect(back.banners).toEqual([]);
      await until(({ screen, meeting }) => screen.kind === 'call' && meeting?.phase === 'inMeeting');
      expect(room.state().callStatus).toBe('IN_MEETING');
    }));
});

it('a laptop that shares by itself is seen, and its share can be ended here', () =>
  watching({ exchange: { scenario: 'empty' } }, async ({ until, room, controller }) => {
    await until(isReady);
    await room.do({ do: 'shareLaptop' });
    await until(({ screen, sharing }) => screen.kind === 'sharing' && sharing.source === 'wireless');
    await controller.handleIntent({ kind: 'share.stop' });
    await until(({ screen }) => screen.kind === 'home');
    expect(room.state().sharing).toBe('none');
  }));
