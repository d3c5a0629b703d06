/** Bringing others in: from the phone book, by telephone, or a video system of another make. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openInvite, openMenu } from './call-sheets.ts';
import { contacts, phoneCall } from './meeting-slices.ts';
import { allCapabilities, at, call, inLanguage, meeting } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const inviting = call({}, { contacts: contacts() });
const dialogText = async (page: Page): Promise<string> =>
  (await page.getByRole('dialog').textContent()) ?? '';
const type = async (page: Page, text: string): Promise<void> => {
  for (const character of text) {
    await page.getByRole('dialog').getByRole('button', { name: character, exact: true }).tap();
  }
};

describe('the phone book', () => {
  test('is read when the sheet opens, and searched a moment after the last letter', async () => {
    const { page, sent } = await open(inviting, { hasFakeClock: true });
    await openMenu(page, 'invite');
    const whole = { kind: 'contacts.search', query: '' };
    expect(await sent()).toEqual([whole]);
    await type(page, 'ås');
    await page.clock.runFor(100);
    await type(page, 'a');
    await page.clock.runFor(140);
    expect(await sent()).toEqual([whole]);
    await page.clock.runFor(20);
    expect(await sent()).toEqual([whole, { kind: 'contacts.search', query: 'åsa' }]);
    await page.getByRole('button', { name: 'Radera' }).tap();
    await page.clock.runFor(200);
    expect((await sent()).at(-1)).toEqual({ kind: 'contacts.search', query: 'ås' });
  });

  test('searches nothing once the sheet is closed', async () => {
    const { page, sent } = await open(inviting, { hasFakeClock: true });
    await openMenu(page, 'invite');
    await type(page, 'b');
    await page.keyboard.press('Escape');
    await page.clock.runFor(1_000);
    expect(await sent()).toEqual([{ kind: 'contacts.search', query: '' }]);
  });

  test('says that it is being read, that nobody fits, and that there are more', async () => {
    const loading = { ...contacts(), state: 'loading' as const, matches: [], matchCount: 0 };
    const { page, push } = await open({ ...inviting, contacts: loading });
    await openMenu(page, 'invite');
    expect(await dialogText(page)).toContain('Hämtar kontakter …');
    await push({ contacts: { ...loading, state: 'loaded' } });
    expect(await dialogText(page)).toContain('Ingen med det namnet.');
    await push({ contacts: contacts() });
    expect(await dialogText(page)).toContain('57 till. Skriv mer av namnet.');
    expect(await page.locator('.contact-detail').allTextContents()).toEqual([
      'Tillgänglig',
      'Upptagen',
      'Rum · Borta',
      'Inte inloggad',
    ]);
  });

  test('invites all who were chosen by one tap, also across searches', async () => {
    const { page, push, sent } = await open(inviting);
    await openMenu(page, 'invite');
    const invite = page.locator('.button-second');
    expect(await invite.isDisabled()).toBe(true);
    const row = (name: string) => page.locator('.contact', { hasText: name });
    await row('Åsa Berg').tap();
    await row('Karin Ek').tap();
    await row('Karin Ek').tap();
    const other = { id: '77', name: 'Nils Lund', presence: 'online' as const, isRoom: false };
    await push({ contacts: { ...contacts('n'), matches: [other], matchCount: 1 } });
    await row('Nils Lund').tap();
    expect(await row('Nils Lund').getAttribute('aria-pressed')).toBe('true');
    expect(await invite.textContent()).toBe('Bjud in 2');
    await invite.tap();
    expect((await sent()).at(-1)).toEqual({ kind: 'invite.contacts', contactIds: ['1', '77'] });
    await push({ pending: [{ kind: 'invite.contacts', about: null, since: at('15:06'), isSlow: false }] });
    expect(await invite.textContent()).toContain('Bjuder in …');
    expect(await row('Nils Lund').getAttribute('aria-pressed')).toBe('false');
  });

  test('lets ten be chosen and no more', async () => {
    const matches = Array.from({ length: 12 }, (_, index) => ({
      id: `c${index}`,
      name: `Kontakt ${index}`,
      presence: 'online' as const,
      isRoom: false,
    }));
    const { page, sent } = await open({ ...inviting, contacts: { ...contacts(), matches, matchCount: 12 } });
    await openMenu(page, 'invite');
    const rows = page.locator('.contact');
    for (let place = 0; place < 10; place += 1) await rows.nth(place).tap();
    expect(await dialogText(page)).toContain('Högst tio åt gången.');
    expect(await rows.nth(10).isDisabled()).toBe(true);
    expect(await rows.nth(9).isDisabled()).toBe(false);
    await page.locator('.button-second').tap();
    expect((await sent()).at(-1)).toEqual({
      kind: 'invite.contacts',
      contactIds: matches.slice(0, 10).map(({ id }) => id),
    });
  });
});

describe('the telephone', () => {
  test('takes a number with its country and calls it', async () => {
    const { page, push, sent } = await open(call());
    await openInvite(page, 1);
    const number = page.getByLabel('Telefonnummer');
    const dial = page.getByRole('button', { name: 'Ring', exact: true });
    expect(await dial.isDisabled()).toBe(true);
    await type(page, '+46812');
    expect(await page.getByRole('button', { name: '+', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Radera' }).tap();
    await type(page, '700');
    expect(await number.inputValue()).toBe('+4681700');
    await number.fill('+46 (0)8-16 20 00+*#x');
    expect(await number.inputValue()).toBe('+4608162000');
    await dial.tap();
    expect((await sent()).filter(({ kind }) => kind !== 'contacts.search')).toEqual([
      { kind: 'invite.phone', number: '+4608162000' },
    ]);
    await push({ pending: [{ kind: 'invite.phone', about: null, since: at('15:06'), isSlow: false }] });
    expect(await page.locator('.button-second[aria-busy=true]').textContent()).toContain('Ringer …');
  });

  test('speaks in tones during a call, and hangs up the one that was tapped', async () => {
    const second = { ...phoneCall, id: 'pc 2', name: '', number: '+46816', state: 'ringing' as const };
    const { page, push, sent } = await open(call({}, { phoneCalls: [phoneCall, second] }));
    await openInvite(page, 1);
    await type(page, '1*#');
    expect(await page.getByLabel('Telefonnummer').inputValue()).toBe('');
    expect(await page.locator('.phone-call').allTextContents()).toEqual([
      expect.stringContaining('Samtal pågår'),
      expect.stringContaining('+46816Ringer'),
    ]);
    await page.getByRole('button', { name: 'Lägg på, +46816' }).tap();
    expect((await sent()).filter(({ kind }) => kind !== 'contacts.search')).toEqual([
      { kind: 'phone.sendDtmf', callId: 'pc 1', key: '1' },
      { kind: 'phone.sendDtmf', callId: 'pc 1', key: '*' },
      { kind: 'phone.sendDtmf', callId: 'pc 1', key: '#' },
      { kind: 'phone.hangUp', callId: 'pc 2' },
    ]);
    await push({ pending: [{ kind: 'phone.hangUp', about: 'pc 2', since: at('15:06'), isSlow: false }] });
    expect(await page.locator('.phone-call [aria-busy=true]').count()).toBe(1);
    expect(await page.locator('.phone-call').nth(1).locator('[aria-busy=true]').count()).toBe(1);
  });

  test('has no star and no square while there is nobody to hear them', async () => {
    const { page } = await open(call());
    await openInvite(page, 1);
    for (const name of ['*', '#']) {
      expect(await page.getByRole('button', { name, exact: true }).isDisabled()).toBe(true);
    }
  });
});

describe('a room system', () => {
  test('is called by its address, cleaned of what no address holds', async () => {
    const { page, push, sent } = await open(call(), { hasFakeClock: true });
    await openInvite(page, 2);
    const address = page.getByLabel('Adress');
    const dial = page.getByRole('button', { name: 'Ring', exact: true });
    await type(page, '1234@a.b');
    expect(await address.inputValue()).toBe('1234@a.b');
    await address.fill('  12 34@video.su.se\u0000\u202e"; rm');
    expect(await address.inputValue()).toBe('1234@video.su.serm');
    await address.fill('a'.repeat(300));
    expect((await address.inputValue()).length).toBe(120);
    await address.fill('1@');
    expect(await dial.isDisabled()).toBe(true);
    await address.fill('10.1.2.3##12');
    await page.getByRole('button', { name: 'H.323' }).tap();
    await dial.tap();
    await page.clock.runFor(800);
    await push({ meeting: meeting({ roomSystemCall: 'ringing' }) });
    expect(await dialogText(page)).toContain('Det ringer hos dem.');
    await page.getByRole('button', { name: 'Sluta ringa' }).tap();
    expect((await sent()).filter(({ kind }) => kind !== 'contacts.search')).toEqual([
      { kind: 'invite.roomSystem', address: '10.1.2.3##12', protocol: 'h323' },
      { kind: 'invite.cancelRoomSystem' },
    ]);
    await push({ meeting: meeting({ roomSystemCall: 'failed' }) });
    expect(await dialogText(page)).toContain('De kom inte med.');
  });
});

describe('what a room cannot do', () => {
  const lacking = (...kinds: readonly string[]) =>
    call(
      {},
      {
        room: {
          link: 'ready',
          capabilities: allCapabilities.filter((one) => !kinds.includes(one)),
          hostOnly: [],
        },
      },
    );

  test('has no tab, and without any the way to do it is said', async () => {
    const { page, show, sent } = await open(lacking('contacts'));
    await openMenu(page, 'invite');
    expect(await page.locator('.tabs button').allTextContents()).toEqual(['Telefon', 'Videosystem']);
    expect(await sent()).toEqual([]);
    await show(lacking('invite', 'phone', 'dtmf'));
    expect(await page.locator('.tabs').count()).toBe(0);
    expect(await page.getByLabel('Adress').count()).toBe(1);
    await show(inLanguage(lacking('contacts', 'phone', 'dtmf', 'roomSystem'), 'en'));
    expect(await dialogText(page)).toContain('Nobody can be invited from here right now.');
  });
});
