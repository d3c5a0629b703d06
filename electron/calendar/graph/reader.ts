/** Reads one room's mailbox over Graph: its items in a range, and the body of one. Keeps no pace of its own. */
import { ok } from '../../../shared/result.ts';
import type { Log } from '../../ports/log.ts';
import type { MailboxReader } from '../mailbox.ts';
import { bodyUrl, readPages, viewUrl } from './calendar-view.ts';
import type { GraphClient } from './client.ts';
import type { GraphFault } from './errors.ts';
import { decodeBody, decodeEvents } from './events.ts';

export interface GraphReaderOptions {
  readonly client: GraphClient;
  readonly mailbox: string;
  readonly timeZone: string;
  readonly log: Log;
}

export function createGraphReader({ client, mailbox, timeZone, log }: GraphReaderOptions): MailboxReader {
  const { host, get } = client;
  let lastDropped = 0;
  return {
    readItems: async (range, signal) => {
      const pages = await readPages(get, viewUrl(host, mailbox, range), signal);
      if (!pages.ok) return pages;
      const { items, dropped } = decodeEvents(pages.value, timeZone);
      if (dropped !== lastDropped) log.warn('calendar.eventsDropped', { count: dropped });
      lastDropped = dropped;
      return ok(items);
    },
    // Its change notifications need an address on the internet that answers (exchange.md 3.6).
    watch: null,
    readBody: async ({ ref }, signal) => {
      const answer = await get(bodyUrl(host, mailbox, ref.id), signal);
      if (answer.ok) return ok(decodeBody(answer.value));
      return concernsItem(answer.error) ? ok(null) : answer;
    },
  };
}

/** A failure that says nothing of the mailbox: the next item may well be readable. */
function concernsItem({ status }: GraphFault): boolean {
  return status !== null && status < 500 && status !== 429;
}
