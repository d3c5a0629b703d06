/** The built app as it ships: main, preload and page, in an Electron window, against a simulated room and calendar. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fittingConfig } from '../run/live-panel.ts';
import { launchApp } from '../double/index.ts';
import { startExchange, type ExchangeSimulator } from '../simulators/exchange/index.ts';
import { startZoomRoom, type ZoomRoomSimulator } from '../simulators/zoom-room/index.ts';

async function logged(folder: string): Promise<string> {
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('');
}

const appDir = new URL('../..', import.meta.url).pathname;

describe('the app in its window', () => {
  let folder: string;
  let room: ZoomRoomSimulator;
  let exchange: ExchangeSimulator;
  let app: ElectronApplication;
  let page: Page;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'motespanel-'));
    room = await startZoomRoom({ scenario: 'quiet', tempo: 0 });
    exchange = await startExchange({ scenario: 'university' });
    const config = join(folder, 'config.json');
    const fitting = fittingConfig(room, exchange, room.ssh.port);
    const besides = { link: { listen: '127.0.0.1:0' }, log: { folder: join(folder, 'logs') } };
    await writeFile(config, JSON.stringify({ ...fitting, ...besides }));
    app = await launchApp({ appDir, args: ['--config', config, '--data', join(folder, 'data')] });
    page = await app.firstWindow();
    page.setDefaultTimeout(30_000);
  });

  afterEach(async () => {
    await app.close();
    await Promise.all([room.stop(), exchange.stop()]);
    await rm(folder, { recursive: true, force: true });
  });

  it('joins the booked meeting with one tap, mutes and leaves', async () => {
    await page.getByRole('button', { name: 'Anslut till mötet' }).click();
    const state = () => expect.poll(() => room.state(), { timeout: 30_000 });
    await state().toMatchObject({ callStatus: 'IN_MEETING', meetingNumber: '61234567890', prompt: null });
    await page.getByRole('button', { name: /Mikrofonen på/ }).click();
    await state().toMatchObject({ micMuted: true });
    await page.getByRole('button', { name: 'Lämna mötet' }).click();
    await state().toMatchObject({ callStatus: 'NOT_IN_MEETING' });
  });

  it('serves the same panel to a browser where the config asks for it', async () => {
    await page.getByRole('button', { name: 'Anslut till mötet' }).waitFor();
    const port = /"event":"link.listening"[^\n]*"port":(\d+)|"port":(\d+)[^\n]*"link.listening"/;
    const listening = port.exec(await logged(join(folder, 'logs')));
    const answer = await fetch(`http://127.0.0.1:${listening?.[1] ?? listening?.[2] ?? ''}/`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('/link.js');
  });
});
