/** Sheets close by themselves after a while without a touch, later for those who need longer, with a warning if something would be lost. */
import { describe, expect, test } from 'vitest';
import { createSheets } from '../../renderer/store/sheets.ts';
import { createFakePageClock } from './fake-page-clock.ts';

function opened({ mayClose = true, isUnhurried = false } = {}) {
  const clock = createFakePageClock();
  const aids = { isUnhurried };
  let readings = 0;
  const sheets = createSheets(clock, {
    mayClose: () => mayClose,
    isUnhurried: () => aids.isUnhurried,
    stillReading: () => {
      readings += 1;
    },
  });
  sheets.show('number');
  return { clock, sheets, aids, readings: () => readings, state: () => sheets.store.getState() };
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
    const { clock, state } = opened({ mayClose: false });
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

describe('with large text or speech, a sheet nobody touches', () => {
  test('closes after two minutes', async () => {
    const { clock, state } = opened({ isUnhurried: true });
    await clock.advance(119_500);
    expect(state().open).toBe('number');
    await clock.advance(1_000);
    expect(state().open).toBeNull();
  });

  test('still warns twenty seconds ahead when something was typed', async () => {
    const { clock, sheets, state } = opened({ isUnhurried: true });
    sheets.setHasEntry(true);
    await clock.advance(99_900);
    expect(state().closesInSeconds).toBeNull();
    await clock.advance(200);
    expect(state().closesInSeconds).toBe(20);
  });

  test('has its two minutes also when the aid was switched on in it, and loses them when it is switched off', async () => {
    const { clock, sheets, aids, state } = opened();
    aids.isUnhurried = true;
    await clock.advance(119_500);
    expect(state().open).toBe('number');
    sheets.touched();
    aids.isUnhurried = false;
    await clock.advance(30_500);
    expect(state().open).toBeNull();
  });

  test('says that somebody may be reading at least twice a minute until it closes, so that the aids stay on', async () => {
    const { clock, readings } = opened({ isUnhurried: true });
    let before = readings();
    for (let halfMinute = 0; halfMinute < 3; halfMinute += 1) {
      await clock.advance(30_000);
      expect(readings()).toBeGreaterThan(before);
      before = readings();
    }
    await clock.advance(60_000);
    const afterwards = readings();
    await clock.advance(300_000);
    expect(readings()).toBe(afterwards);
  });
});

test('a sheet without aids says nothing about reading', async () => {
  const { clock, readings } = opened();
  await clock.advance(30_000);
  expect(readings()).toBe(0);
});

test('what staff read stays for five minutes, whatever the aids', async () => {
  for (const isUnhurried of [false, true]) {
    const { clock, sheets, state } = opened({ isUnhurried });
    sheets.show('admin');
    await clock.advance(299_000);
    expect(state().open).toBe('admin');
    await clock.advance(2_000);
    expect(state().open).toBeNull();
  }
});
