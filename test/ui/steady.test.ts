/** Nothing that can be tapped moves under a finger while news come in, and a tap acts on release only. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { bookable, othersBooking, ownBooking, waiting } from './booking-states.ts';
import { agenda, at, busy, call, free, sharing, soon, unreachableRoom } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

/** Where every button of the screen stands. What scrolls inside a list may move with it. */
function places(page: Page): Promise<Readonly<Record<string, readonly number[]>>> {
  return page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('main button, footer button')].filter(
      (button) => button.closest('.list-view, .announcement, .banner, .notices') === null,
    );
    return Object.fromEntries(
      buttons.map((button, index) => {
        button.dataset['known'] ??= `${index} ${button.textContent}`;
        const { left, top, width, height } = button.getBoundingClientRect();
        return [button.dataset['known'], [left, top, width, height]];
      }),
    );
  });
}

const notice = { id: 7, tone: 'bad', about: 'share.start', code: 'room.timeout', at: null } as const;

/** What may come in on any screen of the panel at any moment. */
const news: Readonly<Record<string, (screen: Snapshot) => Partial<Snapshot>>> = {
  'a notice': () => ({ notices: [notice] }),
  'the next minute': ({ clock }) => ({ clock: { now: clock.now + 60_000 } }),
  'a tap of its own': ({ clock }) => ({
    pending: [{ kind: 'share.start', about: null, since: clock.now, isSlow: false }],
  }),
  'another sharing key': (screen) => ({ sharing: { ...screen.sharing, key: 'WWWWWW' } }),
  'another day': ({ clock }) => ({ agenda: agenda(clock.now, []) }),
  'a room that is lost': () => unreachableRoom,
};

const screens: Readonly<Record<string, () => Snapshot>> = {
  free,
  bookable,
  soon,
  busy,
  waiting: () => waiting(8),
  'own booking': ownBooking,
  'another’s booking': othersBooking,
  call: () => call({ role: 'host' }),
  sharing,
};

describe.each(['landscape', 'portrait', 'low'] as const)('at %s size', (size) => {
  test.each(Object.keys(screens))('nothing on %s moves when news come in', async (name) => {
    const screen = screens[name]!();
    const { page, show, push } = await open(screen, { size });
    const moved: string[] = [];
    for (const [what, slices] of Object.entries(news)) {
      await show(screen);
      const before = await places(page);
      await push(slices(screen));
      const after = await places(page);
      for (const [button, place] of Object.entries(before)) {
        // What goes may go.
        const now = after[button] ?? place;
        // A fraction of a pixel is the rounding of a row that is shared out.
        const isSame = now.every((edge, side) => Math.abs(edge - place[side]!) < 1.5);
        if (!isSame) moved.push(`${what}: ${button} from ${place.join(' ')} to ${now.join(' ')}`);
      }
    }
    expect(moved).toEqual([]);
  });
});

test.each(['landscape', 'portrait', 'low'] as const)(
  'news cover neither the question of a small sheet nor its answers, at %s size',
  async (size) => {
    const { page, push } = await open(call({ role: 'host' }), { size });
    await page.locator('.call-side .button').tap();
    await push({ notices: [notice] });
    const news = (await page.getByRole('dialog').locator('.toast').boundingBox())!;
    const question = (await page.getByRole('dialog').getByRole('heading').boundingBox())!;
    expect(news.y).toBeGreaterThanOrEqual(0);
    expect(news.y + news.height).toBeLessThanOrEqual(question.y);
  },
);

describe('a finger', () => {
  const chip = (page: Page) => page.getByRole('button', { name: /^Boka 30 min/ });

  test('acts when it is lifted, not when it comes down', async () => {
    const { page, sent } = await open(bookable());
    const box = (await chip(page).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    expect(await sent()).toEqual([]);
    await page.mouse.up();
    expect(await sent()).toMatchObject([{ kind: 'booking.book' }]);
  });

  test('that slides off before it is lifted does nothing', async () => {
    const { page, sent } = await open(bookable());
    const box = (await chip(page).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y - 120);
    await page.mouse.up();
    expect(await sent()).toEqual([]);
  });

  test('that taps twice books once', async () => {
    const { page, sent, push } = await open(bookable(), { hasFakeClock: true });
    await chip(page).tap();
    await push({ clock: { now: at('13:48') + 1 } });
    await chip(page).tap({ force: true });
    expect(await sent()).toHaveLength(1);
  });
});
