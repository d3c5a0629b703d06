/**
 * What became of a write that Graph did not simply carry out (exchange.md 3.8, 3.10). By status first and by code
 * second; whatever may have been carried out all the same counts as unknown.
 */
import type { WriteFault } from '../mailbox.ts';
import type { GraphFault } from './errors.ts';

/** `answer`: to an invitation, or to those who were invited; only there the room's role matters. */
export type WriteKind = 'create' | 'change' | 'remove' | 'answer';

/** The mailbox is not to be had, whatever stands in it. */
const mailboxCodes = new Set([
  'ErrorInvalidUser',
  'ResourceNotFound',
  'Request_ResourceNotFound',
  'MailboxNotEnabledForRESTAPI',
]);
/** Ways to be wrong under 400 that have nothing to do with who organises. */
const malformedCodes = new Set(['ErrorInvalidIdMalformed', 'RequestBroker--ParseUri']);

export function writeFault(fault: GraphFault, write: WriteKind): WriteFault {
  const { error, pace, waitMs } = fault;
  return { error, pace, waitMs, kind: kindOf(fault, write) };
}

function kindOf({ status, graphCode, wasSent }: GraphFault, write: WriteKind): WriteFault['kind'] {
  if (!wasSent) return 'fault';
  if (status === null || status === 408 || status >= 500 || status < 300) return 'unknown';
  const code = graphCode ?? '';
  switch (status) {
    case 400:
      return write === 'answer' && !malformedCodes.has(code) ? 'wrongRole' : 'refused';
    case 404:
      return write === 'create' || mailboxCodes.has(code) ? 'fault' : 'gone';
    case 410:
      return 'gone';
    case 409:
    case 412:
      return 'conflict';
    case 401:
    case 429:
      return 'fault';
    default:
      // A redirect is some portal in between.
      return status < 400 ? 'fault' : 'refused';
  }
}
