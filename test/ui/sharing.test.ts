/** Sharing a screen: the key on the bar, the ways on the sheet, and stopping. */
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { devices } from './meeting-slices.ts';
import { at, call, free, inLanguage, meeting, sharing } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const words = {
  sv: { bar: 'Delningskod TRKVBN', stop: 'Sluta dela', none: 'Ingen delar just nu', close: 'Stäng' },
  en: {
    bar: 'Sharing key TRKVBN',
    stop: 'Stop sharing',
    none: 'Nobody is sharing right now',
    close: 'Close',
  },
} as const;

describe.each(['sv', 'en'] as const)('sharing in %s', (language) => {
  const { bar, stop, none, close } = words[language];

  test('shows the key on the bar without a tap, and the ways with one', async () => {
    const { page, sent } = await open(inLanguage(free(), language));
    await page.getByRole('button', { name: bar }).tap();
    const ways = await page.getByRole('dialog').locator('.way').allTextContents();
    expect(ways).toHaveLength(3);
    expect(ways[0]).toContain('TRKVBN');
    expect(ways[0]).toContain('eduroam');
    expect(ways[1]).toContain('4192');
    await page.getByRole('button', { name: close }).tap();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await sent()).toEqual([]);
  });

  test('is stopped with one tap', async () => {
    const { page, sent } = await open(inLanguage(sharing(), language));
    expect(await page.getByRole('main').textContent()).toContain(none);
    await page.getByRole('button', { name: stop }).tap();
    expect(await sent()).toEqual([{ kind: 'share.stop' }]);
  });
});

test('the key is at least 96 px high in every way it is shown large, and changes live', async () => {
  const { page, push } = await open(sharing());
  const key = page.locator('.way-key');
  expect(
    await key.evaluate((element) => parseFloat(getComputedStyle(element).fontSize)),
  ).toBeGreaterThanOrEqual(96);
  await push({ sharing: { ...free().sharing, key: 'QWERTY' } });
  expect(await key.textContent()).toContain('QWERTY');
  expect(await page.locator('.share-key-small').textContent()).toBe('QWERTY');
});

test('only ways that the room has are shown, numbered from one', async () => {
  const { page, push } = await open(sharing());
  await push({
    sharing: { ...free().sharing, key: null },
    room: { link: 'ready', capabilities: ['localShare', 'airPlay'], hostOnly: [] },
  });
  expect(await page.locator('.way-number').allTextContents()).toEqual(['1']);
  expect(await page.locator('.way').textContent()).toContain('AirPlay');
  await push({ sharing: { ...free().sharing, key: null, airPlay: null } });
  expect(await page.getByRole('main').textContent()).toContain('Det går inte att dela');
});

test('who shares is said in words', async () => {
  const { page, push } = await open(sharing());
  await push({ sharing: { ...free().sharing, source: 'cable', cable: 'sharing' } });
  const text = await page.getByRole('main').textContent();
  expect(text).toContain('Delning är igång');
  expect(text).toContain('En dator visas via kabeln');
  expect(text).toContain('En dator är ansluten med kabel.');
});

test('until when the room is free is said while sharing', async () => {
  const { page } = await open(sharing());
  expect(await page.getByRole('main').textContent()).toContain('Rummet är bokat från 14:30');
});

