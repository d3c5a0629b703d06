/** Sheets close by themselves after 30 s without a touch, with a warning if something would be lost. */
import { describe, expect, test } from 'vitest';
import { createSheets } from '../../renderer/store/sheets.ts';
import { createFakePageClock } from './fake-page-clock.ts';

function opened(mayClose = true) {
  const clock = createFakePageClock();
  const sheets = createSheets(clock, () => mayClose);
  sheets.show('number');
  return { clock, sheets, state: () => sheets.store.getState() };
}

describe('a sheet nobody touches', () => {
  test('closes after thirty seconds', async () => {
    const { clock, state } = opened();
    await clock.advance(29_500);
    expect(state().open).toBe('number');
    await clock.advance(1_000);
    expect(state().open).toBeNull();
  });

  test('says nothing beforehand when there is nothing to lose', async () => {
    const { clock, state } = opened();
    await clock.advance(20_000);
    expect(state().closesInSeconds).toBeNull();
  });

  test('warns twenty seconds ahead when something was typed, and counts down', async () => {
    const { clock, sheets, state } = opened();
    sheets.setHasEntry(true);
    await clock.advance(9_900);
    expect(state().closesInSeconds).toBeNull();
    await clock.advance(200);
    expect(state().closesInSeconds).toBe(20);
    await clock.advance(5_000);
    expect(state().closesInSeconds).toBe(15);
  });

  test('starts over at a touch, warning and all', async () => {
    const { clock, sheets, state } = opened();
    sheets.setHasEntry(true);
    await clock.advance(25_000);
    sheets.touched();
    expect(state()).toMatchObject({ open: 'number', closesInSeconds: null });
    await clock.advance(29_000);
    expect(state().open).toBe('number');
    await clock.advance(2_000);
    expect(state().open).toBeNull();
  });

  test('stays open while it may not close', async () => {
    const { clock, state } = opened(false);
    await clock.advance(300_000);
    expect(state().open).toBe('number');
  });

  test('is gone for good once closed: a later touch opens nothing', async () => {
    const { clock, sheets, state } = opened();
    sheets.close();
    sheets.touched();
    await clock.advance(60_000);
    expect(state()).toEqual({ open: null, about: null, hasEntry: false, closesInSeconds: null });
  });
});
