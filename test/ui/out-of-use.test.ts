/** A room that staff have taken out of use, how they do it, and the booking that is shown to whoever asks. */
import { describe, expect, test } from 'vitest';
import type { OutOfUse } from '../../shared/snapshot.ts';
import { hour } from '../../shared/time.ts';
import { at, planning } from './day-slices.ts';
import { roomsSlice } from './room-slices.ts';
import { busy, closed, free, hiddenBooking, inLanguage } from './snapshots.ts';
import { staffSlices } from './staff-slices.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();
const broken: OutOfUse = { reason: 'fault', until: null };

describe('the screen of a room out of use', () => {
  test('says why and until when, in both languages', async () => {
    const { page, show } = await open(closed());
    const words = page.locator('.closed-words');
    expect(await words.locator('h2').textContent()).toBe('Rummet är ur bruk');
    expect(await words.locator('p').allTextContents()).toEqual([
      'Underhåll pågår.',
      'Rummet kan användas igen 15:10.',
    ]);
    await show(inLanguage(closed(broken), 'en'));
    expect(await words.locator('p').allTextContents()).toEqual([
      'The equipment is not working.',
      'This holds until further notice.',
    ]);
    const today = { reason: 'reserved', until: free().agenda.tomorrow.startsAt } as const;
    await show(closed(today));
    expect(await words.locator('p').last().textContent()).toBe('Rummet kan användas igen i morgon.');
  });

  test('leads to other rooms with one tap, and to help where help always is', async () => {
    const { page, show, sent } = await open(free());
    const help = page.locator('.bar > button').first();
    const before = await help.boundingBox();
    await show(closed());
    expect(await help.boundingBox()).toEqual(before);
    expect(await page.locator('main button').allTextContents()).toEqual(['Hitta ett ledigt rum']);
    expect(await page.locator('.bar-room button').count()).toBe(0);
    await page.locator('main button').tap();
    expect(await sent()).toEqual([{ kind: 'rooms.find' }]);
  });

  test('offers no other rooms where the config names none', async () => {
    const { page } = await open(closed(broken, { rooms: roomsSlice({ rows: [], roomCount: 0 }) }));
    expect(await page.locator('main button').count()).toBe(0);
  });
});

describe('staff', () => {
  test('take the room out of use for a reason and a while, and put it back', async () => {
    const scripted = await open(free());
    const { page, push, sent } = scripted;
    await page.locator('.bar > button').first().tap();
    await page.getByRole('button', { name: 'Servicepersonal' }).tap();
    for (const digit of '4711') {
      await page.locator('.keypad').getByRole('button', { name: digit, exact: true }).tap();
    }
    await page.locator('.entry .button-primary').tap();
    await push({ admin: staffSlices.ready });
    await page.getByRole('button', { name: 'Panelen', exact: true }).tap();
    await page.getByRole('button', { name: 'Underhåll', exact: true }).tap();
    await page.getByRole('button', { name: 'Ta ur bruk', exact: true }).tap();
    const forAnHour = { reason: 'maintenance', until: at('13:48') + hour } as const;
    expect((await sent()).at(-1)).toEqual({ kind: 'admin.setOutOfUse', outOfUse: forAnHour });
    await push({ admin: { ...staffSlices.ready, outOfUse: forAnHour } });
    expect(await page.locator('.closing-why').textContent()).toBe(
      'Underhåll pågår. Rummet kan användas igen 14:48.',
    );
    await page.getByRole('button', { name: 'Ta i bruk igen' }).tap();
    expect((await sent()).at(-1)).toEqual({ kind: 'admin.setOutOfUse', outOfUse: null });
    const checks = (await sent()).filter(({ kind }) => kind === 'readiness.check');
    expect(checks).toHaveLength(1);
  });
});

describe('a booking that the room keeps to itself', () => {
  test('is shown to whoever asks, and nothing to tap moves', async () => {
    const { page, show, sent } = await open(hiddenBooking());
    const before = await page.locator('.actions button').first().boundingBox();
    await page.getByRole('button', { name: 'Visa mitt möte' }).tap();
    expect(await sent()).toEqual([{ kind: 'panel.revealBooking' }]);
    await show(busy());
    expect(await page.locator('.booking-title').textContent()).toBe(planning.title);
    expect(await page.getByRole('button', { name: 'Visa mitt möte' }).count()).toBe(0);
    expect(await page.locator('.actions button').first().boundingBox()).toEqual(before);
  });
});
