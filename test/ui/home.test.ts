/** Home: the state in words, the one thing to do, the day, and each tap sent exactly once. */
import { describe, expect, test } from 'vitest';
import {
  agenda,
  at,
  busy,
  crowded,
  door,
  free,
  freeAllDay,
  inLanguage,
  obstructed,
  planning,
  soon,
  unknown,
} from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();
const languages = ['sv', 'en'] as const;

const words = {
  sv: {
    free: ['Ledigt', 'till 14:30 – 42 minuter', 'måndag23 november', '13:48'],
    soon: ['Snart', 'Börjar om 6 minuter', 'Planering v. 48 – rekrytering och lokaler', 'Zoom'],
    busy: ['Upptaget', 'till 15:30 – 48 minuter kvar', '14:30–15:30'],
    unknown: ['Okänt', 'Kan inte se kalendern just nu', 'Senast uppdaterad 10:12', 'Kalendern svarar inte.'],
    start: 'Starta möte nu',
    join: 'Anslut till mötet',
    share: 'Dela skärm',
  },
  en: {
    free: ['Available', 'until 14:30 – 42 minutes', 'Monday23 November', '13:48'],
    soon: ['Soon', 'Starts in 6 minutes', 'Planering v. 48 – rekrytering och lokaler', 'Zoom'],
    busy: ['In use', 'until 15:30 – 48 minutes left', '14:30–15:30'],
    unknown: ['Unknown', 'Calendar can’t be read right now', 'Last updated 10:12', 'not responding'],
    start: 'Start a meeting now',
    join: 'Join meeting',
    share: 'Share screen',
  },
} as const;

describe.each(languages)('home in %s', (language) => {
  test.each(['free', 'soon', 'busy', 'unknown'] as const)('says %s in words', async (state) => {
    const snapshot = { free, soon, busy, unknown }[state]();
    const { page } = await open(inLanguage(snapshot, language));
    const text = (await page.locator('#root').textContent()) ?? '';
    for (const sentence of words[language][state]) expect(text).toContain(sentence);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  });

  test('starts a meeting with one tap, once', async () => {
    const { page, sent } = await open(inLanguage(free(), language));
    await page.getByRole('button', { name: words[language].start }).tap();
    expect(await sent()).toEqual([{ kind: 'meeting.start' }]);
  });

  test('joins the booked meeting with one tap, once', async () => {
    const { page, sent } = await open(inLanguage(soon(), language));
    await page.getByRole('button', { name: words[language].join }).tap();
    expect(await sent()).toEqual([{ kind: 'meeting.join', bookingKey: planning.key }]);
  });

  test('shares without a meeting with one tap, once', async () => {
    const { page, sent } = await open(inLanguage(free(), language));
    await page.getByRole('button', { name: words[language].share, exact: true }).tap();
    expect(await sent()).toEqual([{ kind: 'share.start' }]);
  });
});

