/** The panel with each way of driving its room, chosen by the config alone. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConfigFile } from '../../shared/config.ts';
import type { RoomSlice, Snapshot } from '../../shared/snapshot.ts';
import { startLivePanel } from '../run/live-panel.ts';
import { startZoomCloud, type ZoomCloudSimulator } from '../simulators/zoom-cloud/index.ts';

async function cloud(): Promise<ZoomCloudSimulator> {
  const simulated = await startZoomCloud({ accountKind: 'business' });
  onTestFinished(simulated.stop);
  return simulated;
}

/** The room as the panel shows it once it has got so far. */
async function shownRoom(
  config: (fitting: ConfigFile) => ConfigFile,
  isSo: (room: RoomSlice) => boolean,
): Promise<RoomSlice> {
  const panel = await startLivePanel({ config, hasPage: false });
  onTestFinished(panel.stop);
  return new Promise((resolve) => {
    panel.controller.attach(({ slices }: { slices: Partial<Snapshot> }) => {
      if (slices.room !== undefined && isSo(slices.room)) resolve(slices.room);
    });
  });
}

const zoomOf = (simulated: ZoomCloudSimulator): NonNullable<ConfigFile['zoom']> => {
  const { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret, subscriptionId } = simulated;
  return { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret, subscriptionId };
};

describe('the driver that the config names', () => {
  it('is the room’s own network where nothing is said', async () => {
    const simulated = await cloud();
    const room = await shownRoom(
      (fitting) => ({ ...fitting, zoom: zoomOf(simulated) }),
      ({ link }) => link === 'ready',
    );
    expect(room.capabilities).toContain('localShare');
    expect(room.capabilities).not.toContain('joinThirdParty');
    expect(simulated.requests()).toEqual([]);
  });

  it('can be the cloud alone', async () => {
    const simulated = await cloud();
    const room = await shownRoom(
      (fitting) => ({
        ...fitting,
        zoom: zoomOf(simulated),
        room: { driver: 'cloud', cloud: { roomId: simulated.roomId } },
      }),
      ({ link }) => link === 'ready',
    );
    expect(room.capabilities).toContain('joinThirdParty');
    expect(room.capabilities).not.toContain('localShare');
  });

  it('can be both, each for what it can', async () => {
    const simulated = await cloud();
    const room = await shownRoom(
      (fitting) => ({
        ...fitting,
        zoom: zoomOf(simulated),
        room: { ...fitting.room, driver: 'both', cloud: { roomId: simulated.roomId } },
      }),
      ({ capabilities }) => capabilities.includes('joinThirdParty'),
    );
    expect(room.capabilities).toContain('localShare');
  });
});
