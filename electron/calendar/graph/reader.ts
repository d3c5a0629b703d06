/**
 * Reads one room's mailbox over Microsoft Graph: its items in a range, and the body of one. Gets its own tokens,
 * renews one once when Graph refuses it, and notices when the machine's clock is the reason. Sends one request at a
 * time because it is asked for one thing at a time; keeps no pace of its own.
 */
import type { Config } from '../../../shared/config.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import { createClockSkew } from '../clock-skew.ts';
import type { MailboxReader } from '../mailbox.ts';
import { createTokenSource } from '../ms-token/token.ts';
import { bodyUrl, type Get, preferences, readPages, viewUrl } from './calendar-view.ts';
import { graphFault, type GraphFault } from './errors.ts';
import { decodeBody, decodeEvents } from './events.ts';
import { createHttp } from './http.ts';

export type GraphAccess = NonNullable<NonNullable<Config['calendar']>['graph']>;

export interface GraphReaderOptions {
  readonly access: GraphAccess;
  readonly mailbox: string;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export function createGraphReader(options: GraphReaderOptions): MailboxReader {
  const { access, mailbox, timeZone, clock, random, log } = options;
  const skew = createClockSkew(clock, log);
  const shared = { clock, random, onServerTime: skew.note };
  const tokens = createTokenSource({
    ...access,
    resource: access.host,
    ...shared,
  });
  const graph = createHttp({ origin: access.host, ...shared });
  let isRefused = false;
  let lastDropped = 0;

  /** A token may have been revoked: the first refusal asks for a new one, the second is final until the next turn. */
  const get: Get = async (url, signal) => {
    const token = await tokens.get(signal);
    // Not an answer about what was asked for, so its status is not passed on.
    if (!token.ok) return err(skew.blame({ ...token.error, status: null }));
    const headers = { authorization: `Bearer ${token.value}`, prefer: preferences };
    const answer = await graph({ url, headers, form: null }, signal);
    if (!answer.ok) return answer;
    if (answer.value.kind === 'document') {
      isRefused = false;
      return ok(answer.value.document);
    }
    const { refusal } = answer.value;
    if (refusal.status !== 401) return err(graphFault(refusal));
    tokens.drop(token.value);
    if (isRefused) return err(skew.blame(graphFault(refusal)));
    isRefused = true;
    return get(url, signal);
  };

  return {
    readItems: async (range, signal) => {
      const pages = await readPages(get, viewUrl(access.host, mailbox, range), signal);
      if (!pages.ok) return pages;
      const { items, dropped } = decodeEvents(pages.value, timeZone);
      if (dropped !== lastDropped) log.warn('calendar.eventsDropped', { count: dropped });
      lastDropped = dropped;
      return ok(items);
    },
    watch: null,
    readBody: async ({ ref }, signal) => {
      const answer = await get(bodyUrl(access.host, mailbox, ref.id), signal);
      if (answer.ok) return ok(decodeBody(answer.value));
      return concernsItem(answer.error) ? ok(null) : answer;
    },
  };
}

/** A failure that says nothing of the mailbox: the next item may well be readable. */
function concernsItem({ status }: GraphFault): boolean {
  return status !== null && status < 500 && status !== 429;
}
