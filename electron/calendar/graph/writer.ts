/**
 * Writes to one room's mailbox over Graph: make, move, delete, cancel, decline, and the two facts of an item that a
 * view does not give. One request each; what to do about its outcome is for others to say.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Instant } from '../../../shared/time.ts';
import type { ItemRef, MailboxWriter, NewItem, WriteFault } from '../mailbox.ts';
import { eventUrl, mailboxUrl } from './address.ts';
import { markerId } from './calendar-view.ts';
import type { GraphClient, Success } from './client.ts';
import { fault, type GraphFault } from './errors.ts';
import type { HttpRequest } from './http.ts';
import { writeFault, type WriteKind } from './write-faults.ts';

const Ref = z.object({ id: z.string().min(1), changeKey: z.string().nullable().catch(null) });
const Created = z.object({ createdDateTime: z.string() });
const Series = z.object({ seriesMasterId: z.string().nullish() });

interface Write extends Omit<HttpRequest, 'headers'> {
  readonly kind: WriteKind;
  /** The only status that says it was done. */
  readonly status: number;
  readonly headers?: HttpRequest['headers'];
}

export function createGraphWriter(client: GraphClient, mailbox: string): MailboxWriter {
  const { host, get } = client;

  const write = async (
    { kind, status, headers = {}, ...request }: Write,
    signal: AbortSignal,
  ): Promise<Result<Success, WriteFault>> => {
    const answer = await client.send({ ...request, headers }, signal);
    if (!answer.ok) return err(writeFault(answer.error, kind));
    // Some portal's page in place of Graph's answer, or a success of another kind.
    return answer.value.status === status ? answer : err(strange(answer.value, kind));
  };

  /** Of a write whose answer is the item as it is now. */
  const writeItem = async (request: Write, signal: AbortSignal): Promise<Result<ItemRef, WriteFault>> => {
    const answer = await write(request, signal);
    if (!answer.ok) return answer;
    const ref = Ref.safeParse(answer.value.document);
    return ref.success ? ok(ref.data) : err(strange(answer.value, request.kind));
  };

  const answerOthers = async (
    ref: ItemRef,
    action: 'cancel' | 'decline',
    document: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<Result<null, WriteFault>> => {
    const url = eventUrl(host, mailbox, ref.id, { action });
    const done = await write({ kind: 'answer', status: 202, method: 'POST', url, document }, signal);
    return done.ok ? ok() : done;
  };

  const readFields = async (
    ref: ItemRef,
    fields: string,
    signal: AbortSignal,
  ): Promise<Result<unknown, GraphFault>> => {
    const url = eventUrl(host, mailbox, ref.id, { query: { $select: fields } });
    const answer = await get(url, signal);
    if (answer.ok || writeFault(answer.error, 'change').kind !== 'gone') return answer;
    return ok(null);
  };

  return {
    create: (item, signal) => {
      const url = mailboxUrl(host, mailbox, 'calendar/events');
      const document = eventOf(item);
      return writeItem({ kind: 'create', status: 201, method: 'POST', url, document }, signal);
    },
    // Whether others are told is not for the caller to choose: Graph tells them of new times by itself.
    setTimes: (ref, { startsAt, endsAt }, _tellsOthers, signal) => {
      const url = eventUrl(host, mailbox, ref.id, {});
      const document = { start: timeOf(startsAt), end: timeOf(endsAt) };
      const headers: Record<string, string> =
        ref.changeKey === null ? {} : { 'if-match': `W/"${ref.changeKey}"` };
      return writeItem({ kind: 'change', status: 200, method: 'PATCH', url, headers, document }, signal);
    },
    remove: async (ref, signal) => {
      const url = eventUrl(host, mailbox, ref.id, {});
      const done = await write(
        { kind: 'remove', status: 204, method: 'DELETE', url, document: null },
        signal,
      );
      return done.ok ? ok() : done;
    },
    cancel: (ref, comment, signal) => answerOthers(ref, 'cancel', { comment }, signal),
    decline: (ref, comment, signal) => answerOthers(ref, 'decline', { comment, sendResponse: true }, signal),
    readCreatedAt: async (ref, signal) => {
      const answer = await readFields(ref, 'id,createdDateTime', signal);
      if (!answer.ok || answer.value === null) return answer.ok ? ok(null) : answer;
      const created = Created.safeParse(answer.value);
      const at = created.success ? Date.parse(created.data.createdDateTime) : Number.NaN;
      return Number.isNaN(at) ? err(fault('calendar.badAnswer', 'event without its creation')) : ok(at);
    },
    readSeries: async (ref, signal) => {
      const answer = await readFields(ref, 'id,type,seriesMasterId', signal);
      if (!answer.ok) return answer;
      const id = Series.safeParse(answer.value).data?.seriesMasterId ?? null;
      return ok(id === null ? null : { id, changeKey: null });
    },
  };
}

function strange({ status, missing }: Success, kind: WriteKind): WriteFault {
  return writeFault(fault('calendar.badAnswer', missing ?? `status ${status}`, { status }), kind);
}

/** Graph takes no notice of a field whose letter case is wrong. */
function eventOf(item: NewItem): Readonly<Record<string, unknown>> {
  const { subject, location, body, mark, press, startsAt, endsAt } = item;
  return {
    subject,
    start: timeOf(startsAt),
    end: timeOf(endsAt),
    showAs: 'busy',
    isReminderOn: false,
    ...(location === null ? {} : { location: { displayName: location } }),
    ...(body === null ? {} : { body: { contentType: 'html', content: body } }),
    transactionId: press,
    singleValueExtendedProperties: [{ id: markerId, value: mark }],
  };
}

function timeOf(instant: Instant): { readonly dateTime: string; readonly timeZone: 'UTC' } {
  return { dateTime: new Date(instant).toISOString().slice(0, 19), timeZone: 'UTC' };
}
