/** Trouble told before people sit down, and the end of a booking told to those who sit there, with a way to stay. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import {
  aheadOf,
  callEnding,
  ending,
  homeEnding,
  networkGone,
  preflight,
  sharingEnding,
} from './ahead-states.ts';
import { lengths, ownBooking } from './booking-states.ts';
import { measure, noFaults } from './measure.ts';
import { at, busy, call, door, inLanguage, planning, sharing, soon, withBanner } from './snapshots.ts';
import type { Size } from './scripted-panel.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();
const allSizes: readonly Size[] = ['landscape', 'portrait', 'wide', 'low'];
const comesAtHalfPast = { nextStartsAt: planning.endsAt, extensions: [] };

/** Everything that can be tapped, and where. */
const places = (page: Page): Promise<unknown> =>
  page.locator('main button:not(.banner button), footer button').evaluateAll((controls) =>
    controls.map((control) => {
      const { x, y, width, height } = control.getBoundingClientRect();
      return [control.textContent, x, y, width, height];
    }),
  );
const messages = (page: Page) => page.locator('.messages');
/** What is said aloud by nothing but the voice. */
const said = async (page: Page): Promise<string> =>
  (await page.locator('#root > .unseen[role=status], body > div > .unseen[role=status]').allTextContents())
    .join('')
    .trim();

describe('the end of a booking', () => {
  test.each<[string, Snapshot]>([
    ['a call', callEnding('last')],
    ['a share', sharingEnding('last')],
    ['five minutes before, in a call', callEnding('soon')],
    ['five minutes before, in a share', sharingEnding('soon')],
  ])('is put off with one tap in %s', async (_, snapshot) => {
    const { page, sent } = await open(snapshot);
    await messages(page).getByRole('button', { name: 'Förläng med 15 min', exact: true }).tap();
    expect(await sent()).toEqual([{ kind: 'booking.extend', bookingKey: planning.key, minutes: 15 }]);
  });

  test('is put off on home with the row that stands there anyway', async () => {
    const { page, sent } = await open(homeEnding('soon'));
    expect(await messages(page).textContent()).toBe('Bokningen slutar om 5 min');
    expect(await messages(page).getByRole('button').count()).toBe(0);
    await page.getByRole('button', { name: 'Förläng med 15 min', exact: true }).tap();
    expect(await sent()).toMatchObject([{ kind: 'booking.extend', minutes: 15 }]);
  });

  test('shows on what was tapped that it is under way', async () => {
    const { page, push } = await open(callEnding('last'));
    await messages(page).getByRole('button', { name: 'Förläng med 30 min', exact: true }).tap();
    await push({
      pending: [{ kind: 'booking.extend', about: planning.key, since: at('15:29'), isSlow: false }],
    });
    expect(await messages(page).locator('[aria-busy]').textContent()).toContain('30 min');
  });

  test.each([
    ['sv', 'Bokningen slutar om 5 min', 'Nästa möte börjar 15:30'],
    ['en', 'The booking ends in 5 min', 'Next meeting starts at 15:30'],
  ] as const)('names whoever comes next, and offers nothing then, in %s', async (language, end, next) => {
    const { page, show } = await open(inLanguage(callEnding('soon', comesAtHalfPast), language));
    for (const snapshot of [callEnding, sharingEnding, homeEnding]) {
      await show(inLanguage(snapshot('soon', comesAtHalfPast), language));
      expect(await messages(page).textContent()).toBe(`${end} ${next}`);
      expect(await messages(page).getByRole('button').count()).toBe(0);
    }
  });

  test('is a quiet line ten minutes before, and none where the head says it already', async () => {
    const { page, show } = await open(sharingEnding('quiet', comesAtHalfPast));
    const line = 'Bokningen slutar om 9 min · Nästa möte börjar 15:30';
    expect(await page.locator('.sharing-head').textContent()).toContain(line);
    expect(await messages(page).textContent()).toBe('');
    await show(homeEnding('quiet'));
    expect(await messages(page).textContent()).toBe('Bokningen slutar om 9 min');
    await show(callEnding('quiet', comesAtHalfPast));
    expect(await messages(page).textContent()).toBe('');
    expect(await page.locator('.time-left').textContent()).toContain('9 minuter kvar');
  });

  test('yields to who waits outside until its last minute', async () => {
    const waiting = { role: 'host', waiting: { count: 2, newest: 'Nils Lund' } } as const;
    const { page, show } = await open(callEnding('soon', {}, waiting));
    expect(await messages(page).textContent()).toContain('Nils Lund');
    await show(callEnding('last', {}, waiting));
    expect(await messages(page).textContent()).toContain('Bokningen slutar om 1 min');
  });

  test('is said aloud once a stage, however often the minutes change', async () => {
    const { page, push } = await open(call());
    expect(await said(page)).toBe('');
    const spoken: string[] = [];
    for (const [time, stage] of [
      ['15:21', 'quiet'],
      ['15:24', 'quiet'],
      ['15:25', 'soon'],
      ['15:28', 'soon'],
      ['15:29', 'last'],
    ] as const) {
      await push({ clock: { now: at(time) }, ending: ending(stage, comesAtHalfPast) });
      spoken.push(await said(page));
    }
    expect(spoken).toEqual([
      'Bokningen slutar 15:30. Nästa möte börjar 15:30.',
      'Bokningen slutar 15:30. Nästa möte börjar 15:30.',
      'Bokningen slutar snart, 15:30. Nästa möte börjar 15:30.',
      'Bokningen slutar snart, 15:30. Nästa möte börjar 15:30.',
      'Bokningen slutar om en minut, 15:30. Nästa möte börjar 15:30.',
    ]);
    expect(await page.locator('.ending').getAttribute('aria-live')).toBe('off');
    await push({ ending: null });
    expect(await said(page)).toBe('');
  });

  test('is nothing to those outside the door', async () => {
    const { page } = await open(door(homeEnding('last')));
    expect(await messages(page).textContent()).toBe('');
    expect(await said(page)).toBe('');
  });
});

