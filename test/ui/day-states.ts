/** The sheets of the day and of other rooms in every state, opened as a person does: for all tests that look at them. */
import type { Page } from 'playwright-core';
import type { Snapshot } from '../../shared/snapshot.ts';
import { unwritable } from './booking-states.ts';
import { crowded, free, hostile, obstructed, soon, unknown } from './snapshots.ts';

/** By the row of home's list that has these words. */
export async function openDay(page: Page, words: string): Promise<void> {
  await page.locator('.agenda .slot', { hasText: words }).first().tap();
  await page.getByRole('dialog').waitFor();
}

async function openTomorrow(page: Page): Promise<void> {
  await page.locator('.agenda .slot-gap').first().tap();
  await page.locator('.tabs button').last().tap();
  await page.getByRole('dialog').locator('.slot-gap').first().tap();
}

const openRow =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(`.agenda ${selector}`).first().tap();
    await page.getByRole('dialog').waitFor();
  };

export interface DayState {
  readonly snapshot: Snapshot;
  readonly open: (page: Page) => Promise<void>;
}

export const dayStates: Readonly<Record<string, DayState>> = {
  'free time': { snapshot: free(), open: openRow('.slot-gap') },
  tomorrow: { snapshot: free(), open: openTomorrow },
  'a booking': { snapshot: obstructed(), open: openRow('.slot-now') },
  'a booking to join': { snapshot: soon(), open: openRow('.slot-next') },
  'hostile words': { snapshot: hostile(), open: openRow('.slot-next') },
  'forty bookings': { snapshot: crowded(), open: openRow('.slot-next') },
  'nothing to write': { snapshot: unwritable(), open: openRow('.slot-gap') },
  'an old calendar': { snapshot: unknown(), open: openRow('.slot-next') },
};
