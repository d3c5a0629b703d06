/**
 * One room's mailbox on an Exchange server, over EWS: its items in a range, the body of one, what is written to it, and
 * when other rooms are taken. Every operation goes through one client, which sends one at a time and keeps silence when
 * the server asks; keeps no pace of its own.
 */
import { err, ok } from '../../../shared/result.ts';
import { second } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import { withDeadline } from '../../resilience/deadline.ts';
import { type ClockSkew, createClockSkew } from '../clock-skew.ts';
import type { Mailbox } from '../mailbox.ts';
import { createTokenSource } from '../ms-token/token.ts';
import { readAccess } from './access.ts';
import { isOfServer, itemIn, onlyMessage } from './answers.ts';
import { readBusy } from './availability.ts';
import { type Call, readView } from './calendar-view.ts';
import { createDetailsCache } from './details.ts';
import { createDirectory, type Directory } from './directory.ts';
import { decodeBody, decodeItems, refOf } from './items.ts';
import { guardLogin } from './login-gate.ts';
import { createLogin, type EwsAccess, type Tokens } from './login.ts';
import type { Send } from './ntlm.ts';
import { bodyRequest, calendarFolder } from './requests.ts';
import { createSoapClient } from './soap-client.ts';
import { createEwsWatch } from './stream.ts';
import { createWriter } from './writer.ts';

export interface EwsOptions {
  readonly access: EwsAccess;
  /** IANA zone of the room. */
  readonly timeZone: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** What the mailboxes of one server have in common. */
interface Common extends EwsOptions {
  readonly send: Send;
  readonly skew: ClockSkew;
  readonly directory: Directory;
}

/** Times are worth more than names: those that are not in by then come with the next question. */
const namesWithinMs = 2 * second;

/** The way to any mailbox that the account may open, by its address. All share one login and what it has been told. */
export function createEwsMailboxes(options: EwsOptions): (address: string) => Mailbox {
  const { access, clock, random, log } = options;
  const skew = createClockSkew(clock, log);
  const tokens = tokensFor(access, { clock, random, onServerTime: skew.note });
  const send = guardLogin(createLogin(access, tokens), clock);
  const directory = createDirectory(clock);
  return (mailbox) => createMailbox(mailbox, { ...options, send, skew, directory });
}

function createMailbox(mailbox: string, common: Common): Mailbox {
  const { access, timeZone, clock, random, log, send, skew, directory } = common;
  const client = createSoapClient({
    ...{ url: access.url, impersonate: access.impersonate, onServerTime: skew.note },
    ...{ mailbox, send, clock, random },
  });
  const folder = calendarFolder(delegatorOf(access, mailbox));
  const details = createDetailsCache();
  let lastDropped = 0;

  const call: Call = async (operation, signal) => {
    const answer = await client.call(operation, signal);
    return answer.ok ? answer : err(access.auth === 'basic' ? answer.error : skew.blame(answer.error));
  };

  return {
    ...createWriter(call, folder, timeZone),
    readAccess: async (signal) => {
      const access = await readAccess(call, folder, signal);
      return access.ok ? ok({ ...access.value, serverNow: skew.serverNow() }) : access;
    },
    readItems: async (range, signal) => {
      const found = await readView(call, folder, range, signal);
      if (!found.ok) return found;
      const refs = found.value.map(refOf).filter((ref) => ref !== null);
      const completed = await details.complete(refs, call, signal);
      if (!completed.ok) return completed;
      const { items, dropped } = decodeItems(found.value, details.of, timeZone);
      if (dropped !== lastDropped) log.warn('calendar.eventsDropped', { count: dropped });
      lastDropped = dropped;
      return ok(items);
    },
    readBody: async ({ ref }, signal) => {
      const answer = await call(bodyRequest(ref.id), signal);
      if (!answer.ok) return answer;
      const message = onlyMessage(answer.value);
      if (!message.ok) return isOfServer(message.error) ? message : ok(null);
      const item = itemIn(message.value);
      return ok(item === null ? null : decodeBody(item));
    },
    readRooms: async (mailboxes, interval, signal) => {
      const busy = await readBusy(call, mailboxes, interval, signal);
      if (!busy.ok) return busy;
      const names = await withDeadline(
        clock,
        namesWithinMs,
        signal,
        (within) => directory.namesOf(mailboxes, call, within),
        directory.known,
      );
      return ok(
        mailboxes.map((address, index) => ({
          mailbox: address,
          name: names.get(address.toLowerCase()) ?? address,
          capacity: null,
          busy: busy.value[index] ?? null,
        })),
      );
    },
    watch: createEwsWatch({ client: { call, open: client.open }, folder, clock, random, log }),
  };
}

type Shared = Pick<Parameters<typeof createTokenSource>[0], 'clock' | 'random' | 'onServerTime'>;

/** Tokens for the server's own address, which is the name it has in the hybrid tenant. */
function tokensFor({ auth, oauth, url }: EwsAccess, shared: Shared): Tokens | null {
  if (auth !== 'oauth' || oauth === null) return null;
  return createTokenSource({ ...oauth, resource: new URL(url).origin, ...shared });
}

/** Whose calendar it is, where the account neither acts as the room nor is the room's own. */
function delegatorOf({ impersonate, user }: EwsAccess, mailbox: string): string | null {
  return impersonate || user?.toLowerCase() === mailbox.toLowerCase() ? null : mailbox;
}
