/**
 * The last good agenda on disk, so that a restart without network still shows the day, with its age. Sealed with
 * this machine's key; where sealing does not work only times are kept. Holds nothing of private bookings but their
 * times, and gives nothing back that is older than 36 hours or belongs to another mailbox.
 */
import { z } from 'zod';
import { thirdParties, type Booking } from '../../shared/model/booking.ts';
import { hour, type Instant, minute } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Store } from '../ports/store.ts';

export interface KeptAgenda {
  readonly bookings: readonly Booking[];
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
}

export interface AgendaCacheOptions {
  readonly mailbox: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly store: Store;
}

export interface AgendaCache {
  /** Null when there is none that may still be shown. */
  readonly load: () => Promise<KeptAgenda | null>;
  /** Writes when something has changed, and every few minutes for the age. Never fails: a cache may be missing. */
  readonly keep: (agenda: KeptAgenda) => Promise<void>;
}

const fileName = 'agenda.bin';
const formatVersion = 2;
const mostAgeMs = 36 * hour;
const rewriteAfterMs = 5 * minute;
/** The first byte tells how the rest is kept. */
const sealedMark = 1;
const timesMark = 2;

const zoomMeeting = z.object({
  meetingNumber: z.string().regex(/^\d{9,11}$/),
  passcode: z.string().nullable(),
  isPersonal: z.boolean(),
});
const booking = z.object({
  key: z.string(),
  ref: z.object({ id: z.string(), changeKey: z.string().nullable() }),
  startsAt: z.number(),
  endsAt: z.number(),
  allDay: z.object({ startDate: z.string(), endDate: z.string() }).nullable(),
  title: z.string().nullable(),
  organizerName: z.string().nullable(),
  organizedByRoom: z.boolean(),
  isPrivate: z.boolean(),
  isCancelled: z.boolean(),
  response: z.enum(['none', 'organizer', 'tentativelyAccepted', 'accepted', 'declined', 'notResponded']),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']),
  isMeeting: z.boolean(),
  seriesKey: z.string().nullable(),
  panelMark: z
    .object({
      panel: z.string().nullable(),
      press: z.string().nullable(),
      meetingNumber: z.string().nullable(),
      continues: z.string().nullable(),
    })
    .nullable(),
  join: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('zoom'), meeting: zoomMeeting, alternatives: z.array(zoomMeeting) }),
    z.object({ kind: z.literal('thirdParty'), service: z.enum(thirdParties), url: z.url() }),
    z.object({
      kind: z.literal('none'),
      obstacle: z.enum([
        'noLink',
        'linkStripped',
        'otherService',
        'registration',
        'personalLink',
        'hostNotAllowed',
      ]),
      service: z.enum(['zoom', 'teams', 'meet', 'webex', 'skype', 'other']).nullable(),
    }),
  ]),
}) satisfies z.ZodType<Booking>;
const keptFile = z.object({
  version: z.literal(formatVersion),
  mailbox: z.string(),
  from: z.number(),
  to: z.number(),
  asOf: z.number(),
  bookings: z.array(booking),
});

export function createAgendaCache(options: AgendaCacheOptions): AgendaCache {
  const { mailbox, clock, log, secrets, store } = options;
  let last: { readonly content: string; readonly asOf: Instant } | null = null;
  let isFailing = false;

  const write = async (agenda: KeptAgenda, bookings: readonly Booking[]): Promise<boolean> => {
    const plain = encode(mailbox, agenda, bookings);
    const sealed = await secrets.seal(plain);
    const content = sealed.ok
      ? marked(sealedMark, sealed.value)
      : marked(timesMark, encode(mailbox, agenda, bookings.map(timesOnly)));
    return (await store.write(fileName, content)).ok;
  };

  return {
    load: async () => {
      const read = await store.read(fileName);
      if (!read.ok || read.value === null) return null;
      const plain = await unsealed(read.value, secrets);
      const kept = plain === null ? null : decode(plain);
      if (kept === null) {
        log.warn('calendar.cacheUnreadable');
        return null;
      }
      const { bookings, from, to, asOf } = kept;
      const age = clock.now() - asOf;
      const isUsable = kept.mailbox === mailbox && age >= 0 && age <= mostAgeMs && clock.now() < to;
      return isUsable ? { bookings, from, to, asOf } : null;
    },
    keep: async (agenda) => {
      const bookings = agenda.bookings.map(withoutPrivacy);
      const content = JSON.stringify([agenda.from, agenda.to, bookings]);
      if (last?.content === content && agenda.asOf - last.asOf < rewriteAfterMs) return;
      const isWritten = await write(agenda, bookings);
      if (isWritten) last = { content, asOf: agenda.asOf };
      if (!isWritten && !isFailing) log.warn('calendar.cacheNotWritten');
      isFailing = !isWritten;
    },
  };
}

function withoutPrivacy(one: Booking): Booking {
  return one.isPrivate ? { ...one, title: null, organizerName: null } : one;
}

function timesOnly(one: Booking): Booking {
  return {
    ...one,
    title: null,
    organizerName: null,
    panelMark: null,
    join: { kind: 'none', obstacle: 'noLink', service: null },
  };
}

function encode(mailbox: string, { from, to, asOf }: KeptAgenda, bookings: readonly Booking[]): Uint8Array {
  const file: z.input<typeof keptFile> = {
    version: formatVersion,
    mailbox,
    from,
    to,
    asOf,
    // The schema's arrays are mutable ones; a copy is as good.
    bookings: structuredClone(bookings) as z.input<typeof keptFile>['bookings'],
  };
  return new TextEncoder().encode(JSON.stringify(file));
}

function decode(plain: Uint8Array): z.output<typeof keptFile> | null {
  try {
    const decoded = keptFile.safeParse(JSON.parse(new TextDecoder().decode(plain)));
    return decoded.success ? decoded.data : null;
  } catch {
    // Not JSON: not ours, or of a damaged disk.
    return null;
  }
}

function marked(mark: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.of(mark), content]);
}

async function unsealed(content: Uint8Array, secrets: Secrets): Promise<Uint8Array | null> {
  const rest = content.subarray(1);
  if (content[0] === timesMark) return rest;
  if (content[0] !== sealedMark) return null;
  const opened = await secrets.open(rest);
  return opened.ok ? opened.value : null;
}
