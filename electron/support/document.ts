/**
 * A fault report as it is sent and as it is kept: a closed, versioned document. Whatever it is made from, only the keys
 * named here get into it, each bounded, so that nothing about people, bookings or meetings can come along.
 */
import { z } from 'zod';
import { errorCodes } from '../../shared/errors.ts';
import { hour, type Instant, second } from '../../shared/time.ts';
import type { FaultCategory } from '../../shared/snapshot-service.ts';
import type { FaultContext } from '../ports/fault-reports.ts';
import { placeName } from './plain-text.ts';

export const faultCategories = [
  'sound',
  'picture',
  'microphone',
  'sharing',
  'panel',
  'other',
] as const satisfies readonly FaultCategory[];

const mostErrors = 10;
/** A panel that has run for longer than ten years says ten years. */
const mostSeconds = 3_650 * 24 * (hour / second);

/** Nothing that a clock or a counter may come to keeps a report from being sent. */
const seconds = z
  .number()
  .catch(0)
  .transform((given) => Math.round(Math.min(mostSeconds, Math.max(0, given))));
const place = z.string().transform(placeName).nullable();
/** `6.3.5 (1021)`, `Linux 6.1.0-28-amd64`. */
const version = z.string().regex(/^[\w.+() -]{1,60}$/);
const link = z.object({
  state: z.enum(['up', 'down', 'unknown', 'absent']),
  forSeconds: seconds.nullable(),
});

const context = z.object({
  roomName: place,
  panelName: place,
  language: z.enum(['sv', 'en']),
  timeZone: z
    .string()
    .regex(/^[\w+/-]{1,60}$/)
    .catch('UTC'),
  versions: z.object({
    panel: version.catch('unknown'),
    zoomRoom: version.nullable().catch(null),
    system: version.nullable().catch(null),
  }),
  links: z.object({ room: link, cloud: link, calendar: link }),
  lastErrors: z
    .array(z.object({ code: z.enum(errorCodes), ageSeconds: seconds }))
    .transform((all) => all.slice(0, mostErrors)),
  uptimeSeconds: seconds,
}) satisfies z.ZodType<FaultContext>;

export const faultDocument = z.object({
  format: z.literal('motespanel-fault-report'),
  version: z.literal(1),
  /** The idempotency key, for services that look at bodies alone. */
  id: z.uuid(),
  category: z.enum(faultCategories),
  reportedAt: z.iso.datetime(),
  /** Reports of this panel that were never sent because too many waited, when this one was made. */
  lostBefore: z.int().min(0),
  context,
});

export type FaultDocument = z.output<typeof faultDocument>;

export interface NewFault {
  readonly id: string;
  readonly category: FaultCategory;
  readonly context: FaultContext;
  readonly at: Instant;
  readonly lostBefore: number;
}

/** Throws when a key of the context is missing or of another type, which is a bug of the caller. */
export function writeDocument({ id, category, context: given, at, lostBefore }: NewFault): FaultDocument {
  return faultDocument.parse({
    ...{ format: 'motespanel-fault-report', version: 1, id, category, lostBefore },
    reportedAt: new Date(at).toISOString(),
    context: given,
  });
}
