/**
 * What belongs to the EWS server as a whole and outlives a request: its settings, the domain's accounts, the time it
 * waits by, and its subscriptions with their open streams.
 */
import type { Schedule } from '../schedule.ts';
import type { CalendarStore } from '../store.ts';
import { Accounts, usualAccounts } from './accounts.ts';
import type { Account } from './accounts.ts';
import { ChangeLog } from './change-log.ts';
import { usualSettings } from './settings.ts';
import type { EwsSettings } from './settings.ts';
import { Subscriptions } from './subscriptions.ts';

export interface EwsSite {
  /** May be changed while the simulator runs. */
  readonly settings: EwsSettings;
  readonly accounts: Accounts;
  readonly changes: ChangeLog;
  readonly subscriptions: Subscriptions;
}

export interface EwsSiteOptions {
  /** Of all usual accounts. */
  readonly password: string;
  /** Instead of the usual accounts. */
  readonly accounts: readonly Account[] | null;
  readonly schedule: Schedule;
}

export function createEwsSite(
  store: CalendarStore,
  now: () => number,
  { password, accounts, schedule }: EwsSiteOptions,
): EwsSite {
  const rooms = store.mailboxes.map(({ address }) => address);
  const domain = { name: 'SU', dnsName: rooms[0]?.split('@')[1] ?? 'su.example' };
  const settings = { ...usualSettings };
  const changes = new ChangeLog(store);
  return {
    settings,
    accounts: new Accounts(domain, accounts ?? usualAccounts(rooms, password), now),
    changes,
    subscriptions: new Subscriptions({ changes, schedule, settings }),
  };
}
