/** One random sequence of what people do to a room, and everything that must hold at its end. */
import type { Intent } from '../../shared/bridge.ts';
import type { BookingLength, Snapshot } from '../../shared/snapshot.ts';
import { minute, second, type Instant } from '../../shared/time.ts';
import { createWorld, type PanelInWorld, type World } from './world.ts';

const steps = 14;
const quarter = 15 * minute;

/** What the page offers now, as taps. */
function offers({ home, agenda, held }: Snapshot): readonly Intent[] {
  const length = ({ minutes }: BookingLength) => minutes;
  const booking = home.booking?.key ?? null;
  const own: readonly Intent[] =
    booking === null
      ? []
      : [
          ...home.extensions.map((one): Intent => ({
            kind: 'booking.extend',
            bookingKey: booking,
            minutes: length(one),
          })),
          ...(home.canEnd ? [{ kind: 'booking.end', bookingKey: booking } as const] : []),
          ...(home.checkIn?.state === 'open'
            ? ([
                { kind: 'booking.checkIn', bookingKey: booking },
                { kind: 'booking.release', bookingKey: booking },
              ] as const)
            : []),
        ];
  const gaps = agenda.rows.flatMap((row): readonly Intent[] =>
    row.kind === 'gap'
      ? [{ kind: 'booking.book', startsAt: row.startsAt, minutes: 30, withZoom: false, roomId: null }]
      : [],
  );
  return [
    ...home.lengths.flatMap((one): readonly Intent[] =>
      [false, true].map((withZoom) => ({
        kind: 'booking.book',
        startsAt: null,
        minutes: length(one),
        withZoom,
        roomId: null,
      })),
    ),
    ...gaps,
    ...own,
    ...held.map(({ booking: { key } }): Intent => ({ kind: 'booking.undo', bookingKey: key })),
    ...(home.released === null
      ? []
      : [{ kind: 'booking.takeBack', bookingKey: home.released.booking.key } as const]),
    { kind: 'meeting.start' },
    { kind: 'meeting.leave' },
  ];
}

async function tap(world: World, panel: PanelInWorld): Promise<void> {
  const intent = world.pick(offers(panel.shown()));
  if (intent !== undefined) await panel.controller.handleIntent(intent);
}

/** On the quarter, within the next three hours. */
function someTime({ clock, random }: World): readonly [Instant, Instant] {
  const now = clock.now();
  const from = now - (now % quarter) + Math.floor(random.fraction() * 12) * quarter;
  return [from, from + (1 + Math.floor(random.fraction() * 4)) * quarter];
}

async function step(world: World): Promise<void> {
  const { random, panels, outlook, clock } = world;
  const chance = random.fraction();
  const meeting = world.pick([...outlook.values()].filter(({ isAccepted }) => isAccepted));
  if (chance < 0.55) {
    const panel = world.pick(panels);
    if (panel !== undefined) await tap(world, panel);
  } else if (chance < 0.75) world.invite(...someTime(world));
  else if (chance < 0.82 && meeting !== undefined) world.move(meeting, ...someTime(world));
  else if (chance < 0.88 && meeting !== undefined) world.cancel(meeting);
  const isLong = random.fraction() < 0.15;
  await clock.advance(isLong ? 6 * minute : Math.floor(random.fraction() * 3 * second));
}

/** What is wrong at the end; empty when nothing is. */
function faults(world: World): readonly string[] {
  const { mailbox, panels, outlook, livingMeetings, joinedMeetings } = world;
  const items = mailbox.items();
  const found: string[] = [];
  if (mailbox.doubleBookings() > 0) found.push('two have the same time');

  for (const { id, startsAt, endsAt, isAccepted } of outlook.values()) {
    const item = items.find(({ ref }) => ref.id === id);
    // A panel may have declined it, with a word to its organiser, or shortened the room's copy.
    if (item === undefined || !isAccepted) continue;
    if (item.startsAt !== startsAt || item.endsAt > endsAt) found.push('an update of Outlook’s was lost');
  }

  const marked = new Set(items.map(({ panelMark }) => panelMark?.meetingNumber ?? null));
  for (const number of livingMeetings) {
    if (!marked.has(number) && !joinedMeetings.has(number)) found.push(`Zoom meeting ${number} is an orphan`);
  }
  for (const { panelMark } of items) {
    const number = panelMark?.meetingNumber ?? null;
    if (number !== null && !livingMeetings.has(number)) found.push(`Zoom meeting ${number} is gone too soon`);
  }

  const presses = items.map(({ panelMark }) => panelMark?.press ?? null).filter((press) => press !== null);
  if (new Set(presses).size !== presses.length) found.push('one press made two bookings');

  for (const { name, told, shown } of panels) {
    for (const { notice, ownEnds } of told) {
      if (notice.code === 'booking.booked' && notice.at !== null && !ownEnds.includes(notice.at))
        found.push(`${name} told of a booking that was not there`);
    }
    const { pending, held } = shown();
    if (pending.length > 0)
      found.push(`${name} still has ${pending.map(({ kind }) => kind).join()} under way`);
    if (held.length > 0) found.push(`${name} still holds something`);
  }
  return found;
}

/** Runs the sequence that the seed stands for; gives what was wrong at its end. */
export async function runSequence(seed: number): Promise<readonly string[]> {
  const world = await createWorld(seed);
  try {
    // The first readings.
    await world.clock.advance(5 * second);
    for (let count = 0; count < steps; count += 1) await step(world);
    world.setCalm();
    await world.clock.advance(3 * minute);
    return faults(world);
  } finally {
    world.stop();
  }
}
