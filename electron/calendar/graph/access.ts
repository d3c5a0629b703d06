/** Who the application is to one mailbox: what Graph says of its calendar. */
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { MailboxAccess } from '../../ports/readiness.ts';
import { mailboxUrl } from './address.ts';
import type { GraphClient } from './client.ts';
import { fault, type GraphFault } from './errors.ts';

const Calendar = z.object({
  canEdit: z.boolean().nullable().catch(null),
  canViewPrivateItems: z.boolean().nullable().catch(null),
});

export async function readAccess(
  client: GraphClient,
  mailbox: string,
  signal: AbortSignal,
): Promise<Result<MailboxAccess, GraphFault>> {
  const query = { $select: 'id,canEdit,canViewPrivateItems' };
  const answer = await client.get(mailboxUrl(client.host, mailbox, 'calendar', query), signal);
  if (!answer.ok) return answer;
  const calendar = Calendar.safeParse(answer.value);
  if (!calendar.success) return err(fault('calendar.badAnswer', 'calendar of another shape'));
  const { canEdit, canViewPrivateItems } = calendar.data;
  return ok({
    // Exchange Online has but one.
    serverVersion: null,
    serverNow: client.serverNow(),
    canWrite: canEdit,
    seesPrivate: canViewPrivateItems,
  });
}
