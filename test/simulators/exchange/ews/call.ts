/** One signed-in request on its way through the operations: who acts, on which store, and how times are written. */
import type { Result } from '../../../../shared/result.ts';
import type { CalendarOperations } from '../operations.ts';
import type { CalendarStore } from '../store.ts';
import type { Account } from './accounts.ts';
import type { ChangeLog } from './change-log.ts';
import type { EwsError } from './errors.ts';
import type { EwsSettings } from './settings.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Content, XmlNode } from './xml-write.ts';

export interface CallParts {
  readonly store: CalendarStore;
  readonly operations: CalendarOperations;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly settings: EwsSettings;
  readonly changes: ChangeLog;
  readonly subscriptions: Subscriptions;
}

export interface Call extends CallParts {
  readonly account: Account;
  /** The mailbox in whose name it acts, in the directory's spelling; null for an account that has none. */
  readonly self: string | null;
  /** Whose budget it is charged to. */
  readonly owner: string;
  /** It has reached the server on which its subscription was made. */
  readonly hasAffinity: boolean;
  /** IANA zone of the times that are written, UTC unless the request says otherwise. */
  readonly zone: string;
}

/** What an operation gives for one of the things it was asked. */
export type Part = Result<Content, EwsError>;

/** The whole answer to a request: the element inside the body, or a SOAP fault. */
export type Reply = Result<XmlNode, EwsError>;
