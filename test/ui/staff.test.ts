/** The staff's page: the PIN in front of it, the check it makes by itself, and what it says of a room. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { violations } from './accessibility.ts';
import { closeSheet } from './call-sheets.ts';
import type { ScriptedPage } from './scripted-panel.ts';
import { closed, free, inLanguage, unknown } from './snapshots.ts';
import { place, refusedPin, staffSlices } from './staff-slices.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

async function openStaff(page: Page): Promise<void> {
  await page.locator('.bar > button').first().tap();
  await page.getByRole('button', { name: /^(Servicepersonal|Staff)$/ }).tap();
  await page.locator('.entry').waitFor();
}

async function enterPin(page: Page): Promise<void> {
  for (const digit of '4711') {
    await page.locator('.keypad').getByRole('button', { name: digit, exact: true }).tap();
  }
  await page.locator('.entry .button-primary').tap();
}

/** Through the PIN, as far as main shows next. */
async function enter({ page, push }: ScriptedPage, admin: Snapshot['admin']): Promise<void> {
  await openStaff(page);
  await enterPin(page);
  await push({ admin });
  await page.locator('.staff').waitFor();
}

describe('the way in', () => {
  test('stands in the help, and only where a PIN is set', async () => {
    const { page, push } = await open(free());
    await page.locator('.bar > button').first().tap();
    const staff = page.getByRole('button', { name: 'Servicepersonal' });
    expect(await staff.count()).toBe(1);
    await push({ panel: { ...free().panel, hasAdmin: false } });
    expect(await staff.count()).toBe(0);
  });

  test('hides the digits until they are asked for, and sends no PIN that is too short', async () => {
    const { page, sent } = await open(free());
    await openStaff(page);
    const field = page.getByLabel('PIN-kod');
    await field.fill('47 1');
    expect(await field.getAttribute('type')).toBe('password');
    expect(await page.getByRole('button', { name: 'Öppna', exact: true }).isDisabled()).toBe(true);
    await field.press('Enter');
    await page.getByRole('button', { name: 'Visa siffrorna' }).tap();
    expect(await field.getAttribute('type')).toBe('text');
    expect(await field.inputValue()).toBe('471');
    expect(await sent()).toEqual([]);
    await field.press('End');
    await field.press('1');
    await field.press('Enter');
    expect(await sent()).toEqual([{ kind: 'admin.open', pin: '4711' }]);
  });

  test('tells of a wrong PIN in its place, cleared, until another is typed', async () => {
    const { page, push } = await open(free());
    await openStaff(page);
    await enterPin(page);
    const field = page.getByLabel('PIN-kod');
    expect(await field.inputValue()).toBe('');
    await push({ notices: [refusedPin('admin.wrongPin')] });
    await push({ notices: [] });
    const told = page.locator('.entry-hint');
    expect(await told.textContent()).toBe('Fel PIN-kod. Försök igen.');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await enterPin(page);
    await push({ notices: [refusedPin('admin.tooManyTries')] });
    expect(await told.textContent()).toContain('Vänta minst en minut.');
    expect(await page.locator('.toast').count()).toBe(0);
    await page.locator('.keypad').getByRole('button', { name: '2', exact: true }).tap();
    expect(await told.textContent()).toBe('Den som sköter panelerna har koden.');
  });

  test('asks for the PIN even where the one before has not been shut out yet', async () => {
    const { page, sent } = await open(free({ admin: staffSlices.ready }));
    await openStaff(page);
    expect(await page.locator('.staff').count()).toBe(0);
    expect(await sent()).toEqual([{ kind: 'admin.close' }]);
  });
});

