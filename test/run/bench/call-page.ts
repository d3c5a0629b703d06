/** A whole panel with its page on the call screen: what bursts and the wire are measured on. */
import type { Browser, Page } from 'playwright-core';
import { startLivePanel, type LivePanel, type LivePanelOptions } from '../live-panel.ts';
import { openProbed } from './page-probe.ts';
import { isRoomReady, watchPanel, type PanelWatch } from './panel-watch.ts';

export interface OpenPanel {
  readonly panel: LivePanel;
  readonly watch: PanelWatch;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** One of the simulated room's own, with nobody else in it and open to all. */
const meetingNumber = '69998887776';

export async function openPanel(browser: Browser, options: LivePanelOptions = {}): Promise<OpenPanel> {
  const panel = await startLivePanel(options);
  const watch = watchPanel(panel.controller);
  const page = await openProbed(browser);
  await watch.until((snapshot) => isRoomReady(snapshot) && snapshot.screen.kind === 'home');
  await page.goto(panel.url);
  await page.locator('.home').waitFor();
  return {
    panel,
    watch,
    page,
    close: async () => {
      await page.context().close();
      watch.stop();
      await panel.stop();
    },
  };
}

/** Joins a meeting and waits until the page shows it. */
export async function enterCall({ panel, watch, page }: OpenPanel): Promise<void> {
  await panel.room.do({ do: 'addMeeting', number: meetingNumber, topic: 'Stormöte' });
  const intent = { kind: 'meeting.joinNumber', meetingNumber, passcode: null };
  const result = await panel.controller.handleIntent(intent);
  if (!result.ok) throw new Error(`the panel would not join: ${result.error.code}`);
  await watch.until(({ meeting, pending }) => meeting?.phase === 'inMeeting' && pending.length === 0);
  await page.locator('.volume-number').waitFor();
}
