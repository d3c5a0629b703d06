/** Speech mode in the page: fingers listen and a double tap acts, what changes is told, and private words are not. */
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { openPeople } from './call-sheets.ts';
import { gallery } from './gallery.ts';
import { people } from './meeting-slices.ts';
import { at, call, free, passcode } from './snapshots.ts';
import {
  aloud,
  doubleTap,
  everythingUnder,
  fingerOn,
  listenAt,
  middleOf,
  said,
  speakUp,
  utterances,
} from './spoken.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();
/** In the head of the page, where nothing can be pressed. */
const elsewhere = { x: 640, y: 60 };

async function openAloud(snapshot: Snapshot) {
  const shown = await open(snapshot, { hasFakeClock: true });
  const first = await speakUp(shown, snapshot);
  const { page } = shown;
  const finger = await fingerOn(page);
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  return {
    ...shown,
    page,
    first,
    finger,
    button,
    listen: async (name: string | RegExp) => listenAt(page, finger, await middleOf(button(name))),
    doubleTap: () => doubleTap(page, finger, elsewhere),
  };
}

describe('turned on', () => {
  test('it says how it is used and where one is, and turned off it gives the touches back', async () => {
    const { page, first, show, sent, finger, button } = await openAloud(free());
    expect(first[0]).toContain('Tryck snabbt två gånger, var som helst');
    expect(first.slice(1)).toEqual(['Ledigt, till 14:30 – 42 minuter']);
    await show(free());
    expect(await said(page)).toEqual(['Uppläsningen är av.']);
    await finger.tap(await middleOf(button('Starta möte nu')));
    expect(await sent()).toEqual([{ kind: 'meeting.start' }]);
    await page.clock.runFor(5_000);
    expect(await said(page)).toEqual([]);
  });

  test('it speaks the language of the page, and of a button that is labelled in another', async () => {
    const { page, show, finger, button } = await openAloud(free());
    await listenAt(page, finger, await middleOf(button('Hjälp')));
    const english = free();
    await show(aloud({ ...english, panel: { ...english.panel, language: 'en' } }));
    expect(await utterances(page)).toMatchObject([
      { text: 'Available, until 14:30 – 42 minutes', lang: 'en-GB' },
    ]);
    await finger.down(await middleOf(page.locator('.bar > button').last()));
    await page.clock.runFor(130);
    expect(await utterances(page)).toMatchObject([{ text: 'SV – Svenska, knapp', lang: 'sv-SE' }]);
  });
});

describe('a finger', () => {
  test('hears what it touches within half a second, silences what was said before, and presses nothing', async () => {
    const { page, sent, finger, button } = await openAloud(free());
    const start = button('Starta möte nu');
    const before = await page.evaluate(() => ({ hushed: window.heard.hushed, atMs: performance.now() }));
    await said(page);
    await finger.down(await middleOf(start));
    expect(await page.evaluate(() => window.heard.hushed)).toBe(before.hushed + 1);
    expect(await start.getAttribute('data-pressed')).toBeNull();
    await finger.up();
    await page.clock.runFor(450);
    const heard = await utterances(page);
    expect(heard).toMatchObject([{ text: 'Starta möte nu, knapp', lang: 'sv-SE' }]);
    expect(heard[0]!.atMs - before.atMs).toBeLessThanOrEqual(500);
    await page.clock.runFor(5_000);
    expect(await sent()).toEqual([]);
  });

  test('that moves hears one thing after the other', async () => {
    const { page, sent, finger, button } = await openAloud(free());
    await said(page);
    await finger.down(await middleOf(button('Starta möte nu')));
    await finger.move(await middleOf(button('Dela skärm')));
    await finger.move(await middleOf(button(/^Delningskod/)));
    await finger.up();
    expect(await said(page)).toEqual(['Dela skärm, knapp', 'Delningskod, T R K V B N, knapp']);
    expect(await sent()).toEqual([]);
  });

  test('of a mouse acts as little', async () => {
    const { page, sent, button } = await openAloud(free());
    const { x, y } = await middleOf(button('Starta möte nu'));
    await page.mouse.click(x, y);
    await page.clock.runFor(500);
    expect((await said(page)).at(-1)).toBe('Starta möte nu, knapp');
    expect(await sent()).toEqual([]);
  });
});

