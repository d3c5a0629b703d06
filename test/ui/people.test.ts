/** Who is in the meeting and who wants to be: the list, its search, and what can be done about one. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPeople } from './call-sheets.ts';
import { controls, people, person } from './meeting-slices.ts';
import { allCapabilities, asGuest, at, call, meeting } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const host = call({ role: 'host', waiting: { count: 2, newest: 'Nils Lund' } });
const namesShown = (page: Page): Promise<string[]> => page.locator('.person bdi').allTextContents();
const choose = (page: Page, name: string): Promise<void> => page.locator('.person', { hasText: name }).tap();

describe('the list of people', () => {
  test('stands in sections, with what each is and has in words', async () => {
    const { page } = await open(host);
    await openPeople(page);
    expect(await page.getByRole('dialog').getByRole('heading', { level: 2 }).textContent()).toBe(
      'Deltagare 9',
    );
    expect(await page.locator('.person-heading').allTextContents()).toEqual([
      'Väntar utanför 2',
      'Räcker upp handen 1',
      'Värd 1',
      'Med i mötet 5',
    ]);
    expect((await namesShown(page)).slice(0, 7)).toEqual(
      people()
        .slice(0, 7)
        .map(({ name }) => name),
    );
    const line = (name: string): Promise<string | null> =>
      page.locator('.person', { hasText: name }).textContent();
    expect(await line('Fatima')).toContain('Handen uppe, nummer 1');
    expect(await line('Åsa Berg')).toContain('Värd');
    expect(await line('Älgen')).toContain('Det här rummet');
    expect(await line('+46 8')).toContain('Telefon');
    expect(await line('Karin')).toContain('Spelar in');
    await page.locator('.virtual-view').evaluate((list) => list.scrollTo(0, list.scrollHeight));
    expect(await line('Wilhelmina')).toContain('Inget ljud');
  });

  test('of nine hundred draws fewer than sixty, and its last by scrolling', async () => {
    const { page } = await open({ ...host, people: { rows: people(891) } });
    await openPeople(page);
    expect(await page.getByRole('dialog').getByRole('heading', { level: 2 }).textContent()).toContain('900');
    expect(await page.locator('.person').count()).toBeLessThan(60);
    await page.locator('.virtual-view').evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await page.getByRole('button', { name: 'Deltagare 891' }).waitFor();
    expect(await page.locator('.person').count()).toBeLessThan(60);
    const [list, last] = await Promise.all([
      page.locator('.virtual-view').boundingBox(),
      page.getByRole('button', { name: 'Deltagare 891' }).boundingBox(),
    ]);
    expect(last!.y + last!.height).toBeLessThanOrEqual(list!.y + list!.height + 1);
  });

  test('is searched by letters, without regard to accents, and comes back whole', async () => {
    const { page, sent } = await open(host);
    await openPeople(page);
    await page.getByRole('button', { name: 'Sök deltagare' }).tap();
    const keys = page.getByRole('group', { name: 'Bokstäver' });
    for (const letter of ['å', 's']) await keys.getByRole('button', { name: letter, exact: true }).tap();
    expect(await namesShown(page)).toEqual(['Åsa Berg']);
    await keys.getByRole('button', { name: 'x', exact: true }).tap();
    expect(await page.getByRole('dialog').textContent()).toContain('Ingen med det namnet är med.');
    await page.getByRole('button', { name: 'Radera' }).tap();
    expect(await namesShown(page)).toEqual(['Åsa Berg']);
    await page.getByRole('button', { name: 'Visa alla' }).tap();
    expect((await namesShown(page)).length).toBeGreaterThan(5);
    expect(await sent()).toEqual([]);
  });

  describe('under a finger', () => {
    const tops = (page: Page): Promise<number[]> =>
      page.locator('.person').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
    /** Björn has left, nobody waits or raises a hand any more, and somebody has come. */
    const changed = people(1)
      .filter(({ id }) => id !== '6')
      .map((row) => ({ ...row, isWaiting: false, hand: null }));

    /** A finger on the second row, until it is lifted. */
    async function touch(page: Page): Promise<() => Promise<unknown>> {
      const { x, y } = (await page.locator('.person').nth(1).boundingBox())!;
      const session = await page.context().newCDPSession(page);
      const touchPoints = [{ x: x + 40, y: y + 40 }];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
      return () => session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }

    test('stays where it is however long that rests, and for two seconds more', async () => {
      const { page, push } = await open(host, { hasFakeClock: true });
      await openPeople(page);
      const [names, places] = [await namesShown(page), await tops(page)];
      const lift = await touch(page);
      await push({ people: { rows: changed } });
      await page.clock.runFor(10_000);
      expect(await namesShown(page)).toEqual(names);
      expect(await tops(page)).toEqual(places);
      await lift();
      await page.clock.runFor(1_800);
      expect(await tops(page)).toEqual(places);
      await page.clock.runFor(300);
      expect(await namesShown(page)).not.toContain('Björn Öst');
      expect(await namesShown(page)).toContain('Deltagare 1');
      expect(await page.locator('.person-heading').allTextContents()).toEqual(['Värd 1', 'Med i mötet 8']);
    });

    test('stays in its order while it scrolls', async () => {
      const { page, push } = await open({ ...host, people: { rows: people(300) } }, { hasFakeClock: true });
      await openPeople(page);
      await (
        await touch(page)
      )();
      await page.clock.runFor(1_500);
      await page.locator('.virtual-view').evaluate((list) => list.scrollTo(0, 1_000));
      await page.locator('.person', { hasText: 'Deltagare 5' }).waitFor();
      await page.clock.runFor(1_500);
      await push({ people: { rows: changed } });
      expect(await namesShown(page)).toContain('Deltagare 5');
      await page.clock.runFor(700);
      expect(await namesShown(page)).not.toContain('Deltagare 5');
    });
  });
});

