/** Joining by number and answering for a passcode: own keys, a keyboard too if one is there, and the idle close. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { free, inLanguage, passcode, sharing } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    await page.locator('.entry-keys').getByRole('button', { name: key, exact: true }).tap();
  }
}

const words = {
  sv: { open: 'Mötes-ID', join: 'Anslut', passcode: 'Ange lösenkod', erase: 'Radera' },
  en: { open: 'Meeting ID', join: 'Join', passcode: 'Enter passcode', erase: 'Erase' },
} as const;

describe.each(['sv', 'en'] as const)('joining by number in %s', (language) => {
  const text = words[language];

  test('takes nine to eleven digits, grouped as they come, and sends them once', async () => {
    const { page, sent } = await open(inLanguage(free(), language));
    await page.getByRole('button', { name: text.open }).tap();
    const field = page.getByRole('textbox');
    const join = page.getByRole('button', { name: text.join, exact: true });
    await press(page, '65123456');
    expect(await join.isDisabled()).toBe(true);
    await press(page, '78');
    expect(await field.inputValue()).toBe('651 234 5678');
    await press(page, '901');
    expect(await field.inputValue()).toBe('651 2345 6789');
    await page.getByRole('button', { name: text.erase }).tap();
    expect(await field.inputValue()).toBe('651 234 5678');
    await join.tap();
    expect(await sent()).toEqual([
      { kind: 'meeting.joinNumber', meetingNumber: '6512345678', passcode: null },
    ]);
  });

  test('takes a passcode along for those who have it', async () => {
    const { page, sent } = await open(inLanguage(free(), language));
    await page.getByRole('button', { name: text.open }).tap();
    await press(page, '651234567');
    await page.getByRole('button', { name: text.passcode }).tap();
    await press(page, '4711');
    await page.getByRole('button', { name: text.join, exact: true }).tap();
    expect(await sent()).toEqual([
      { kind: 'meeting.joinNumber', meetingNumber: '651234567', passcode: '4711' },
    ]);
  });
});

describe('the number sheet', () => {
  test('understands a keyboard, and takes digits alone', async () => {
    const { page, sent } = await open(free());
    await page.getByRole('button', { name: 'Mötes-ID' }).tap();
    await page.getByRole('textbox').waitFor();
    await page.keyboard.type('65x1 23-4567');
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([
      { kind: 'meeting.joinNumber', meetingNumber: '651234567', passcode: null },
    ]);
  });

  test('does not send a number that is too short, by key either', async () => {
    const { page, sent } = await open(free());
    await page.getByRole('button', { name: 'Mötes-ID' }).tap();
    await page.getByRole('textbox').waitFor();
    await page.keyboard.type('12345678');
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([]);
  });

  test('goes back from the passcode with the number still there', async () => {
    const { page } = await open(free(), { hasFakeClock: true });
    await page.getByRole('button', { name: 'Mötes-ID' }).tap();
    await press(page, '651234567');
    await page.getByRole('button', { name: 'Ange lösenkod' }).tap();
    await page.clock.runFor(700);
    await page.getByRole('button', { name: 'Tillbaka' }).tap();
    expect(await page.getByRole('textbox').inputValue()).toBe('651 234 567');
  });

  test('closes by itself after thirty seconds, warned about what was typed, and stays on request', async () => {
    const { page } = await open(free(), { hasFakeClock: true });
    await page.getByRole('button', { name: 'Mötes-ID' }).tap();
    await press(page, '65');
    await page.clock.runFor(12_000);
    const stay = page.getByRole('button', { name: 'Fortsätt' });
    expect(await page.locator('.sheet-closing').textContent()).toMatch(/Stängs om 1[89] s/);
    await stay.tap();
    await page.clock.runFor(5_000);
    expect(await page.locator('.sheet-closing').count()).toBe(0);
    await page.clock.runFor(26_000);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('closes on Escape and gives the focus back', async () => {
    const { page } = await open(free());
    const opener = page.getByRole('button', { name: 'Mötes-ID' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('a meeting with a passcode', () => {
  test('is answered with digits', async () => {
    const { page, sent } = await open(passcode(false));
    expect(await page.getByRole('main').textContent()).toContain('Mötet har en lösenkod');
    await press(page, '472913');
    await page.getByRole('button', { name: 'Anslut', exact: true }).tap();
    expect(await sent()).toEqual([{ kind: 'prompt.answerPasscode', passcode: '472913' }]);
  });

  test('is answered with letters, one tap away, in both cases', async () => {
    const { page, sent } = await open(passcode(false));
    await page.getByRole('button', { name: 'ABC' }).tap();
    await press(page, 'ab');
    await page.getByRole('button', { name: 'Stora bokstäver' }).tap();
    await press(page, 'CD@7');
    await page.getByRole('button', { name: 'Anslut', exact: true }).tap();
    expect(await sent()).toEqual([{ kind: 'prompt.answerPasscode', passcode: 'abCD@7' }]);
  });

  test('says that the code was wrong until another is begun', async () => {
    const { page } = await open(passcode(true));
    expect(await page.locator('.entry-error').textContent()).toBe('Fel lösenkod. Försök igen.');
    expect(await page.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
    await press(page, '1');
    expect(await page.locator('.entry-error').count()).toBe(0);
  });

  test('takes ten characters and no more', async () => {
    const { page } = await open(passcode(false));
    await press(page, '123456789012');
    expect(await page.getByRole('textbox').inputValue()).toBe('1234567890');
  });

  test('can be given up', async () => {
    const { page, sent } = await open(passcode(false));
    await page.getByRole('button', { name: 'Avbryt' }).tap();
    expect(await sent()).toEqual([{ kind: 'prompt.cancel' }]);
  });
});

test('number entry belongs to home alone', async () => {
  const { page } = await open(sharing());
  expect(await page.getByRole('button', { name: 'Mötes-ID' }).count()).toBe(0);
});