describe('what is amiss before a meeting', () => {
  test.each([
    ['sv', 'Kameran hittas inte. Kontrollera att den är påslagen.', 'Supporten är meddelad.'],
    ['en', 'No camera is found. Check that it is switched on.', 'Support has been told.'],
  ] as const)('is told with what to do, and said aloud, in %s', async (language, words, reported) => {
    const { page, push } = await open(inLanguage(aheadOf(['camera']), language));
    expect(await messages(page).textContent()).toBe(`${words} ${reported}`);
    expect(await said(page)).toBe(words);
    await push({ preflight: null });
    expect(await messages(page).textContent()).toBe('');
    expect(await said(page)).toBe('');
  });

  test('says whom to call while nobody has been told', async () => {
    const unreported = preflight(['speaker'], { isReported: false });
    const { page, push } = await open(soon({ preflight: unreported }));
    expect(await messages(page).textContent()).toContain('Support: 08-16 00 00');
    await push({ panel: { ...soon().panel, supportPhone: null } });
    expect(await messages(page).textContent()).toBe(
      'Högtalaren hittas inte. Kontrollera att den är påslagen.',
    );
  });

  test('is a list when it is more than one thing', async () => {
    const { page } = await open(aheadOf(['camera', 'microphone', 'calendar']));
    expect(await messages(page).textContent()).toContain(
      'Behöver ses över före mötet 14:30: kameran, mikrofonen och kalendern.',
    );
  });

  test('stands in place of the room’s banner, unless that one can say more', async () => {
    const { page, show } = await open(networkGone());
    expect(await messages(page).textContent()).toBe(
      'Nätverket är borta. Kontrollera att nätverkskabeln sitter i. Supporten meddelas när nätet är tillbaka.',
    );
    const takenOver = withBanner({ kind: 'roomTakenOver', since: at('13:40') });
    await show({ ...takenOver, preflight: preflight(['room']) });
    expect(await page.locator('.banner').count()).toBe(1);
    expect(await messages(page).textContent()).toContain('En annan panel styr rummet.');
  });

  test('is seen at the door, too', async () => {
    const { page } = await open(door(aheadOf(['camera'])));
    expect(await messages(page).textContent()).toContain('Kameran hittas inte.');
  });
});

describe.each(allSizes)('at %s size', (size) => {
  test('what is told moves no control, covers none and is whole', { timeout: 120_000 }, async () => {
    const longest = {
      nextStartsAt: planning.endsAt,
      extensions: lengths(planning.endsAt, [15, 30], at('16:15')),
    };
    const pairs: readonly (readonly [Snapshot, readonly Snapshot[]])[] = [
      [call(), [callEnding('soon', longest), callEnding('last', longest)]],
      [
        sharing({ home: busy().home }),
        (['quiet', 'soon', 'last'] as const).map((stage) => sharingEnding(stage, longest)),
      ],
      [ownBooking(), (['quiet', 'soon', 'last'] as const).map((stage) => homeEnding(stage, longest))],
      [soon(), [aheadOf(['camera']), aheadOf(['camera', 'microphone', 'speaker', 'calendar'])]],
    ];
    const { page, show } = await open(call(), { size });
    for (const language of ['sv', 'en'] as const) {
      for (const [before, after] of pairs) {
        await show(inLanguage(before, language));
        const stood = await places(page);
        for (const snapshot of after) {
          await show(inLanguage(snapshot, language));
          const name = (await messages(page).textContent())!;
          expect(await places(page), name).toEqual(stood);
          expect(await page.evaluate(measure), name).toEqual(noFaults);
        }
      }
    }
  });
});