describe('the primary button', () => {
  test('is bottom left, 120 px high and at least 400 px wide in every state', async () => {
    const { page, show } = await open(free());
    const boxes = [];
    for (const snapshot of [free(), soon(), busy(), obstructed(), unknown()]) {
      await show(snapshot);
      boxes.push(await page.locator('.button-primary').boundingBox());
    }
    for (const box of boxes) {
      expect(box).toMatchObject({ x: boxes[0]!.x, y: boxes[0]!.y, height: 120 });
      expect(box!.width).toBeGreaterThanOrEqual(400);
    }
  });

  test('shows progress in its own place, keeps its size, and cannot fire again', async () => {
    const { page, push, sent } = await open(soon());
    const button = page.locator('.button-primary');
    const before = await button.boundingBox();
    await push({ pending: [{ kind: 'meeting.join', about: null, since: at('14:24'), isSlow: false }] });
    expect(await button.textContent()).toContain('Ansluter …');
    expect(await button.getAttribute('aria-busy')).toBe('true');
    await button.tap({ force: true });
    expect(await sent()).toEqual([]);
    await push({ pending: [{ kind: 'meeting.join', about: null, since: at('14:24'), isSlow: true }] });
    expect(await button.textContent()).toContain('Tar längre tid än vanligt');
    expect(await button.boundingBox()).toEqual(before);
  });

  test('is not offered where the room cannot start meetings', async () => {
    const { page } = await open(
      free({ room: { link: 'ready', capabilities: ['localShare'], hostOnly: [] } }),
    );
    expect(await page.locator('.button-primary').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Mötes-ID' }).count()).toBe(0);
  });

  test('does nothing when the finger slides off it', async () => {
    const { page, sent } = await open(free());
    const box = (await page.locator('.button-primary').boundingBox())!;
    await page.mouse.move(box.x + 60, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y - 200);
    await page.mouse.up();
    expect(await sent()).toEqual([]);
  });
});

test('a booking that cannot be joined says why where the button would be, and offers a meeting', async () => {
  const { page, sent } = await open(obstructed());
  expect(await page.locator('.messages').textContent()).toContain('Mötet är i Teams.');
  await page.getByRole('button', { name: 'Starta möte' }).tap();
  expect(await sent()).toEqual([{ kind: 'meeting.start' }]);
});

test('without local sharing the share button shows how instead', async () => {
  const { page, sent } = await open(
    free({ room: { link: 'ready', capabilities: ['start', 'cable'], hostOnly: [] } }),
  );
  await page.getByRole('button', { name: 'Dela skärm', exact: true }).tap();
  expect(await page.getByRole('dialog').textContent()).toContain('Anslut kabeln på bordet');
  expect(await sent()).toEqual([]);
});

test('the language button asks main for the other language, by its own name', async () => {
  const { page, show, sent } = await open(free());
  await page.getByRole('button', { name: 'English' }).tap();
  await show(inLanguage(free(), 'en'));
  await page.getByRole('button', { name: 'Svenska' }).waitFor();
  expect(await sent()).toEqual([{ kind: 'panel.setLanguage', language: 'en' }]);
});

describe('the day', () => {
  test('lists bookings and gaps with a line where now is', async () => {
    const { page } = await open(free());
    const rows = await page.locator('.agenda li').allTextContents();
    expect(rows).toEqual([
      '10:00Styrgrupp arkivKarin Ek',
      'nu',
      '13:48Ledigt 42 min',
      '14:30Planering v. 48 – rekrytering och lokalerAnna Andersson · Zoom',
      '15:30Ledigt 30 min',
      '16:00Privat möte',
      '17:00Ledigt resten av dagen',
    ]);
    // Each leads to the whole day, the line does not.
    expect(await page.locator('.agenda li button').count()).toBe(rows.length - 1);
  });

  test('says so when nothing is booked', async () => {
    const { page } = await open(freeAllDay());
    expect(await page.locator('.agenda').textContent()).toContain('Inga bokningar i dag');
    expect(await page.locator('.state').textContent()).toContain('resten av dagen');
  });

  test('calls nothing free when the calendar is unknown', async () => {
    const { page } = await open(unknown());
    expect(await page.locator('#root').textContent()).not.toMatch(/ledigt/i);
  });

  test('with forty bookings begins at now and turns by buttons as well as by finger', async () => {
    const { page } = await open(crowded());
    const view = page.locator('.list-view');
    const top = (): Promise<number> => view.evaluate((element) => element.scrollTop);
    const now = await page.locator('.now-line').boundingBox();
    const box = await view.boundingBox();
    expect(now!.y).toBeGreaterThan(box!.y);
    expect(now!.y).toBeLessThan(box!.y + 100);
    const before = await top();
    await page.getByRole('button', { name: 'Visa senare' }).tap();
    await page.waitForFunction(
      (from) => document.querySelector('.list-view')!.scrollTop > from + 200,
      before,
    );
    await page.getByRole('button', { name: 'Visa tidigare' }).tap();
    await page.waitForFunction((from) => document.querySelector('.list-view')!.scrollTop <= from, before);
  });

  test('needs no buttons when all of it fits', async () => {
    const { page } = await open(freeAllDay());
    expect(await page.locator('.list-buttons').count()).toBe(0);
  });

  test('says how old it is once that is worth a word', async () => {
    const aged = agenda(at('13:48'), undefined, { asOf: at('13:43'), age: 'aged' });
    const { page, push } = await open(free());
    expect(await page.locator('.agenda').textContent()).not.toContain('Senast uppdaterad');
    await push({ agenda: aged });
    expect(await page.locator('.agenda').textContent()).toContain('Senast uppdaterad 13:43');
  });

  test('names whole-day bookings first, and says which ones collide or are not certain', async () => {
    const odd = { ...planning, overlaps: true, isTentative: true };
    const { page } = await open(
      free({
        agenda: agenda(at('13:48'), [odd], { allDay: [{ ...planning, key: 'fair', title: 'Mässa' }] }),
      }),
    );
    const rows = await page.locator('.agenda li').allTextContents();
    expect(rows[0]).toBe('Hela dagenMässa');
    expect(rows.join()).toContain('preliminärt · krockar med en annan bokning');
  });
});

test('a door panel fills with its state and has no room controls', async () => {
  const { page, show } = await open(door(busy()));
  const buttons = (): Promise<string[]> => page.locator('button:not(.agenda button)').allTextContents();
  const fill = (): Promise<string> =>
    page.locator('.now').evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await fill()).toBe('rgb(196, 38, 46)');
  expect(await buttons()).toEqual(['Hitta rum', 'Hjälp', 'Aa', 'EN']);
  await show(door(free()));
  expect(await fill()).toBe('rgb(43, 212, 164)');
});

test('inside the room a running booking is calm: an edge of 16 px, no red button', async () => {
  const { page } = await open(busy());
  expect(await page.locator('.edge-busy').boundingBox()).toMatchObject({
    x: 0,
    y: 0,
    width: 16,
    height: 800,
  });
  expect(await page.locator('.tone-danger').count()).toBe(0);
});
