/** The sheets of the day and of other rooms keep the sizes that fingers and eyes need, in every size of screen. */
import { expect, test } from 'vitest';
import { closeSheet } from './call-sheets.ts';
import { dayStates } from './day-states.ts';
import { measure, noFaults, type Faults } from './measure.ts';
import { roomStates, withRooms } from './room-slices.ts';
import { sizes, type Size } from './scripted-panel.ts';
import { free, inLanguage } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();
const everySize = Object.keys(sizes) as Size[];
const languages = ['sv', 'en'] as const;

test.each(everySize)('every state of the day, at %s size', { timeout: 120_000 }, async (size) => {
  const { page, show } = await open(free(), { size });
  const found: Record<string, Faults> = {};
  for (const [name, state] of Object.entries(dayStates)) {
    await show(state.snapshot);
    await state.open(page);
    for (const language of languages) {
      await show(inLanguage(state.snapshot, language));
      const faults = await page.evaluate(measure);
      if (JSON.stringify(faults) !== JSON.stringify(noFaults)) found[`${name} ${language}`] = faults;
    }
    await closeSheet(page);
  }
  expect(found).toEqual({});
});

test.each(everySize)('every state of other rooms, at %s size', { timeout: 120_000 }, async (size) => {
  const { page, show } = await open(withRooms(), { size });
  await page.locator('.bar-room button').last().tap();
  await page.getByRole('dialog').waitFor();
  const found: Record<string, Faults> = {};
  for (const language of languages) {
    for (const [name, snapshot] of Object.entries(roomStates)) {
      await show(inLanguage(snapshot, language));
      const faults = await page.evaluate(measure);
      if (JSON.stringify(faults) !== JSON.stringify(noFaults)) found[`${name} ${language}`] = faults;
    }
  }
  expect(found).toEqual({});
});