describe('a double tap', () => {
  test('anywhere acts once on what was heard last, however soon it comes', async () => {
    const { listen, sent, ...panel } = await openAloud(free());
    expect(await listen('Starta möte nu')).toBe('Starta möte nu, knapp');
    await panel.doubleTap();
    expect(await sent()).toEqual([{ kind: 'meeting.start' }]);
  });

  test('does not act on what says something else by now, and says what', async () => {
    const { page, listen, sent, push, ...panel } = await openAloud(free());
    await listen('Starta möte nu');
    await push({ home: { ...free().home, state: 'unknown', until: null } });
    await said(page);
    await panel.doubleTap();
    expect(await sent()).toEqual([]);
    expect(await said(page)).toEqual(['Starta möte, knapp']);
  });

  test('does not act on what has gone', async () => {
    const { page, listen, sent, show, ...panel } = await openAloud(free());
    await listen('Starta möte nu');
    await show(aloud(call()));
    await said(page);
    await panel.doubleTap();
    expect(await said(page)).toEqual(['Det du hörde sist finns inte kvar.']);
    await panel.doubleTap();
    expect(await sent()).toEqual([]);
  });

  test('opens a sheet, whose heading is told, and closing it leads back', async () => {
    const { page, listen, sent, ...panel } = await openAloud(free());
    await listen('Hjälp');
    await panel.doubleTap();
    expect((await said(page))[0]).toBe('Hjälp, rubrik');
    await listen('Stäng');
    await panel.doubleTap();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect((await said(page)).at(-1)).toBe('Hjälp, knapp');
    expect(await sent()).toEqual([]);
  });

  test('tells how what it acted on has become', async () => {
    const { page, listen, push, ...panel } = await openAloud(free());
    await listen('Starta möte nu');
    await panel.doubleTap();
    await push({ pending: [{ kind: 'meeting.start', about: null, since: at('13:48'), isSlow: false }] });
    expect((await said(page)).at(-1)).toMatch(/^Startar .*pågår$/);
  });

  test('on what cannot be used says so again', async () => {
    const { page, listen, sent, ...panel } = await openAloud(passcode(false));
    await listen('Anslut');
    await panel.doubleTap();
    expect((await said(page)).at(-1)).toBe('Anslut, knapp, går inte just nu');
    expect(await sent()).toEqual([]);
  });

  test('that stays down holds a button that acts while it is held', async () => {
    const { page, listen, sent, finger, ...panel } = await openAloud(call());
    await listen('Kamera');
    await panel.doubleTap();
    await listen(/vänster/i);
    await finger.tap(elsewhere);
    await finger.down(elsewhere);
    await page.clock.runFor(450);
    const during = await sent();
    expect(during.length).toBeGreaterThanOrEqual(3);
    await finger.up();
    await page.clock.runFor(2_000);
    expect((await sent()).length).toBe(during.length + 1);
  });
});

describe('a keyboard', () => {
  test('hears what has the focus, and Enter acts once', async () => {
    const { page, sent, button } = await openAloud(free());
    await button('Starta möte nu').focus();
    await said(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await said(page)).toEqual(['Dela skärm, knapp', 'Starta möte nu, knapp']);
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([{ kind: 'meeting.start' }]);
  });
});

