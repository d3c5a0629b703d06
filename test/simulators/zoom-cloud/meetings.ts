/**
 * The meetings of the account: made over the interface, begun by a room, or known from elsewhere. Knows which is
 * running and how many were made or changed today for whom; it knows nothing of HTTP.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { User } from './account.ts';
import type { MeetingOrder } from './api/meeting-body.ts';
import type { DialledMeeting } from './room/room.ts';

export interface Meeting {
  readonly id: number;
  readonly uuid: string;
  readonly host: User;
  readonly createdAt: number;
  order: MeetingOrder;
  password: string;
  numericPassword: string;
  startedAt: number | null;
  /** Who is in it, by name. */
  readonly present: Set<string>;
}

export interface MeetingsParts {
  readonly now: () => number;
  readonly passcodeMinimum: () => number;
}

const day = 86_400_000;
/** Of one host, in a UTC day; changes count as well (reference 14.2). */
const mostChangesPerDay = 100;
const mostMeetings = 2_000;
/** Without the characters that are easily taken for others. */
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export class Meetings {
  madeEver = 0;
  readonly #parts: MeetingsParts;
  readonly #byId = new Map<number, Meeting>();
  readonly #changes = new Map<string, { day: number; count: number }>();

  constructor(parts: MeetingsParts) {
    this.#parts = parts;
  }

  list(): readonly Meeting[] {
    return [...this.#byId.values()];
  }

  find(id: string): Meeting | null {
    return /^\d{9,12}$/.test(id) ? (this.#byId.get(Number(id)) ?? null) : null;
  }

  /** A number of eleven digits unless one is given. */
  make(host: User, order: MeetingOrder, number: string | null = null): Meeting {
    let id = number === null ? freshId() : Number(number);
    while (number === null && this.#byId.has(id)) id = freshId();
    const meeting: Meeting = {
      ...{ id, host, order, createdAt: this.#parts.now(), startedAt: null, present: new Set() },
      uuid: randomBytes(16).toString('base64'),
      ...{ password: '', numericPassword: '' },
    };
    this.#setPassword(meeting);
    this.#byId.set(id, meeting);
    this.madeEver += 1;
    const oldest = this.#byId.keys().next().value;
    if (this.#byId.size > mostMeetings && oldest !== undefined) this.#byId.delete(oldest);
    return meeting;
  }

  change(meeting: Meeting, order: MeetingOrder): void {
    meeting.order = order;
    this.#setPassword(meeting);
  }

  remove(meeting: Meeting): void {
    this.#byId.delete(meeting.id);
  }

  /** Counts a making or changing. False: the host's day is used up. */
  takeChange(host: User): boolean {
    const today = Math.floor(this.#parts.now() / day);
    const known = this.#changes.get(host.id);
    const count = known?.day === today ? known.count : 0;
    if (count >= mostChangesPerDay) return false;
    this.#changes.set(host.id, { day: today, count: count + 1 });
    return true;
  }

  /** As if the host had made so many already. */
  useUpDay(host: User): void {
    this.#changes.set(host.id, { day: Math.floor(this.#parts.now() / day), count: mostChangesPerDay });
  }

  hasWaitingRoom({ order, password }: Meeting): boolean {
    const { waiting_room, meeting_authentication } = order.settings;
    // Some protection there has to be: Zoom forces a waiting room on a meeting without any (reference 16.1).
    return waiting_room === true || (password === '' && meeting_authentication !== true);
  }

  joinBeforeHost(meeting: Meeting): boolean {
    return meeting.order.settings.join_before_host === true && !this.hasWaitingRoom(meeting);
  }

  asDialled(meeting: Meeting): DialledMeeting {
    const { id, order, password, numericPassword, startedAt } = meeting;
    return {
      number: String(id),
      topic: order.topic,
      passcodes: password === '' ? [] : [password, numericPassword],
      numericPasscode: password === '' ? null : numericPassword,
      isOpen: this.joinBeforeHost(meeting) || startedAt !== null,
      hasWaitingRoom: this.hasWaitingRoom(meeting),
    };
  }

  #setPassword(meeting: Meeting): void {
    const { password, default_password } = meeting.order;
    const isDemanded = this.#parts.passcodeMinimum() > 0;
    const made = isDemanded && default_password !== false ? randomText(letters, 6) : '';
    meeting.password = password ?? (meeting.password === '' ? made : meeting.password);
    const isNumeric = /^\d+$/.test(meeting.password);
    meeting.numericPassword = isNumeric ? meeting.password : randomText('0123456789', 6);
  }
}

const freshId = (): number => randomInt(80_000_000_000, 89_999_999_999);

function randomText(alphabet: string, length: number): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length] ?? '').join('');
}
