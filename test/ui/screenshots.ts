/**
 * Pictures of every state in every size and language, for looking at: `npx tsx test/ui/screenshots.ts FOLDER [NAME…]`.
 * With names, only states whose name begins with one of them.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../shared/snapshot.ts';
import { servePage } from './page-server.ts';
import {
  launchChromium,
  newScreen,
  openPage,
  sizes,
  type ScriptedPage,
  type Size,
} from './scripted-panel.ts';
import { gallery } from './gallery.ts';
import { nobody, reported } from './help-states.ts';
import { contacts, phoneCall } from './meeting-slices.ts';
import * as snapshots from './snapshots.ts';
import { staffSlices } from './staff-slices.ts';

interface Picture {
  readonly snapshot: Snapshot;
  readonly prepare: (scripted: ScriptedPage) => Promise<void>;
}

const asIs = (): Promise<void> => Promise.resolve();
const tap =
  (selector: string) =>
  async ({ page }: ScriptedPage): Promise<void> => {
    await page.locator(selector).first().tap();
  };

/** Through the help and the PIN, which main has let in already. */
async function openStaffPanel(scripted: ScriptedPage): Promise<void> {
  await tap('.bar > button')(scripted);
  await scripted.page.getByRole('button', { name: 'Servicepersonal' }).tap();
  for (const digit of '4711') {
    await scripted.page.locator('.keypad').getByRole('button', { name: digit, exact: true }).tap();
  }
  await tap('.entry .button-primary')(scripted);
  await tap('.tabs button:last-child')(scripted);
}

const sheets: Readonly<Record<string, Picture>> = {
  'sheet-share': { snapshot: snapshots.free(), prepare: tap('.bar-room button') },
  'sheet-help': { snapshot: snapshots.free(), prepare: tap('.bar > button') },
  'sheet-help-reported': { snapshot: reported(), prepare: tap('.bar > button') },
  'sheet-help-nobody': { snapshot: nobody(), prepare: tap('.bar > button') },
  'sheet-number': {
    snapshot: snapshots.free(),
    prepare: async (scripted) => {
      await tap('.bar-room button:nth-child(2)')(scripted);
      for (const digit of '6512345678') {
        await scripted.page.locator('.keypad').getByRole('button', { name: digit, exact: true }).tap();
      }
    },
  },
  'sheet-leave': { snapshot: snapshots.call({ role: 'host' }), prepare: tap('.call-side button') },
  'sheet-staff-panel': { snapshot: snapshots.free({ admin: staffSlices.ready }), prepare: openStaffPanel },
  ...callSheets(),
  letters: {
    snapshot: snapshots.passcode(false),
    prepare: tap('.keypad button:nth-child(10)'),
  },
  'light-free': { snapshot: light(snapshots.free()), prepare: asIs },
  'light-call': {
    snapshot: light(snapshots.call({ microphone: { isOn: false, wanted: null } })),
    prepare: asIs,
  },
  'light-unknown': { snapshot: light(snapshots.unknown()), prepare: asIs },
};

/** The sheets one tap below the call, opened as a person does. */
function callSheets(): Readonly<Record<string, Picture>> {
  const entry = (place: number) => tap(`.call-menu button:nth-child(${place})`);
  const host = snapshots.call({ role: 'host', waiting: { count: 2, newest: 'Nils Lund' } });
  const guest = snapshots.asGuest(snapshots.call());
  const inviting = snapshots.call({}, { contacts: contacts() });
  const calling = snapshots.call({}, { phoneCalls: [phoneCall] });
  const thenTab = (place: number) => async (scripted: ScriptedPage) => {
    await entry(4)(scripted);
    await tap(`.tabs button:nth-child(${place})`)(scripted);
  };
  return {
    'sheet-people': { snapshot: host, prepare: tap('.people') },
    'sheet-people-guest': { snapshot: guest, prepare: tap('.people') },
    'sheet-people-chosen': {
      snapshot: host,
      prepare: async (scripted) => {
        await tap('.people')(scripted);
        await scripted.page.locator('.person').nth(6).tap();
      },
    },
    'sheet-people-search': {
      snapshot: host,
      prepare: async (scripted) => {
        await tap('.people')(scripted);
        await tap('.person-pane button')(scripted);
      },
    },
    'sheet-security': { snapshot: host, prepare: entry(1) },
    'sheet-security-guest': { snapshot: guest, prepare: entry(1) },
    'sheet-view': { snapshot: host, prepare: entry(2) },
    'sheet-camera': { snapshot: host, prepare: entry(3) },
    'sheet-invite': { snapshot: inviting, prepare: entry(4) },
    'sheet-phone': { snapshot: calling, prepare: thenTab(2) },
    'sheet-room-system': { snapshot: host, prepare: thenTab(3) },
    'sheet-devices': { snapshot: host, prepare: entry(5) },
    'sheet-limits': { snapshot: host, prepare: entry(6) },
    'sheet-share-call': { snapshot: host, prepare: tap('.tiles .tile:last-child') },
  };
}

function light(snapshot: Snapshot): Snapshot {
  return { ...snapshot, panel: { ...snapshot.panel, theme: 'light' } };
}

const pictures: Readonly<Record<string, Picture>> = {
  ...Object.fromEntries(
    Object.entries(gallery).map(([name, snapshot]) => [name, { snapshot, prepare: asIs }]),
  ),
  ...sheets,
};

async function main(folder: string, names: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await servePage();
  const browser = await launchChromium();
  for (const size of Object.keys(sizes) as Size[]) {
    const screen = await newScreen(browser, { size });
    for (const [name, { snapshot, prepare }] of Object.entries(pictures)) {
      if (names.length > 0 && !names.some((wanted) => name.startsWith(wanted))) continue;
      const scripted = await openPage(screen, server.url, snapshot);
      await scripted.page.waitForFunction(() => document.fonts.status === 'loaded');
      await prepare(scripted);
      for (const language of ['sv', 'en'] as const) {
        await scripted.show(snapshots.inLanguage(snapshot, language));
        await scripted.page.screenshot({ path: join(folder, `${name}-${size}-${language}.png`) });
      }
    }
  }
  await browser.close();
  await server.stop();
}

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where the pictures should go.');
await main(folder, names);