describe('the check', () => {
  test('is made once by itself without booking anything, and says that it goes on', async () => {
    const scripted = await open(free());
    await enter(scripted, staffSlices.checking);
    expect((await scripted.sent()).slice(1)).toEqual([{ kind: 'readiness.check', writes: false }]);
    expect(await scripted.page.locator('.staff-sum').textContent()).toBe('Kontrollerar …');
    await scripted.push({ admin: staffSlices.ready });
    expect(await scripted.page.locator('.staff-standing').textContent()).toBe(
      'Allt är braKontrollerat 13:45, för 3 minuter sedan.',
    );
    expect(await scripted.sent()).toHaveLength(2);
  });

  test('is made again, or with a booking, by buttons that wait for it', async () => {
    const scripted = await open(free());
    const { page, push, sent } = scripted;
    await enter(scripted, staffSlices.ready);
    await page.getByRole('button', { name: 'Kontrollera igen' }).tap();
    await page.getByRole('button', { name: 'Prova att boka' }).tap();
    expect((await sent()).slice(2)).toEqual([
      { kind: 'readiness.check', writes: false },
      { kind: 'readiness.check', writes: true },
    ]);
    await push({ admin: staffSlices.checkingAgain });
    expect(await page.locator('.staff-buttons [aria-busy=true]').textContent()).toContain('Provar …');
    expect(await page.getByRole('button', { name: 'Kontrollera igen' }).isDisabled()).toBe(true);
    expect(await page.locator('.check').count()).toBeGreaterThan(0);
  });

  test('puts what is wrong first, with word, shape, sentence, who acts and the whole command', async () => {
    const scripted = await open(free());
    await enter(scripted, staffSlices.lacking);
    const { page } = scripted;
    expect(await page.locator('.staff-sum').textContent()).toBe('3\u00a0fel, 3\u00a0varningar');
    expect(await page.locator('.check-outcome').allTextContents()).toEqual([
      ...['Fel', 'Fel', 'Fel', 'Varning', 'Varning', 'Varning', 'Inte prövat', 'Bra', 'Inte prövat'],
    ]);
    const first = page.locator('.check').first();
    expect(await first.locator('.outcome-fail').count()).toBe(1);
    expect(await first.locator('h4').textContent()).toBe('Rättigheter i kalendern');
    expect(await first.textContent()).toContain('Åtgärdas av: Den som sköter Exchange');
    const commands = staffSlices.lacking.readiness!.results.flatMap(({ command }) => command ?? []);
    expect((await page.locator('pre').allTextContents()).sort()).toEqual([...commands].sort());
    expect(await page.locator('.check b').count()).toBe(0);
  });

  test('brings the test booking into view once it has been tried', async () => {
    const scripted = await open(free(), { size: 'low', hasFakeClock: true });
    const { page, push } = scripted;
    await enter(scripted, staffSlices.lacking);
    // A tap at once where the last button stood would be taken for its second one.
    await page.clock.runFor(1_000);
    await page.getByRole('button', { name: 'Prova att boka' }).tap();
    const { readiness } = staffSlices.lacking;
    await push({
      admin: {
        readiness: { ...readiness!, ranAt: readiness!.ranAt + 1 },
        isChecking: false,
        outOfUse: null,
        ...place,
      },
    });
    expect(await page.locator('.check[data-anchor] h4').textContent()).toBe('Bokning på prov');
    expect(await page.locator('dialog .list-view').evaluate((view) => view.scrollTop)).toBeGreaterThan(0);
  });
});

describe('main is told to close', () => {
  test.each([
    ['by its button', closeSheet],
    ['by Escape', (page: Page) => page.keyboard.press('Escape')],
  ] as const)('when the sheet is closed %s', async (_, close) => {
    const scripted = await open(free());
    await enter(scripted, staffSlices.ready);
    await close(scripted.page);
    expect((await scripted.sent()).at(-1)).toEqual({ kind: 'admin.close' });
  });

  test('when the sheet closes by itself', async () => {
    const scripted = await open(free(), { hasFakeClock: true });
    await openStaff(scripted.page);
    await scripted.page.clock.runFor(301_000);
    expect(await scripted.sent()).toEqual([{ kind: 'admin.close' }]);
  });

  test('and asks for the PIN again once main has closed', async () => {
    const scripted = await open(free());
    await enter(scripted, staffSlices.ready);
    await scripted.push({ admin: null });
    expect(await scripted.page.getByLabel('PIN-kod').count()).toBe(1);
  });
});

