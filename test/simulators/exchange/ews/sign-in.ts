/**
 * Who is calling: Basic, NTLM over one TCP connection, or a bearer token. A connection that NTLM has opened stays
 * signed in, and a connection that only began the dance is forgotten with it; nothing is looked up in the body.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Tokens } from '../tokens.ts';
import type { Account, Accounts } from './accounts.ts';
import { bindsChannel, provesPassword, readNtlm, writeChallenge } from './ntlm.ts';
import type { NtlmServer } from './ntlm.ts';

export const schemes = ['basic', 'ntlm', 'bearer'] as const;
type Scheme = (typeof schemes)[number];

export interface SignInParts {
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  /** Resources whose tokens are good here. */
  readonly audiences: () => readonly string[];
  /** Whom a bearer token speaks for. */
  readonly application: Account;
  readonly now: () => number;
  /** What the site has switched on, and whether NTLM must be bound to the TLS channel. */
  readonly settings: () => {
    readonly schemes: readonly Scheme[];
    readonly extendedProtection: 'allow' | 'require';
  };
}

export type SignedIn =
  | { readonly kind: 'in'; readonly account: Account; readonly headers: Readonly<Record<string, string>> }
  /** 401, with these challenges. */
  | { readonly kind: 'out'; readonly challenges: readonly string[] };

type Dance =
  | { readonly kind: 'challenged'; readonly scheme: string; readonly challenge: Buffer }
  | { readonly kind: 'in'; readonly account: Account };

const bearerHead =
  'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", token_types="app_asserted_user_v1 service_asserted_app_v1"';

export class SignIn {
  readonly #parts: SignInParts;
  readonly #server: NtlmServer;
  readonly #dances = new WeakMap<object, Dance>();

  constructor(parts: SignInParts) {
    this.#parts = parts;
    const { name, dnsName } = parts.accounts.domain;
    this.#server = { domain: name, dnsDomain: dnsName, computer: 'MAIL01' };
  }

  /** `connection` is the same object for every request on one TCP connection. */
  check(headers: IncomingHttpHeaders, connection: object): SignedIn {
    const [, scheme = '', credentials = ''] = /^(\S+) +(\S+)$/.exec(headers.authorization ?? '') ?? [];
    const { schemes: enabled } = this.#parts.settings();
    const dance = this.#dances.get(connection);
    switch (scheme.toLowerCase()) {
      case '':
        return dance?.kind === 'in' ? signedIn(dance.account, persistent) : this.#refuse();
      case 'basic':
        return enabled.includes('basic') ? this.#basic(credentials) : this.#refuse();
      case 'bearer':
        return enabled.includes('bearer') ? this.#bearer(credentials) : this.#refuse();
      case 'ntlm':
      case 'negotiate':
        return enabled.includes('ntlm')
          ? this.#ntlm(scheme, Buffer.from(credentials, 'base64'), connection)
          : this.#refuse();
      default:
        return this.#refuse();
    }
  }

  #basic(credentials: string): SignedIn {
    const text = Buffer.from(credentials, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    const account = this.#parts.accounts.find(text.slice(0, Math.max(0, colon)), '');
    if (account === null) return this.#refuse();
    return this.#decide(account, text.slice(colon + 1) === account.password, {});
  }

  #ntlm(scheme: string, bytes: Buffer, connection: object): SignedIn {
    const before = this.#dances.get(connection);
    this.#dances.delete(connection);
    const message = readNtlm(bytes);
    if (message === null) return this.#refuse();
    if (message.kind === 'negotiate') {
      const challenge = randomBytes(8);
      this.#dances.set(connection, { kind: 'challenged', scheme, challenge });
      const answer = writeChallenge(challenge, message.flags, this.#server, this.#parts.now());
      return { kind: 'out', challenges: [`${scheme} ${answer.toString('base64')}`] };
    }
    const { content } = message;
    if (before?.kind !== 'challenged' || before.scheme !== scheme) return this.#refuse();
    const account = this.#parts.accounts.find(content.user, content.domain);
    if (account === null) return this.#refuse();
    const isBound = this.#parts.settings().extendedProtection === 'allow' || bindsChannel(content);
    const isProven = isBound && provesPassword(content, before.challenge, account.password);
    const decided = this.#decide(account, isProven, persistent);
    if (decided.kind === 'in') this.#dances.set(connection, { kind: 'in', account });
    return decided;
  }

  #bearer(token: string): SignedIn {
    const { tokens, audiences, application } = this.#parts;
    const isGood = tokens.check(token) === 'good' && audiences().includes(audienceOf(token));
    return isGood
      ? signedIn(application, {})
      : { kind: 'out', challenges: [`${bearerHead}, error="invalid_token"`] };
  }

  /** A locked account is refused like a wrong password, and trying again does not shorten its wait. */
  #decide(account: Account, isProven: boolean, headers: Readonly<Record<string, string>>): SignedIn {
    const { accounts } = this.#parts;
    if (accounts.isLocked(account)) return this.#refuse();
    if (isProven) {
      accounts.succeeded(account);
      return signedIn(account, headers);
    }
    accounts.failed(account);
    return this.#refuse();
  }

  #refuse(): SignedIn {
    const realm = `mail.${this.#parts.accounts.domain.dnsName}`;
    const offered: Readonly<Record<Scheme, readonly string[]>> = {
      ntlm: ['Negotiate', 'NTLM'],
      basic: [`Basic realm="${realm}"`],
      bearer: [bearerHead],
    };
    return { kind: 'out', challenges: this.#parts.settings().schemes.flatMap((scheme) => offered[scheme]) };
  }
}

const persistent = { 'Persistent-Auth': 'true' };

function signedIn(account: Account, headers: Readonly<Record<string, string>>): SignedIn {
  return { kind: 'in', account, headers };
}

/** A token of this tenant whose audience is another service is not for this one. */
function audienceOf(token: string): string {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const audience = typeof claims === 'object' && claims !== null && 'aud' in claims ? claims.aud : null;
  return typeof audience === 'string' ? audience : '';
}