describe('what can be done about a person', () => {
  test('is one tap each, and sends exactly that', async () => {
    const { page, sent } = await open(host, { hasFakeClock: true });
    await openPeople(page);
    await choose(page, 'Björn');
    const pane = page.locator('.person-pane');
    for (const name of [
      'Be om att slå på mikrofonen',
      'Be om att slå på kameran',
      'Visa stort för alla',
      'Fäst på skärm 1',
      'Fäst på skärm 2',
      'Be om att få styra kameran',
      'Tillåt att spela in',
    ]) {
      await pane.getByRole('button', { name }).tap();
      await page.clock.runFor(800);
    }
    const about = { personId: '6' };
    expect(await sent()).toEqual([
      { kind: 'people.setMicrophone', ...about, isOn: true },
      { kind: 'people.setCamera', ...about, isOn: true },
      { kind: 'people.setSpotlight', ...about, isOn: true },
      { kind: 'people.setPin', ...about, screen: 1 },
      { kind: 'people.setPin', ...about, screen: 2 },
      { kind: 'camera.request', ...about },
      { kind: 'people.allowRecording', ...about, isOn: true },
    ]);
  });

  test('asks once before somebody is removed, or made host', async () => {
    const { page, sent } = await open(host, { hasFakeClock: true });
    await openPeople(page);
    await choose(page, 'Björn');
    for (const [name, question, kind] of [
      ['Ta bort ur mötet', 'Ta bort Björn Öst?', 'people.remove'],
      ['Gör till värd', 'Göra Björn Öst till värd?', 'people.makeHost'],
    ] as const) {
      const earlier = await sent();
      await page.getByRole('button', { name }).tap();
      await page.clock.runFor(800);
      expect(await page.getByRole('alertdialog').textContent()).toContain(question);
      expect(await sent()).toEqual(earlier);
      await page.getByRole('button', { name: 'Tillbaka' }).tap();
      await page.clock.runFor(800);
      expect(await page.getByRole('alertdialog').count()).toBe(0);
      expect(await sent()).toEqual(earlier);
      await page.getByRole('button', { name }).tap();
      await page.clock.runFor(800);
      await page.getByRole('alertdialog').getByRole('button', { name }).tap();
      await page.clock.runFor(800);
      expect(await page.getByRole('alertdialog').count()).toBe(0);
      expect(await sent()).toEqual([...earlier, { kind, personId: '6' }]);
    }
  });

  test('shows waiting on what was tapped, and for that person alone', async () => {
    const { page, push, sent } = await open(host);
    await openPeople(page);
    await push({
      pending: [{ kind: 'people.setMicrophone', about: '6', since: at('15:06'), isSlow: false }],
    });
    await choose(page, 'Björn');
    const busy = page.locator('.person-pane [aria-busy=true]');
    expect(await busy.allTextContents()).toEqual([expect.stringContaining('Be om att slå på mikrofonen')]);
    await busy.tap({ force: true });
    expect(await sent()).toEqual([]);
    await choose(page, 'Karin');
    expect(await busy.count()).toBe(0);
  });

  test('is only what a room that is not host may do, and why', async () => {
    const { page, push } = await open(asGuest(call()));
    await openPeople(page);
    expect(await page.getByRole('dialog').textContent()).toContain('Bara värden kan släppa in');
    expect(await page.getByRole('button', { name: 'Stäng av allas mikrofoner' }).count()).toBe(0);
    await choose(page, 'Ingrid');
    const pane = page.locator('.person-pane');
    expect(await pane.locator('.person-buttons button').count()).toBe(0);
    expect(await pane.textContent()).toContain('Bara värden kan');
    const hostOnly = ['endForAll', 'removeParticipant', 'makeHost'] as const;
    const capabilities = allCapabilities.filter((one) => !hostOnly.some((kept) => kept === one));
    await push({ room: { link: 'ready', capabilities, hostOnly } });
    expect(await pane.textContent()).toContain('Bara värden kan ta bort någon');
    expect(await pane.locator('.person-buttons button').allTextContents()).toEqual(['Släpp in']);
  });

  test('for everybody is to let all in and to mute all', async () => {
    const { page, sent, push } = await open(host, { hasFakeClock: true });
    await openPeople(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Släpp in alla 2' }).tap();
    await page.clock.runFor(800);
    await page.getByRole('button', { name: 'Stäng av allas mikrofoner' }).tap();
    expect(await sent()).toEqual([{ kind: 'people.admitAll' }, { kind: 'people.muteAll' }]);
    await push({ meeting: meeting({ role: 'host' }) });
    expect(await page.getByRole('button', { name: /Släpp in alla/ }).count()).toBe(0);
  });

  test('the list is not offered where the room cannot tell who is there', async () => {
    const capabilities = allCapabilities.filter((one) => one !== 'participants');
    const { page } = await open({ ...host, room: { link: 'ready', capabilities, hostOnly: [] } });
    expect(await page.locator('.people').isDisabled()).toBe(true);
    expect(await page.locator('.people').textContent()).toContain('14 deltagare');
  });
});

describe('who waits is let in from the list', () => {
  const admit = (page: Page, name: string) => page.getByRole('button', { name: `Släpp in ${name}` });

  test('with one tap, each by themselves', async () => {
    const { page, push, sent } = await open(host);
    await openPeople(page);
    await admit(page, 'Nils Lund').tap();
    expect(await sent()).toEqual([{ kind: 'people.admit', personId: '2' }]);
    await push({ pending: [{ kind: 'people.admit', about: '2', since: at('15:06'), isSlow: false }] });
    const busy = page.locator('.person-row [aria-busy=true]');
    expect(await busy.allTextContents()).toEqual([expect.stringContaining('Släpper in …')]);
    expect(await admit(page, 'Ingrid Nyström').isEnabled()).toBe(true);
  });

  test('only as long as they wait, though their row stays under the finger', async () => {
    const { page, push } = await open(host, { hasFakeClock: true });
    await openPeople(page);
    await admit(page, 'Nils Lund').tap();
    await push({ people: { rows: people().map((row) => ({ ...row, isWaiting: row.id === '1' })) } });
    expect(await admit(page, 'Nils Lund').isDisabled()).toBe(true);
    expect(await admit(page, 'Ingrid Nyström').isDisabled()).toBe(false);
    await page.clock.runFor(2_100);
    expect(await admit(page, 'Nils Lund').count()).toBe(0);
  });

  test('not where the room may not', async () => {
    const { page } = await open(asGuest(call()));
    await openPeople(page);
    expect(await page.locator('.person-waiting').count()).toBe(2);
    expect(await page.getByRole('button', { name: /Släpp in/ }).count()).toBe(0);
  });
});

test('from one person it is one tap back to everybody', async () => {
  const { page, sent } = await open(host);
  await openPeople(page);
  await choose(page, 'Björn');
  await page.locator('.person-pane').getByRole('button', { name: 'Tillbaka' }).tap();
  expect(await page.getByRole('button', { name: 'Sök deltagare' }).count()).toBe(1);
  expect(await page.locator('.person[aria-pressed=true]').count()).toBe(0);
  expect(await sent()).toEqual([]);
});

test('somebody who leaves while chosen takes their choices with them', async () => {
  const { page, push } = await open(host, { hasFakeClock: true });
  await openPeople(page);
  await choose(page, 'Björn');
  await page.clock.runFor(3_000);
  await push({ people: { rows: [person(5, 'Mötesrum Älgen', { isMyself: true })] } });
  expect(await page.locator('.person-pane').textContent()).not.toContain('Björn');
  expect(await namesShown(page)).toEqual(['Mötesrum Älgen']);
});

test('what becomes of the wish to move a camera is said where it was made', async () => {
  const { page, push } = await open(host);
  await openPeople(page);
  await choose(page, 'Björn');
  const { id, name } = people().find((row) => row.name.startsWith('Björn'))!;
  const pane = page.locator('.person-pane');
  await push({ controls: controls({ farCamera: { personId: id, name, state: 'refused' } }) });
  expect(await pane.textContent()).toContain(`${name} låter ingen annan styra kameran.`);
  await push({ controls: controls({ farCamera: { personId: '99', name: 'Nils', state: 'refused' } }) });
  expect(await pane.textContent()).not.toContain('Nils');
});