describe('in a meeting', () => {
  test('the share tile opens the same ways and can stop what is shown from here', async () => {
    const { page, push, sent } = await open(call());
    await page.getByRole('button', { name: /Dela skärm/ }).tap();
    const dialog = page.getByRole('dialog');
    expect(await dialog.locator('.way').count()).toBe(3);
    expect(await dialog.textContent()).not.toContain('Inget möte behövs');
    expect(await dialog.getByRole('button', { name: 'Sluta dela' }).count()).toBe(0);
    await push({ sharing: { ...free().sharing, source: 'wireless' } });
    await dialog.getByRole('button', { name: 'Sluta dela' }).tap();
    expect(await sent()).toEqual([{ kind: 'share.stop' }]);
  });

  test('somebody else’s share cannot be stopped here', async () => {
    const { page } = await open(call({}, { sharing: { ...free().sharing, source: 'others' } }));
    await page.getByRole('button', { name: /Dela skärm/ }).tap();
    expect(await page.getByRole('button', { name: 'Sluta dela' }).count()).toBe(0);
    expect(await page.getByRole('dialog').textContent()).toContain('En annan deltagare delar');
  });

  test('the sheet stays as long as people need it', async () => {
    const { page, push } = await open(call(), { hasFakeClock: true });
    await page.getByRole('button', { name: /Dela skärm/ }).tap();
    for (const time of ['15:07', '15:08', '15:09']) {
      await page.clock.runFor(60_000);
      await push({ clock: { now: at(time) } });
    }
    expect(await page.getByRole('dialog').count()).toBe(1);
  });

  test('the sheet goes with the meeting', async () => {
    const { page, show } = await open(call());
    await page.getByRole('button', { name: /Dela skärm/ }).tap();
    await show(free());
    expect(await page.getByRole('dialog').count()).toBe(0);
    await show(call({}, { meeting: meeting() }));
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('what else can be shared', () => {
  test('is a cable’s picture, where the room does not show it by itself', async () => {
    const { page, push, sent } = await open(sharing());
    const show = page.getByRole('button', { name: 'Visa via kabeln' });
    const withCable = (cable: Snapshot['sharing']['cable']) => ({ sharing: { ...free().sharing, cable } });
    expect(await show.count()).toBe(0);
    await push(withCable('noPicture'));
    expect(await page.getByRole('main').textContent()).toContain('Kabeln sitter i, men ingen bild kommer.');
    expect(await show.count()).toBe(0);
    await push(withCable('connected'));
    await show.tap();
    expect(await sent()).toEqual([{ kind: 'share.startCable' }]);
    await push({ pending: [{ kind: 'share.startCable', about: null, since: at('13:48'), isSlow: false }] });
    expect(await page.locator('.way-cable [aria-busy=true]').textContent()).toContain('Startar …');
  });

  test('are a guide, a camera above a desk, film, and a meeting of it: one tap each', async () => {
    const optimized = { isOn: false, wanted: null };
    const { page, push, sent } = await open(
      sharing({ devices: devices(), sharing: { ...free().sharing, optimized } }),
      { hasFakeClock: true },
    );
    await page.getByRole('button', { name: 'Gör till möte' }).tap();
    await page.getByRole('button', { name: 'Delningskod' }).tap();
    await page.clock.runFor(800);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('switch', { name: /anvisning/ }).tap();
    await dialog.getByRole('switch', { name: /Dokumentkamera/ }).tap();
    await dialog.getByRole('switch', { name: /Film/ }).tap();
    const instructions = 'laptop' as const;
    await push({
      sharing: { ...free().sharing, optimized, cameraShared: 'c2', source: 'camera', instructions },
    });
    await page.clock.runFor(800);
    await dialog.getByRole('switch', { name: /anvisning/ }).tap();
    await dialog.getByRole('switch', { name: /Dokumentkamera/ }).tap();
    expect(await sent()).toEqual([
      { kind: 'share.toMeeting' },
      { kind: 'share.showInstructions', instructions },
      { kind: 'share.setCamera', deviceId: 'c2', isOn: true },
      { kind: 'share.setOptimized', isOn: true },
      { kind: 'share.showInstructions', instructions: null },
      { kind: 'share.setCamera', deviceId: 'c2', isOn: false },
    ]);
  });

  test('is only what the room can do, and in a meeting no meeting is made of it', async () => {
    const { page, push } = await open(call());
    await page.getByRole('button', { name: /Dela skärm/ }).tap();
    const dialog = page.getByRole('dialog');
    expect(await page.getByRole('button', { name: 'Gör till möte' }).count()).toBe(0);
    expect(await dialog.getByRole('switch').count()).toBe(2);
    await push({ room: { link: 'ready', capabilities: ['sharingKey', 'localShare'], hostOnly: [] } });
    expect(await dialog.getByRole('switch').count()).toBe(0);
  });

  test('that is paused is said', async () => {
    const { page } = await open(
      call({}, { sharing: { ...free().sharing, source: 'wireless', isPaused: true } }),
    );
    await page.getByRole('button', { name: /Dela skärm/ }).tap();
    expect(await page.locator('.sharing-source').textContent()).toContain('Delningen är pausad');
  });
});