describe('without being touched', () => {
  test('a notice, an error and a screen are told, and a minute that passes is not', async () => {
    const { page, push, show } = await openAloud(free());
    await said(page);
    await push({ notices: [{ id: 1, tone: 'good', about: null, code: 'meeting.ended', at: null }] });
    expect(await said(page)).toEqual(['Mötet är slut.']);
    const hushed = await page.evaluate(() => window.heard.hushed);
    await push({
      notices: [{ id: 2, tone: 'bad', about: 'meeting.join', code: 'meeting.joinFailed', at: null }],
    });
    expect(await said(page)).toHaveLength(1);
    expect(await page.evaluate(() => window.heard.hushed)).toBe(hushed + 1);
    await push({ clock: { now: at('13:49') } });
    expect(await said(page)).toEqual([]);
    await show(aloud(call()));
    expect(await said(page)).toContain('Möte pågår, bokat möte, 24 minuter kvar, nästa möte 16:00');
  });

  test('somebody who waits is told, and another one anew, both without their names', async () => {
    const { page, push } = await openAloud(call());
    await said(page);
    const waiting = (newest: string) => ({ meeting: { ...call().meeting!, waiting: { count: 1, newest } } });
    for (const name of ['Ingrid Nyström', 'Nils Lund']) {
      await push(waiting(name));
      expect(await said(page)).toEqual(['en deltagare väntar utanför']);
    }
  });
});

describe('private words', () => {
  /** Of bookings, of people in and outside meetings. */
  const names = (snapshot: Snapshot): readonly string[] => {
    const found = [
      ...JSON.stringify(snapshot).matchAll(/"(?:title|organizer|name|newest|callerName)":"([^"]{3,})"/g),
    ];
    // What the room and its devices are called is for everybody.
    const { panel, rooms, devices, sharing } = snapshot;
    const known = JSON.stringify([panel.roomName, rooms, devices, sharing]);
    return found.map(([, name]) => name!).filter((name) => !known.includes(name));
  };

  test.each([
    'busy',
    'waiting',
    'crowded',
    'passcode',
    'wait-for-host',
    'incoming-call',
    'call-waiting',
    'call-hand',
  ])('are not told on the screen: %s', async (state) => {
    const snapshot = gallery[state]!;
    const { page, finger, first } = await openAloud(snapshot);
    const told = [...first, ...(await everythingUnder(page, finger, '.frame'))].join('\n');
    expect(names(snapshot).length).toBeGreaterThan(0);
    expect(names(snapshot).filter((name) => told.includes(name))).toEqual([]);
  });

  test('are not told in the list of people', async () => {
    const snapshot = call(
      { role: 'host', waiting: { count: 2, newest: 'Nils Lund' } },
      { people: { rows: people() } },
    );
    const shown = await open(snapshot, { hasFakeClock: true });
    await openPeople(shown.page);
    await speakUp(shown, snapshot);
    const told = (await everythingUnder(shown.page, await fingerOn(shown.page), 'dialog')).join('\n');
    expect(told).toContain('Släpp in en person, knapp');
    expect(names(snapshot).filter((name) => told.includes(name))).toEqual([]);
  });

  test('are told to whoever touches again and holds for two seconds', async () => {
    const { page, listen, finger, button } = await openAloud(gallery['waiting']!);
    const row = button(/^14:30/);
    expect(await listen(/^14:30/)).toBe('14:30, bokat möte, en organisatör, Zoom, knapp');
    await finger.down(await middleOf(row));
    await page.clock.runFor(2_200);
    await finger.up();
    const [again, asked] = await said(page);
    expect(again).toBe('14:30, bokat möte, en organisatör, Zoom, knapp');
    const { booking } = gallery['waiting']!.home;
    expect(asked).toBe(`14:30, ${booking!.title!}, ${booking!.organizer!}, Zoom, knapp`);
  });

  test('of a code are not told while it is typed', async () => {
    const { page, listen, finger, button, ...panel } = await openAloud(passcode(false));
    expect(await listen('7')).toBe('siffra, knapp');
    await panel.doubleTap();
    expect(await said(page)).toEqual(['siffra, knapp']);
    const field = page.getByRole('textbox');
    expect(await field.inputValue()).toBe('7');
    expect(await listenAt(page, finger, await middleOf(field))).toBe('Lösenkod, fält, siffra');
    await panel.doubleTap();
    await page.keyboard.type('42');
    expect(await listenAt(page, finger, await middleOf(field))).toBe('Lösenkod, fält, 3 tecken');
    expect(await button('7').count()).toBe(1);
  });
});
