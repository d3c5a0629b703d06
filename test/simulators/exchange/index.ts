/**
 * The simulated Exchange as tests and the runner start it: one tenant, some room mailboxes, Microsoft's token host
 * and Graph on one loopback address, and a control channel beside them. It is a stand-in for the service only and
 * shares no code with the panel's calendar adapters.
 */
import { randomUUID } from 'node:crypto';
import { Attendant } from './attendant.ts';
import { createControl } from './control.ts';
import { directoryAround } from './directory.ts';
import { ewsPath } from './ews/ews-face.ts';
import { createEwsSite } from './ews/site.ts';
import type { EwsSite } from './ews/site.ts';
import type { Account } from './ews/accounts.ts';
import { createFaultLedger, Fault } from './faults.ts';
import type { FaultOrder } from './faults.ts';
import { calendarFaces, createFace } from './faces.ts';
import type { CalendarFace } from './faces.ts';
import { CalendarOperations } from './operations.ts';
import { OutlookUsers } from './outlook-users.ts';
import { Outbox } from './outbox.ts';
import { RequestLog } from './request-log.ts';
import type { RequestRecord } from './request-log.ts';
import { fillScenario } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';
import { realSchedule } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import { controlPrefix, startServer } from './server.ts';
import { CalendarStore } from './store.ts';
import { createTokenFace } from './token-face.ts';
import type { Registration } from './token-face.ts';
import { Tokens } from './tokens.ts';

export interface ExchangeOptions {
  /** 0 takes a free port. */
  readonly port?: number;
  readonly scenario?: Scenario;
  /** The protocols through which the calendars are seen; all of them unless told otherwise. */
  readonly faces?: readonly CalendarFace[];
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** The timers that go with `now`, where that is a virtual clock. */
  readonly schedule?: Schedule;
  readonly timeZone?: string;
  readonly tenant?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** PEM of the application's public key or certificate; without it client assertions are refused. */
  readonly certificatePublicKeyPem?: string;
  /** SHA-1 or SHA-256 of the certificate, in hex. */
  readonly certificateThumbprint?: string;
  readonly mailbox?: string;
  readonly pageSizeCap?: number;
  readonly tokenLifetimeSeconds?: number;
  /** Of the usual accounts that may sign in to EWS; `ewsAccounts` stand in their place. */
  readonly ewsPassword?: string;
  readonly ewsAccounts?: readonly Account[];
  /** Factor on the pauses before an answer; 0, the default here, answers at once. */
  readonly tempo?: number;
}

export interface ExchangeSimulator {
  /** Serves the paths of the token host and of the Graph host. */
  readonly url: string;
  readonly control: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly mailbox: string;
  readonly store: CalendarStore;
  readonly operations: CalendarOperations;
  /** Where EWS answers, and what can be turned in it. */
  readonly ewsUrl: string;
  readonly ewsPassword: string;
  readonly ews: EwsSite;
  /** What the calendars have mailed. */
  readonly outbox: Outbox;
  /** What decides the rooms' invitations. */
  readonly attendant: Attendant;
  /** People who invite rooms, move, cancel and forget their meetings. */
  readonly outlook: OutlookUsers;
  requests(): readonly RequestRecord[];
  /** Resolves when so many requests have arrived since the start. */
  requestsReached(count: number): Promise<void>;
  fault(fault: FaultOrder): void;
  stop(): Promise<void>;
}

export async function startExchange(options: ExchangeOptions = {}): Promise<ExchangeSimulator> {
  const now = options.now ?? (() => Date.now());
  const schedule = options.schedule ?? realSchedule;
  const timeZone = options.timeZone ?? 'Europe/Stockholm';
  const mailbox = options.mailbox ?? 'rum-algen@su.example';
  const registration: Registration = {
    tenant: options.tenant ?? '5f0d6b8e-2c41-4a77-9d3e-8b1f2a6c9e04',
    clientId: options.clientId ?? 'c1b7e0a2-94d3-4f58-8a6e-37d20f5b1c68',
    clientSecret: options.clientSecret ?? `sim~${randomUUID()}`,
    certificate:
      options.certificatePublicKeyPem === undefined
        ? null
        : {
            publicKeyPem: options.certificatePublicKeyPem,
            thumbprint: options.certificateThumbprint ?? null,
          },
  };
  const store = new CalendarStore(directoryAround(mailbox), now);
  const outbox = new Outbox(now);
  const operations = new CalendarOperations(store, outbox, now);
  const { behaviour } = operations;
  const attendant = new Attendant({ store, outbox, behaviour, now, schedule });
  const outlook = new OutlookUsers({ store, attendant, outbox, now });
  fillScenario(store, options.scenario ?? 'university', { now: now(), timeZone });
  const tokens = new Tokens(now, options.tokenLifetimeSeconds ?? 3599);
  const faults = createFaultLedger();
  const log = new RequestLog();
  const baseUrl = (): string => server.url;
  const pageSizeCap = options.pageSizeCap ?? Number.POSITIVE_INFINITY;
  const ewsPassword = options.ewsPassword ?? 'Älg-på-vift-7';
  const ews = createEwsSite(store, now, {
    password: ewsPassword,
    accounts: options.ewsAccounts ?? null,
    schedule,
  });
  const parts = {
    ews,
    store,
    operations,
    tokens,
    registration,
    baseUrl,
    now,
    schedule,
    timeZone,
    pageSizeCap,
  };
  const server = await startServer(
    {
      faces: [
        createTokenFace({ registration, tokens, now, baseUrl }),
        ...(options.faces ?? calendarFaces).map((name) => createFace(name, parts)),
      ],
      control: createControl({
        store,
        operations,
        outbox,
        attendant,
        outlook,
        faults,
        log,
        tokens,
        registration,
        now,
        timeZone,
        switches: () => server.switches,
        ews,
      }),
      catchUp: () => attendant.catchUp(),
      faults,
      log,
      clientId: registration.clientId,
      now,
      schedule,
      tempo: options.tempo ?? 0,
    },
    options.port ?? 0,
  );
  return {
    url: server.url,
    control: `${server.url}${controlPrefix}`,
    tenant: registration.tenant,
    clientId: registration.clientId,
    clientSecret: registration.clientSecret,
    mailbox,
    store,
    operations,
    ewsUrl: `${server.url}${ewsPath}`,
    ewsPassword,
    ews,
    outbox,
    attendant,
    outlook,
    requests: () => log.list(),
    requestsReached: (count) => log.reached(count),
    fault: (order) => faults.set(Fault.parse(order)),
    stop: () => {
      attendant.stop();
      return server.stop();
    },
  };
}
