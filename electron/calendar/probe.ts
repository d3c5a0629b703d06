/**
 * What a room's readiness asks of its calendar: who the panel is to the mailbox, what two weeks of bookings show of
 * the mailbox's own rules, whether changes are told, and whether a booking can be made. Asks one thing at a time, keeps
 * nothing, and counts only: nothing of what bookings are about leaves this file.
 */
import { panelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { hour, type Instant, minute, second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import type { CalendarProbe, MailboxSample, WriteFailure } from '../ports/readiness.ts';
import { withDeadline } from '../resilience/deadline.ts';
import { isSameName, readableText } from './booking-text.ts';
import { findJoin, isEmptyBody, type ItemBody } from './join-link/index.ts';
import type { ItemRef, Mailbox, WriteFault } from './mailbox.ts';
import type { MailboxItem } from './mailbox-item.ts';
import { encodePanelMark } from './panel-mark.ts';

export interface CalendarProbeOptions {
  readonly mailbox: Mailbox;
  readonly allowedHosts: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
}

const day = 24 * hour;
const range = { before: 7 * day, after: 14 * day };
/** Enough to tell a rule from chance. */
const mostBodies = 40;
/** The attendant answers within seconds, sometimes minutes. */
const undecidedAfterMs = 10 * minute;
const mostAges = 5;
const pushDeadlineMs = 20 * second;
const writeDeadlineMs = 20 * second;

export function createCalendarProbe(options: CalendarProbeOptions): CalendarProbe {
  const { mailbox, clock } = options;
  return {
    readAccess: async () => withoutFault(await mailbox.readAccess(new AbortController().signal)),
    readSample: () => readSample(options),
    tryWriting: (startsAt) =>
      withDeadline<Result<null, WriteFailure>>(
        clock,
        3 * writeDeadlineMs,
        null,
        (signal) => tryWriting(options, startsAt, signal),
        () => err({ step: 'create', error: panelError('calendar.outcomeUnknown', 'later', 'deadline') }),
      ),
    readPush: () => readPush(options),
  };
}

function withoutFault<T, F extends { readonly error: ReturnType<typeof panelError> }>(
  result: Result<T, F>,
): Result<T> {
  return result.ok ? result : err(result.error.error);
}

/** Listens for a moment, where the server tells changes at all. */
async function readPush({
  mailbox: { watch },
  clock,
}: CalendarProbeOptions): ReturnType<CalendarProbe['readPush']> {
  if (watch === null) return 'asked';
  const controller = new AbortController();
  const heard = await withDeadline<'told' | 'lost'>(
    clock,
    pushDeadlineMs,
    null,
    () =>
      new Promise((resolve) => {
        const onLive = (isLive: boolean): void => {
          if (isLive) resolve('told');
        };
        watch({ onChange: () => undefined, onLive, onQuiet: () => undefined }, controller.signal);
      }),
    () => 'lost',
  );
  controller.abort();
  return heard;
}

async function readSample(options: CalendarProbeOptions): Promise<Result<MailboxSample>> {
  const { mailbox, clock } = options;
  const { signal } = new AbortController();
  const now = clock.now();
  const read = await mailbox.readItems({ from: now - range.before, to: now + range.after }, signal);
  if (!read.ok) return err(read.error.error);
  const standing = read.value.filter((item) => !item.isCancelled && item.response !== 'declined');
  const invitations = standing.filter(({ organizedByRoom }) => !organizedByRoom);
  const bodies = await readBodies(options, nearest(standing, now), signal);
  if (!bodies.ok) return bodies;
  const undecided = await countUndecided(options, invitations, signal);
  const textsOf = invitations.flatMap((item) => bodies.value.get(item.ref.id) ?? []);
  return ok({
    bookings: standing.length,
    invitations: invitations.length,
    textsRead: textsOf.length,
    textsEmpty: textsOf.filter(isEmptyBody).length,
    titlesReplaced: invitations.filter(isReplaced).length,
    titlesPrefixed: invitations.filter(isPrefixed).length,
    undecided,
    joinable: standing.filter((item) => isJoinable(item, bodies.value.get(item.ref.id) ?? null, options))
      .length,
  });
}

/** Coming ones first: what happens to invitations now shows on them. */
function nearest(items: readonly MailboxItem[], now: Instant): readonly MailboxItem[] {
  return [...items]
    .sort((a, b) => Math.abs(a.startsAt - now) - Math.abs(b.startsAt - now))
    .slice(0, mostBodies);
}

async function readBodies(
  { mailbox }: CalendarProbeOptions,
  items: readonly MailboxItem[],
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, ItemBody>>> {
  const bodies = new Map<string, ItemBody>();
  for (const item of items) {
    const body = await mailbox.readBody(item, signal);
    if (!body.ok) return err(body.error.error);
    if (body.value !== null) bodies.set(item.ref.id, body.value);
  }
  return ok(bodies);
}

const isReplaced = ({ subject, organizer }: MailboxItem): boolean =>
  isSameName(readableText(subject), readableText(organizer));

function isPrefixed({ subject, organizer }: MailboxItem): boolean {
  const title = readableText(subject)?.toLowerCase() ?? '';
  const name = readableText(organizer)?.toLowerCase() ?? '';
  return name !== '' && title.length > name.length && title.startsWith(name);
}

function isJoinable(
  { subject, locations, structured }: MailboxItem,
  body: ItemBody | null,
  { allowedHosts }: CalendarProbeOptions,
): boolean {
  return findJoin({ subject, locations, structured, body }, allowedHosts).kind !== 'none';
}

async function countUndecided(
  { mailbox, clock }: CalendarProbeOptions,
  invitations: readonly MailboxItem[],
  signal: AbortSignal,
): Promise<number> {
  const waiting = invitations.filter(({ response }) => response === 'notResponded' || response === 'none');
  let count = 0;
  for (const { ref } of waiting.slice(0, mostAges)) {
    const createdAt = await mailbox.readCreatedAt(ref, signal);
    if (createdAt.ok && createdAt.value !== null && clock.now() - createdAt.value > undecidedAfterMs)
      count += 1;
  }
  return count;
}

async function tryWriting(
  { mailbox, random }: CalendarProbeOptions,
  startsAt: Instant,
  signal: AbortSignal,
): Promise<Result<null, WriteFailure>> {
  const press = random.uuid();
  const failed = (step: WriteFailure['step'], { error }: WriteFault): Result<never, WriteFailure> =>
    err({ step, error });
  const made = await mailbox.create(
    {
      subject: 'Provbokning / Test booking',
      startsAt,
      endsAt: startsAt + 15 * minute,
      location: null,
      body: null,
      mark: encodePanelMark({ panel: null, press, meetingNumber: null, continues: null }),
      press,
    },
    signal,
  );
  if (!made.ok) return failed('create', made.error);
  const changed = await mailbox.setTimes(
    made.value,
    { startsAt, endsAt: startsAt + 30 * minute },
    false,
    signal,
  );
  const last: ItemRef = changed.ok ? changed.value : made.value;
  const removed = await mailbox.remove(last, signal);
  if (!removed.ok && removed.error.kind !== 'gone') return failed('remove', removed.error);
  return changed.ok ? ok(null) : failed('change', changed.error);
}
