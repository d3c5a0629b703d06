/**
 * The cases of the simulated service desk: one for each idempotency key, whatever is sent again, and how far each has
 * come. Time moves a case only in the scenario that says so; otherwise the control channel does.
 */
import { parseJson } from './http-message.ts';
import { Report } from './report-schema.ts';

export const ticketStates = ['received', 'assigned', 'onTheWay', 'solved'] as const;
export type TicketState = (typeof ticketStates)[number];

/** `prompt`: somebody comes and helps, within minutes. `quiet`: nothing happens by itself. */
export const scenarios = ['prompt', 'quiet'] as const;
export type Scenario = (typeof scenarios)[number];

interface Progress {
  readonly afterMs: number;
  readonly state: TicketState;
  readonly message: string | null;
}

const promptly: readonly Progress[] = [
  { afterMs: 0, state: 'received', message: null },
  { afterMs: 60_000, state: 'assigned', message: 'Ärendet är tilldelat en tekniker.' },
  { afterMs: 240_000, state: 'onTheWay', message: 'Vi är på väg till rummet.' },
  { afterMs: 900_000, state: 'solved', message: 'Felet är avhjälpt. Hör av dig om det kommer tillbaka.' },
];

export interface Ticket {
  readonly key: string;
  readonly reference: string;
  /** The last part of its status address: nothing that can be guessed from the reference. */
  readonly token: string;
  readonly report: Report;
  /** As it came, to tell a repetition from another report under the same key. */
  readonly body: string;
  readonly receivedAt: number;
  /** How often it was sent, the first time included. */
  deliveries: number;
  told: { readonly state: TicketState; readonly message: string | null } | null;
}

export type Submission =
  | { readonly kind: 'new' | 'repeated'; readonly ticket: Ticket }
  | { readonly kind: 'malformed'; readonly why: string }
  | { readonly kind: 'keyReused' };

export interface TicketsOptions {
  readonly scenario: Scenario;
  /** Factor on the waits of the scenario; 0: all at once. */
  readonly tempo: number;
  readonly now: () => number;
}

const firstNumber = 471_001;

export class Tickets {
  readonly #options: TicketsOptions;
  readonly #byKey = new Map<string, Ticket>();
  #numbered = 0;

  constructor(options: TicketsOptions) {
    this.#options = options;
  }

  list(): readonly Ticket[] {
    return [...this.#byKey.values()];
  }

  submit(key: string, body: string): Submission {
    const known = this.#byKey.get(key);
    if (known !== undefined && known.body !== body) return { kind: 'keyReused' };
    if (known !== undefined) {
      known.deliveries += 1;
      return { kind: 'repeated', ticket: known };
    }
    const report = Report.safeParse(parseJson(body));
    if (!report.success) return { kind: 'malformed', why: report.error.message };
    if (report.data.id !== key) return { kind: 'malformed', why: 'The id is another than the key.' };
    const number = firstNumber + this.#numbered;
    this.#numbered += 1;
    const ticket: Ticket = {
      ...{ key, body, report: report.data, reference: `INC${number}`, token: `${number}-${key.slice(0, 8)}` },
      ...{ receivedAt: this.#options.now(), deliveries: 1, told: null },
    };
    this.#byKey.set(key, ticket);
    return { kind: 'new', ticket };
  }

  byToken(token: string): Ticket | null {
    return this.list().find((one) => one.token === token) ?? null;
  }

  byReference(reference: string): Ticket | null {
    return this.list().find((one) => one.reference === reference) ?? null;
  }

  statusOf({ told, receivedAt }: Ticket): { readonly state: TicketState; readonly message: string | null } {
    if (told !== null) return told;
    const { scenario, tempo, now } = this.#options;
    const passedMs = now() - receivedAt;
    const reached = promptly.findLast(({ afterMs }) => afterMs * tempo <= passedMs);
    const { state, message } =
      scenario === 'quiet' || reached === undefined
        ? ({ state: 'received', message: null } as const)
        : reached;
    return { state, message };
  }

  forget(): void {
    this.#byKey.clear();
  }
}
