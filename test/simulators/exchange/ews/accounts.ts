/**
 * The accounts of the simulated domain that may call EWS: whose mailbox they have, whom they may act as, and what
 * rights they hold on other mailboxes. Wrong passwords lock an account for a while, as a domain's policy does.
 */

/**
 * What an account may do in another's calendar. `availability` is everybody's default: times without subjects;
 * `editor` reads and writes but sees no private item, `editorWithPrivate` does; `fullAccess` is the mailbox's owner.
 */
export type MailboxRight =
  'none' | 'availability' | 'reviewer' | 'editor' | 'editorWithPrivate' | 'fullAccess';

export interface Account {
  /** Without the domain. */
  readonly name: string;
  readonly password: string;
  /** Own mailbox; null for a pure service account. */
  readonly mailbox: string | null;
  /** Mailboxes it may act as through the impersonation header. */
  readonly impersonates: 'all' | readonly string[];
  /** By mailbox address in lower case; what is not named is `availability`. */
  readonly rights: Readonly<Record<string, MailboxRight>>;
}

export interface Domain {
  /** NetBIOS name, the part before the backslash. */
  readonly name: string;
  /** The part after the @ of a user principal name. */
  readonly dnsName: string;
}

const failuresToLock = 10;
const lockedMs = 15 * 60_000;

export class Accounts {
  readonly domain: Domain;
  readonly #accounts: readonly Account[];
  readonly #now: () => number;
  readonly #failures = new Map<string, { readonly count: number; readonly lockedUntil: number }>();

  constructor(domain: Domain, accounts: readonly Account[], now: () => number) {
    this.domain = domain;
    this.#accounts = accounts;
    this.#now = now;
  }

  list(): readonly Account[] {
    return this.#accounts;
  }

  /** By `DOMAIN\name`, by user principal name, or by name and domain apart; case does not matter. */
  find(user: string, domain: string): Account | null {
    const [, before, after] = /^(?:([^\\]*)\\)?(.*)$/s.exec(user) ?? [];
    const [name = '', principalDomain] = (after ?? '').split('@');
    const given = (before ?? principalDomain ?? domain).toLowerCase();
    const known = ['', this.domain.name.toLowerCase(), this.domain.dnsName.toLowerCase()];
    if (!known.includes(given)) return null;
    return this.#accounts.find((account) => account.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  isLocked({ name }: Account): boolean {
    return this.#now() < (this.#failures.get(name)?.lockedUntil ?? Number.NEGATIVE_INFINITY);
  }

  succeeded({ name }: Account): void {
    this.#failures.delete(name);
  }

  failed({ name }: Account): void {
    const count = (this.#failures.get(name)?.count ?? 0) + 1;
    const isOver = count >= failuresToLock;
    this.#failures.set(name, {
      count: isOver ? 0 : count,
      lockedUntil: isOver ? this.#now() + lockedMs : Number.NEGATIVE_INFINITY,
    });
  }
}

/** The ways in that a site can have chosen, one account for each: the room's own, impersonation, delegate rights. */
export function usualAccounts(rooms: readonly string[], password: string): readonly Account[] {
  const delegate = (name: string, right: MailboxRight): Account => ({
    name,
    password,
    mailbox: null,
    impersonates: [],
    rights: Object.fromEntries(rooms.map((room) => [room.toLowerCase(), right])),
  });
  const own = (room: string): Account => ({
    name: room.split('@')[0] ?? room,
    password,
    mailbox: room,
    impersonates: [],
    rights: {},
  });
  return [
    ...rooms.map(own),
    { name: 'svc-panel', password, mailbox: null, impersonates: 'all', rights: {} },
    delegate('svc-full', 'fullAccess'),
    delegate('svc-editor', 'editor'),
    delegate('svc-editor-private', 'editorWithPrivate'),
    delegate('svc-reviewer', 'reviewer'),
    delegate('svc-plain', 'availability'),
    delegate('svc-nothing', 'none'),
  ];
}
