/** Who the account is to one mailbox: what the server says of the calendar folder (exchange.md 4.2, GetFolder). */
import { err, ok, type Result } from '../../../shared/result.ts';
import type { MailboxAccess } from '../../ports/readiness.ts';
import { onlyMessage } from './answers.ts';
import type { Call } from './calendar-view.ts';
import { type EwsFault, fault } from './errors.ts';
import { folderRequest } from './requests.ts';
import { childOf, textAt, type XmlElement } from './xml.ts';
import type { Xml } from './xml-writer.ts';

export async function readAccess(
  call: Call,
  folder: Xml,
  signal: AbortSignal,
): Promise<Result<Omit<MailboxAccess, 'serverNow'>, EwsFault>> {
  const answer = await call(folderRequest(folder), signal);
  if (!answer.ok) return answer;
  const message = onlyMessage(answer.value);
  if (!message.ok) return message;
  const found = childOf(message.value, 'Folders')?.children[0];
  if (found === undefined) return err(fault('calendar.badAnswer', 'an answer without a folder'));
  const rights = childOf(found, 'EffectiveRights');
  return ok({
    serverVersion: null,
    canWrite: both(rightIn(rights, 'CreateContents'), rightIn(rights, 'Modify')),
    seesPrivate: rightIn(rights, 'ViewPrivateItems'),
  });
}

/** Null when the server does not say. */
function rightIn(rights: XmlElement | null, name: string): boolean | null {
  if (rights === null) return null;
  const text = textAt(rights, name);
  return text === null ? null : text === 'true';
}

function both(one: boolean | null, other: boolean | null): boolean | null {
  return one === null || other === null ? null : one && other;
}
