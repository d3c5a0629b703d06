/** Every sheet below a call with the snapshot it is looked at in, opened as a person does: by name, for all tests. */
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Page } from 'playwright-core';
import { contacts, controls, devices, people, person, phoneCall } from './meeting-slices.ts';
import { asGuest, at, call, hostileTitle, sharing } from './snapshots.ts';

export interface CallSheet {
  readonly snapshot: Snapshot;
  readonly open: (page: Page) => Promise<void>;
}

/** The entries of the call's menu, in their order; each opens its sheet. */
export const menuEntries = ['security', 'view', 'camera', 'invite', 'devices', 'limits'] as const;

export async function openMenu(page: Page, entry: (typeof menuEntries)[number]): Promise<void> {
  await page.locator('.menu-button').nth(menuEntries.indexOf(entry)).tap();
  await page.getByRole('dialog').waitFor();
}

export async function openPeople(page: Page): Promise<void> {
  await page.locator('.people').tap();
  await page.getByRole('dialog').waitFor();
}

/** Closes by its button, in another place than what opened it: the next tap there is no repeat. */
export async function closeSheet(page: Page): Promise<void> {
  await page.locator('.sheet-head .button').last().tap();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Tabs of inviting: by phone book, by telephone, another make of room. */
export async function openInvite(page: Page, tab: 0 | 1 | 2): Promise<void> {
  await openMenu(page, 'invite');
  await page.locator('.tabs button').nth(tab).tap();
}

async function choosePerson(page: Page, place: number): Promise<void> {
  await openPeople(page);
  await page.locator('.person').nth(place).tap();
}

async function openShare(page: Page): Promise<void> {
  await page.locator('.tiles .tile').last().tap();
  await page.getByRole('dialog').waitFor();
}

const menu = (entry: (typeof menuEntries)[number]) => (page: Page) => openMenu(page, entry);

const host = call({ role: 'host', waiting: { count: 2, newest: 'Nils Lund' } });
const recorded = call({
  role: 'host',
  isLocked: true,
  recording: { isOn: true, wanted: null, isOurs: true, since: at('15:00'), endsAt: at('15:40') },
});

export const callSheets: Readonly<Record<string, CallSheet>> = {
  people: { snapshot: { ...host, people: { rows: people(200) } }, open: openPeople },
  'people, as a guest': { snapshot: asGuest(call()), open: openPeople },
  'people, alone': { snapshot: call({}, { people: { rows: [] } }), open: openPeople },
  'people, one chosen': { snapshot: host, open: (page) => choosePerson(page, 5) },
  'people, one to remove': {
    snapshot: host,
    open: async (page) => {
      await choosePerson(page, 0);
      await page.locator('.person-actions button').last().tap();
    },
  },
  'people, a search': {
    snapshot: host,
    open: async (page) => {
      await openPeople(page);
      await page.locator('.person-pane button').first().tap();
    },
  },
  security: { snapshot: host, open: menu('security') },
  'security, as a guest': { snapshot: asGuest(call()), open: menu('security') },
  'security, recorded': { snapshot: recorded, open: menu('security') },
  'security, becoming host': {
    snapshot: call(),
    open: async (page) => {
      await openMenu(page, 'security');
      await page.locator('.control-column').last().locator('button').last().tap();
    },
  },
  view: { snapshot: host, open: menu('view') },
  camera: { snapshot: call({}, { devices: devices() }), open: menu('camera') },
  'camera, somebody else’s': {
    snapshot: call(
      {},
      { controls: controls({ farCamera: { personId: '6', name: 'Björn Öst', state: 'given' } }) },
    ),
    open: menu('camera'),
  },
  invite: { snapshot: call({}, { contacts: contacts() }), open: menu('invite') },
  phone: { snapshot: call({}, { phoneCalls: [phoneCall] }), open: (page) => openInvite(page, 1) },
  'room system': {
    snapshot: call({ roomSystemCall: 'ringing' }),
    open: (page) => openInvite(page, 2),
  },
  devices: { snapshot: call({}, { devices: { ...devices(), test: 'speaker' } }), open: menu('devices') },
  limits: { snapshot: call(), open: menu('limits') },
  share: { snapshot: call({}, { devices: devices() }), open: openShare },
  'share, without a meeting': {
    snapshot: sharing({ devices: devices() }),
    open: async (page) => {
      await page.locator('.bar-room button').first().tap();
      await page.getByRole('dialog').waitFor();
    },
  },
};

/** Ten thousand signs as somebody might call themselves to disturb. */
export const hostileName = (
  hostileTitle +
  '\u0000\u0007\u001b[31m\r\n\t\u2066\u202d👩‍👩‍👧‍👦🏳️‍🌈\u0301'.repeat(3) +
  'Ω'.repeat(10_000)
).slice(0, 10_000);

/** The same sheets with such a name wherever words come from the network. */
export function withHostileNames(snapshot: Snapshot): Snapshot {
  const name = hostileName;
  const known = devices();
  const renamed = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] =>
    all.map((one) => ({ ...one, name }));
  return {
    ...snapshot,
    people: { rows: [...renamed(people()), person(99, '')] },
    contacts: { ...contacts(), matches: renamed(contacts().matches) },
    devices: {
      ...known,
      cameras: renamed(known.cameras),
      microphones: renamed(known.microphones),
      speakers: renamed(known.speakers),
    },
    phoneCalls: renamed([phoneCall]),
    controls: controls({ farCamera: { personId: '6', name, state: 'given' } }),
    meeting:
      snapshot.meeting === null
        ? null
        : { ...snapshot.meeting, waiting: { count: 2, newest: name }, hands: { count: 2, newest: name } },
  };
}
