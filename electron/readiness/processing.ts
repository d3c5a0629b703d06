/**
 * What a room's bookings show of its mailbox's rules (`Get-CalendarProcessing`), and the commands that repair the ones
 * that hurt a panel. Rules act only on invitations that come after them: what was stripped before stays stripped.
 */
import type { CheckResult } from '../../shared/readiness.ts';
import type { MailboxSample } from '../ports/readiness.ts';
import { found } from './finding.ts';

/** Fewer invitations say nothing about a rule. */
const tellingCount = 3;
/** Some invitations have no text, or a name as title, by their senders' own doing. */
const tellingShare = 0.8;

/** `Set-CalendarProcessing` for one mailbox; the address is quoted, since it may hold an apostrophe. */
export function repair(mailbox: string, settings: string): string {
  return `Set-CalendarProcessing -Identity '${mailbox.replaceAll("'", "''")}' ${settings}`;
}

export function judgeProcessing(sample: MailboxSample, mailbox: string): readonly CheckResult[] {
  const { invitations, textsRead, textsEmpty, titlesReplaced, titlesPrefixed, undecided } = sample;
  const results: CheckResult[] = [];
  const fail = (
    finding: 'textStripped' | 'subjectReplaced' | 'subjectPrefixed' | 'undecided',
    outcome: 'warn' | 'fail',
    counts: { readonly count: number; readonly of: number },
    settings: string,
  ): void => {
    results.push(
      found('calendar.processing', outcome, finding, {
        facts: counts,
        responsible: 'exchangeAdmin',
        command: repair(mailbox, settings),
      }),
    );
  };
  const isTelling = (count: number, of: number): boolean => of >= tellingCount && count >= of * tellingShare;

  if (isTelling(textsEmpty, textsRead)) {
    fail('textStripped', 'fail', { count: textsEmpty, of: textsRead }, '-DeleteComments $false');
  }
  if (isTelling(titlesReplaced, invitations)) {
    const both = '-DeleteSubject $false -AddOrganizerToSubject $false';
    fail('subjectReplaced', 'warn', { count: titlesReplaced, of: invitations }, both);
  } else if (isTelling(titlesPrefixed, invitations)) {
    const one = '-AddOrganizerToSubject $false';
    fail('subjectPrefixed', 'warn', { count: titlesPrefixed, of: invitations }, one);
  }
  if (undecided > 0) {
    fail('undecided', 'fail', { count: undecided, of: invitations }, '-AutomateProcessing AutoAccept');
  }
  if (results.length === 0) {
    results.push(
      invitations < tellingCount
        ? found('calendar.processing', 'skipped', 'tooFewToTell', { facts: { count: invitations } })
        : found('calendar.processing', 'pass', 'nothingLost'),
    );
  }
  // Nothing in a calendar shows what was never let in, or that a mark is gone.
  results.push(
    found('calendar.processing', 'skipped', 'cannotBeSeen', {
      responsible: 'exchangeAdmin',
      command: repair(mailbox, '-RemovePrivateProperty $false -ProcessExternalMeetingMessages $true'),
    }),
  );
  return results;
}