interface Faults {
  readonly violations: readonly string[];
  readonly small: readonly string[];
  readonly outside: readonly string[];
  readonly tooWide: readonly string[];
}

const none: Faults = { violations: [], small: [], outside: [], tooWide: [] };

async function faultsOf(page: Page): Promise<Faults> {
  const measured = await page.getByRole('dialog').evaluate((dialog) => {
    const parts = [...dialog.querySelectorAll('*')].filter(
      (part) => part.closest('.unseen') === null && part.checkVisibility(),
    );
    const nameOf = (part: Element): string => `${part.tagName} ${part.className} ${part.textContent}`;
    const box = (part: Element): DOMRect => part.getBoundingClientRect();
    const buttons = parts.filter((part) => part.tagName === 'BUTTON');
    return {
      small: [
        ...buttons.filter((button) => Math.min(box(button).width, box(button).height) < 64),
        ...parts.filter((part) => parseFloat(getComputedStyle(part).fontSize) < 24),
      ].map(nameOf),
      outside: parts
        .filter((part) => part.closest('.list-view') === null)
        .filter((part) => box(part).bottom > innerHeight + 1 || box(part).right > innerWidth + 1)
        .map(nameOf),
      tooWide: [dialog, ...parts]
        .filter((part) => getComputedStyle(part).display !== 'inline')
        .filter((part) => part.closest('svg, button') === null && part.scrollWidth > part.clientWidth + 1)
        .map(nameOf),
    };
  });
  return { violations: await violations(page), ...measured };
}

describe.each([
  ['landscape', 'dark'],
  ['portrait', 'dark'],
  ['low', 'light'],
  ['wide', 'light'],
] as const)('at %s size, %s', (size, theme) => {
  const look = (snapshot: Snapshot): Snapshot => ({ ...snapshot, panel: { ...snapshot.panel, theme } });

  test('keeps sizes and has no violation, in both languages', { timeout: 120_000 }, async () => {
    const scripted = await open(look(free()), { size });
    const { page, show } = scripted;
    const found: Record<string, Faults> = {};
    const lookAt = async (name: string, snapshot: Snapshot): Promise<void> => {
      for (const language of ['sv', 'en'] as const) {
        await show(look(inLanguage(snapshot, language)));
        const faults = await faultsOf(page);
        if (JSON.stringify(faults) !== JSON.stringify(none)) found[`${name} ${language}`] = faults;
      }
    };
    await page.locator('.bar > button').first().tap();
    await lookAt('help', free());
    await page.getByRole('button', { name: /^(Servicepersonal|Staff)$/ }).tap();
    await page.locator('.entry').waitFor();
    await lookAt('pin', free());
    await enterPin(page);
    await lookAt('wrong', free({ notices: [refusedPin('admin.wrongPin')] }));
    await enterPin(page);
    await lookAt('too many', free({ notices: [refusedPin('admin.tooManyTries')] }));
    await enterPin(page);
    for (const [name, admin] of Object.entries(staffSlices)) await lookAt(name, free({ admin }));
    await page.locator('.tabs button').last().tap();
    const heading = page.getByRole('dialog').getByRole('heading', { level: 2 }).first();
    expect(await heading.textContent()).toBe('Panel');
    const outOfUse = { reason: 'fault', until: null } as const;
    await lookAt('panel', unknown({ admin: staffSlices.ready }));
    await lookAt('panel out of use', closed(outOfUse, { admin: { ...staffSlices.lacking, outOfUse } }));
    expect(found).toEqual({});
  });
});

test('the list scrolls by buttons where it is longer than the screen', async () => {
  const scripted = await open(free(), { size: 'low' });
  await enter(scripted, staffSlices.lacking);
  const view = scripted.page.locator('dialog .list-view');
  await scripted.page.getByRole('button', { name: 'Visa fler punkter' }).tap();
  await scripted.page.waitForFunction(() => document.querySelector('dialog .list-view')!.scrollTop > 0);
  expect(await view.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
});
