/** The staff's page as main would show it: a room that is ready, and one that lacks nearly everything. */
import type { CheckResult } from '../../shared/readiness.ts';
import type { AdminSlice, Notice } from '../../shared/snapshot.ts';
import { at } from './snapshots.ts';

const nothing = { facts: {}, responsible: null, command: null } as const;

const readyResults: readonly CheckResult[] = [
  { ...nothing, id: 'clock.skew', outcome: 'pass', finding: 'agrees' },
  {
    ...nothing,
    id: 'room.timeZone',
    outcome: 'pass',
    finding: 'known',
    facts: { zone: 'Europe/Stockholm' },
  },
  { ...nothing, id: 'calendar.token', outcome: 'pass', finding: 'granted' },
  { ...nothing, id: 'calendar.mailbox', outcome: 'pass', finding: 'found', facts: { version: '' } },
  { ...nothing, id: 'calendar.rights', outcome: 'pass', finding: 'enough' },
  { ...nothing, id: 'calendar.write', outcome: 'skipped', finding: 'notAskedFor' },
  { ...nothing, id: 'room.link', outcome: 'pass', finding: 'ready' },
];

const address = `${'mycket-langt-rumsnamn-'.repeat(10)}@rum.example`;
const lackingResults: readonly CheckResult[] = [
  { ...nothing, id: 'config.secrets', outcome: 'pass', finding: 'kept' },
  {
    id: 'clock.skew',
    outcome: 'warn',
    finding: 'differs',
    facts: { seconds: 96 },
    responsible: 'facilities',
    command: 'timedatectl set-ntp true',
  },
  {
    id: 'calendar.rights',
    outcome: 'fail',
    finding: 'noWriting',
    facts: {},
    responsible: 'exchangeAdmin',
    command: `Add-MailboxFolderPermission -Identity '${address}:\\Calendar' -User <account> -AccessRights Editor`,
  },
  {
    id: 'calendar.processing',
    outcome: 'fail',
    finding: 'textStripped',
    facts: { count: 9, of: 10 },
    responsible: 'exchangeAdmin',
    command: `Set-CalendarProcessing -Identity '${address}' -DeleteComments $false`,
  },
  {
    id: 'calendar.processing',
    outcome: 'skipped',
    finding: 'cannotBeSeen',
    facts: {},
    responsible: 'exchangeAdmin',
    command: `Set-CalendarProcessing -Identity '${address}' -RemovePrivateProperty $false -ProcessExternalMeetingMessages $true`,
  },
  { ...nothing, id: 'calendar.write', outcome: 'skipped', finding: null },
  {
    id: 'room.link',
    outcome: 'fail',
    finding: 'unreachable',
    facts: { host: `<b>\u202E${'h'.repeat(300)}` },
    responsible: 'network',
    command: null,
  },
  {
    id: 'meetings.scheduler',
    outcome: 'warn',
    finding: 'personalRoom',
    facts: {},
    responsible: 'zoomAdmin',
    command: null,
  },
  {
    id: 'updates.feed',
    outcome: 'warn',
    finding: 'notConfigured',
    facts: {},
    responsible: 'facilities',
    command: null,
  },
];

/** Out of the config. */
export const place = { roomHost: '10.20.30.40', logFolder: '/var/log/motespanel' };

const standing = (results: readonly CheckResult[] | null, isChecking: boolean): AdminSlice => ({
  readiness: results === null ? null : { ranAt: at('13:45'), results },
  isChecking,
  outOfUse: null,
  ...place,
});

/** Main has let somebody in. */
export const staffSlices = {
  checking: standing(null, true),
  ready: standing(readyResults, false),
  lacking: standing(lackingResults, false),
  checkingAgain: standing(lackingResults, true),
} as const satisfies Record<string, AdminSlice>;

let noticeId = 100;
/** What main tells of a PIN that opened nothing. */
export const refusedPin = (code: 'admin.wrongPin' | 'admin.tooManyTries'): Notice => ({
  id: (noticeId += 1),
  tone: 'bad',
  about: 'admin.open',
  code,
  at: null,
});
