/** The calendar, step by step: each failure makes the steps after it pointless, and they say so. */
import type { ErrorCode, PanelError } from '../../shared/errors.ts';
import type { CheckId, CheckResult, Finding, Responsible } from '../../shared/readiness.ts';
import type { Result } from '../../shared/result.ts';
import { hour, type Instant, second } from '../../shared/time.ts';
import type { CalendarProbe, MailboxAccess, MailboxSample } from '../ports/readiness.ts';
import { found, pointless } from './finding.ts';
import { judgeProcessing } from './processing.ts';

export interface CalendarFacts {
  readonly kind: 'graph' | 'ews';
  /** SMTP address of the room. */
  readonly mailbox: string;
}

/** A machine that is this far off is told; from the second on servers refuse tokens and tickets. */
const noticeableSkewMs = 60 * second;
const refusedSkewMs = 300 * second;
const day = 24 * hour;

const loginFindings: Partial<Record<ErrorCode, Finding<'calendar.token'>>> = {
  'calendar.secretRefused': 'secretRefused',
  'calendar.secretExpired': 'secretExpired',
  'calendar.appUnknown': 'appUnknown',
  'calendar.tenantUnknown': 'tenantUnknown',
  'calendar.tokenRefused': 'loginRefused',
  'calendar.clockWrong': 'clockWrong',
};
const mailboxFindings: Partial<Record<ErrorCode, Finding<'calendar.mailbox'>>> = {
  'calendar.mailboxUnknown': 'unknown',
  'calendar.mailboxElsewhere': 'elsewhere',
  'calendar.forbidden': 'forbidden',
  'calendar.throttled': 'throttled',
  'calendar.badAnswer': 'badAnswer',
};
const afterAccess = [
  ...['calendar.rights', 'calendar.processing', 'calendar.links', 'calendar.push', 'calendar.write'],
] as const satisfies readonly CheckId[];

export async function checkCalendar(
  probe: CalendarProbe,
  calendar: CalendarFacts,
  now: Instant,
  writes: boolean,
): Promise<readonly CheckResult[]> {
  const access = await probe.readAccess();
  if (!access.ok) return [...refused(access.error, calendar), ...afterAccess.map(pointless)];
  const sample = await probe.readSample();
  return [
    skewOf(access.value, now),
    found('calendar.token', 'pass', 'granted'),
    found('calendar.mailbox', 'pass', 'found', { facts: { version: versionOf(access.value) } }),
    ...rightsOf(access.value, calendar.mailbox),
    ...judgeSample(sample, calendar.mailbox),
    await pushOf(probe),
    writes ? await write(probe, now) : found('calendar.write', 'skipped', 'notAskedFor'),
  ];
}

const versionOf = ({ serverVersion }: MailboxAccess): string =>
  serverVersion === null ? '' : ` (${serverVersion})`;

/** Which of the first two steps a code belongs to. */
function refused({ code }: PanelError, { kind }: CalendarFacts): readonly CheckResult[] {
  const login = loginFindings[code];
  if (login !== undefined) {
    const responsible: Responsible = code === 'calendar.clockWrong' ? 'facilities' : 'exchangeAdmin';
    return [found('calendar.token', 'fail', login, { responsible }), pointless('calendar.mailbox')];
  }
  const mailbox = mailboxFindings[code];
  if (mailbox === undefined) {
    return [
      found('calendar.token', 'fail', 'unreachable', { responsible: 'network' }),
      pointless('calendar.mailbox'),
    ];
  }
  const otherKind = kind === 'graph' ? 'ews' : 'graph';
  return [
    found('calendar.token', 'pass', 'granted'),
    found('calendar.mailbox', mailbox === 'throttled' ? 'warn' : 'fail', mailbox, {
      facts: { otherKind },
      responsible: mailbox === 'badAnswer' ? 'network' : 'exchangeAdmin',
    }),
  ];
}

function skewOf({ serverNow }: MailboxAccess, now: Instant): CheckResult {
  if (serverNow === null) return found('clock.skew', 'skipped', 'notTold');
  const skewMs = Math.abs(serverNow - now);
  const rest = {
    facts: { seconds: Math.round(skewMs / second) },
    responsible: 'facilities',
    command: 'timedatectl set-ntp true',
  } as const;
  if (skewMs > refusedSkewMs) return found('clock.skew', 'fail', 'farOff', rest);
  if (skewMs > noticeableSkewMs) return found('clock.skew', 'warn', 'differs', rest);
  return found('clock.skew', 'pass', 'agrees');
}

function rightsOf({ canWrite, seesPrivate }: MailboxAccess, mailbox: string): readonly CheckResult[] {
  if (canWrite === null) return [found('calendar.rights', 'warn', 'notTold')];
  const results: CheckResult[] = [];
  const address = mailbox.replaceAll("'", "''");
  if (!canWrite) {
    const command = `Add-MailboxFolderPermission -Identity '${address}:\\Calendar' -User <account> -AccessRights Editor`;
    results.push(found('calendar.rights', 'fail', 'noWriting', { responsible: 'exchangeAdmin', command }));
  }
  if (seesPrivate === false) {
    const command = `Set-MailboxFolderPermission -Identity '${address}:\\Calendar' -User <account> -AccessRights Editor -SharingPermissionFlags Delegate,CanViewPrivateItems`;
    results.push(
      found('calendar.rights', 'warn', 'noPrivateItems', { responsible: 'exchangeAdmin', command }),
    );
  }
  return results.length > 0 ? results : [found('calendar.rights', 'pass', 'enough')];
}

function judgeSample(sample: Result<MailboxSample>, mailbox: string): readonly CheckResult[] {
  if (!sample.ok) return [pointless('calendar.processing'), pointless('calendar.links')];
  const { bookings, joinable } = sample.value;
  const facts = { count: joinable, of: bookings };
  const links =
    bookings === 0
      ? found('calendar.links', 'skipped', 'noMeetings')
      : joinable === 0
        ? found('calendar.links', 'warn', 'noneJoinable', { facts })
        : found('calendar.links', 'pass', 'someJoinable', { facts });
  return [...judgeProcessing(sample.value, mailbox), links];
}

async function pushOf(probe: CalendarProbe): Promise<CheckResult> {
  const finding = await probe.readPush();
  return finding === 'lost'
    ? found('calendar.push', 'warn', finding, { responsible: 'network' })
    : found('calendar.push', 'pass', finding);
}

/** Weeks ahead and at night, where it can be in nobody's way. */
function testTime(now: Instant): Instant {
  const midnight = now - (now % day);
  return midnight + 45 * day + 2 * hour;
}

async function write(probe: CalendarProbe, now: Instant): Promise<CheckResult> {
  const startsAt = testTime(now);
  const tried = await probe.tryWriting(startsAt);
  if (tried.ok) return found('calendar.write', 'pass', 'done');
  const { step } = tried.error;
  const date = new Date(startsAt).toISOString().slice(0, 10);
  return step === 'remove'
    ? found('calendar.write', 'fail', 'leftBehind', { facts: { date }, responsible: 'facilities' })
    : found('calendar.write', 'fail', 'refused', { facts: { step }, responsible: 'exchangeAdmin' });
}
