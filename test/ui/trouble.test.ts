/** When something is wrong: said in words with its age, the rest goes on, and nothing pretends to work. */
import { describe, expect, test } from 'vitest';
import type { Banner } from '../../shared/snapshot.ts';
import {
  at,
  busy,
  call,
  free,
  incomingCall,
  inLanguage,
  meeting,
  problems,
  roomLost,
  setup,
  starting,
  unreachableRoom,
  waitForHost,
  withBanner,
} from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

describe('with the room out of reach', () => {
  test('home says so with its time, and no room control can be tapped', async () => {
    const { page, sent } = await open(roomLost());
    expect(await page.locator('.banner').textContent()).toBe(
      'Zoom-rummet svarar inte. Kalendern fungerar. Sedan 14:21',
    );
    for (const name of ['Anslut till mötet', 'Bara dela skärm', 'Så delar du', 'Mötes-ID']) {
      const button = page.getByRole('button', { name });
      expect(await button.isDisabled(), name).toBe(true);
      await button.tap({ force: true });
    }
    expect(await sent()).toEqual([]);
  });

  test('the calendar, help and the language go on', async () => {
    const { page, sent } = await open(roomLost());
    expect(await page.locator('.agenda').textContent()).toContain('Planering v. 48');
    await page.getByRole('button', { name: 'English' }).tap();
    expect(await sent()).toEqual([{ kind: 'panel.setLanguage', language: 'en' }]);
    await page.getByRole('button', { name: 'Hjälp' }).tap();
    expect(await page.getByRole('dialog').textContent()).toContain('08-16 00 00');
  });

  test('a meeting stays on screen with every control off but what needs no room', async () => {
    const banner: Banner = { kind: 'roomLost', since: at('15:05') };
    const { page } = await open(call({}, { ...unreachableRoom, banners: [banner] }));
    expect(await page.locator('.banner').textContent()).toContain('Sedan 15:05');
    const enabled = page.locator('main button:enabled, .bar-room button:enabled');
    expect(await enabled.allTextContents()).toEqual(['Mer']);
    expect(await page.locator('main button').count()).toBe(11);
  });
});

describe('banners', () => {
  test.each([
    [{ kind: 'roomConnecting', since: at('13:47') }, 'Zoom-rummet ansluts.', 'Connecting to the Zoom Room.'],
    [
      { kind: 'roomSignedOut', since: at('13:40') },
      'Zoom-rummet är utloggat.',
      'The Zoom Room is signed out.',
    ],
    [
      { kind: 'roomRefused', since: at('13:40'), code: 'room.hostKeyChanged', at: null },
      'Zoom-rummets identitet har ändrats.',
      'The identity of the Zoom Room has changed.',
    ],
  ] as const)('of kind %o are in both languages', async (banner, swedish, english) => {
    const { page, show } = await open(withBanner(banner));
    expect(await page.locator('.banner').textContent()).toContain(swedish);
    await show(inLanguage(withBanner(banner), 'en'));
    expect(await page.locator('.banner').textContent()).toContain(english);
  });

  test('of a take-over offer to take the room back, once', async () => {
    const { page, push, sent } = await open(withBanner({ kind: 'roomTakenOver', since: at('13:40') }));
    await page.getByRole('button', { name: 'Ta tillbaka' }).tap();
    expect(await sent()).toEqual([{ kind: 'room.takeBack' }]);
    await push({ pending: [{ kind: 'room.takeBack', about: null, since: at('13:48'), isSlow: false }] });
    expect(await page.locator('.banner button').textContent()).toContain('Tar tillbaka …');
  });

  test('of the calendar stand with the calendar, with cause and age', async () => {
    const { page } = await open(
      free({ banners: [{ kind: 'calendarTrouble', since: at('13:44'), code: 'calendar.secretExpired' }] }),
    );
    expect(await page.locator('.calendar-note').textContent()).toContain(
      'Panelens inloggning till kalendern har gått ut. Meddela IT-supporten. Sedan 13:44.',
    );
    expect(await page.locator('.banner').count()).toBe(0);
  });

  test('a panel without a room says that', async () => {
    const { page } = await open(
      free({ ...unreachableRoom, room: { link: 'off', capabilities: [], hostOnly: [] } }),
    );
    expect(await page.locator('.banner').textContent()).toContain('inte kopplad till något Zoom-rum');
  });
});

describe('notices', () => {
  test('that are bad are read out at once and say what to do', async () => {
    const { page, push } = await open(busy());
    await push({
      notices: [{ id: 7, tone: 'bad', about: 'meeting.join', code: 'meeting.joinFailed', at: null }],
    });
    expect(await page.locator('.notices [role=alert]').textContent()).toContain(
      'Rummet kom inte med i mötet. Zoom släppte inte in rummet.',
    );
  });

  test('that are good are told politely', async () => {
    const { page, push } = await open(free());
    await push({ notices: [{ id: 8, tone: 'good', about: null, code: 'meeting.ended', at: null }] });
    expect(await page.locator('.notices [role=status]').textContent()).toContain('Mötet är slut.');
    expect(await page.locator('.notices [role=alert]').textContent()).toBe('');
  });

  test('cover no control and are sent away by a tap, once', async () => {
    const { page, sent } = await open(
      call({}, { notices: [{ id: 9, tone: 'bad', about: 'camera.set', code: 'room.timeout', at: null }] }),
    );
    const toast = (await page.locator('.toast').boundingBox())!;
    for (const button of await page.locator('main button, footer button').all()) {
      expect((await button.boundingBox())!.y).toBeGreaterThanOrEqual(toast.y + toast.height);
    }
    await page.locator('.toast').getByRole('button', { name: 'Stäng' }).tap();
    expect(await sent()).toEqual([{ kind: 'notice.dismiss', id: 9 }]);
  });

  test('are seen over an open sheet too', async () => {
    const { page, push } = await open(free());
    await page.getByRole('button', { name: 'Mötes-ID' }).tap();
    await push({
      notices: [{ id: 3, tone: 'bad', about: 'meeting.joinNumber', code: 'meeting.joinFailed', at: null }],
    });
    expect(await page.getByRole('dialog').locator('.toast').isVisible()).toBe(true);
  });

  test('tell when main refuses a tap, and go away by themselves', async () => {
    const { page } = await open(free(), { hasFakeClock: true });
    await page.evaluate(() => {
      window.script.answer = { ok: false, error: { code: 'room.takenOver', retry: 'now', cause: null } };
    });
    await page.getByRole('button', { name: 'Starta möte nu' }).tap();
    await page.clock.runFor(100);
    expect(await page.locator('.notices').textContent()).toContain(
      'Mötet startade inte. En annan panel styr rummet.',
    );
    await page.clock.runFor(8_000);
    expect(await page.locator('.toast').count()).toBe(0);
  });
});

test('a page that has lost main shows nothing it cannot stand for, and comes back', async () => {
  const { page, push } = await open(free());
  await page.evaluate(() => window.script.setLink(false));
  const main = page.getByRole('main');
  await main.getByText('Panelen har tappat kontakten').waitFor();
  expect(await main.textContent()).not.toContain('Ledigt');
  expect(await main.getByRole('button').count()).toBe(0);
  await page.evaluate(() => window.script.setLink(true));
  await push({});
  expect(await main.textContent()).toContain('Ledigt');
});

test('a gap in the numbers asks for everything', async () => {
  const { page } = await open(free());
  await page.evaluate(() => window.script.push({ seq: 99, isWhole: false, slices: {} }));
  expect(await page.evaluate(() => window.script.resyncs)).toBe(1);
});

test('somebody’s touch is told to main, at most every ten seconds', async () => {
  const { page } = await open(free());
  await page.touchscreen.tap(300, 300);
  await page.touchscreen.tap(300, 300);
  const touches = await page.evaluate(() =>
    window.script.sent.filter(({ kind }) => kind === 'panel.touched'),
  );
  expect(touches).toHaveLength(1);
});

describe('while starting', () => {
  test('the places are there without a claim about the room', async () => {
    const { page } = await open(starting());
    expect(await page.getByRole('main').textContent()).toContain('Version 0.1.0');
    expect(await page.locator('.state').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Älgen');
  });
});

describe('a config that cannot be used', () => {
  test.each(['sv', 'en'] as const)('is told key by key in %s', async (language) => {
    const { page } = await open(inLanguage(setup(), language));
    const cards = await page.locator('.problem').allTextContents();
    expect(cards).toHaveLength(problems.length);
    const expected = {
      sv: ['room.csapi.port', 'Står nu"2244a"', 'Ska varaett heltal', 'VemDen som ansvarar för Zoom-rummet'],
      en: [
        'room.csapi.port',
        'Stands now"2244a"',
        'Should bea whole number',
        'WhoWhoever looks after the Zoom Room',
      ],
    };
    for (const words of expected[language]) expect(cards[0]).toContain(words);
    expect(cards[2]).toContain(language === 'sv' ? 'ingenting' : 'nothing');
  });
});

describe('prompts', () => {
  test('waiting for the host can be given up', async () => {
    const { page, sent } = await open(waitForHost());
    expect(await page.getByRole('main').textContent()).toContain('Har väntat sedan 14:40');
    await page.getByRole('button', { name: 'Avbryt' }).tap();
    expect(await sent()).toEqual([{ kind: 'prompt.cancel' }]);
  });

  test('a call to the room is answered or declined, and counts its seconds', async () => {
    const { page, sent } = await open(incomingCall(at('13:48') + 30_000), { hasFakeClock: true });
    expect(await page.getByRole('main').textContent()).toContain('Björn Öst');
    const before = await page.locator('.prompt-hint').textContent();
    await page.clock.runFor(5_000);
    const after = await page.locator('.prompt-hint').textContent();
    const seconds = (text: string | null): number => Number(/\d+/.exec(text ?? '')?.[0]);
    expect(seconds(before) - seconds(after)).toBe(5);
    await page.getByRole('button', { name: 'Svara' }).tap();
    await page.getByRole('button', { name: 'Avböj' }).tap();
    expect(await sent()).toEqual([{ kind: 'call.accept' }, { kind: 'call.reject' }]);
  });
});

test('five hundred people arriving change a number and nothing else', async () => {
  const { page, push } = await open(call());
  const before = await page.locator('.tiles').boundingBox();
  await push({ meeting: meeting({ participantCount: 500, waiting: { count: 480, newest: null } }) });
  expect(await page.locator('.people').textContent()).toContain('500 deltagare');
  expect(await page.locator('.tiles').boundingBox()).toEqual(before);
});
