/**
 * What a service desk expects of a fault report, read from its description and not from the panel's code: every key, and
 * no other; nothing in any text that could be a mail address, a link or a number to call.
 */
import { z } from 'zod';

const personal = [/@/, /:\/\//, /\bwww\./i, /\d(?:[\s().-]*\d){8}/];
const text = z
  .string()
  .min(1)
  .max(60)
  .refine((given) => !personal.some((form) => form.test(given)), 'looks personal');
const seconds = z.int().min(0);
const link = z.strictObject({
  state: z.enum(['up', 'down', 'unknown', 'absent']),
  forSeconds: seconds.nullable(),
});

export const Report = z.strictObject({
  format: z.literal('motespanel-fault-report'),
  version: z.literal(1),
  id: z.uuid(),
  category: z.enum(['sound', 'picture', 'microphone', 'sharing', 'panel', 'other']),
  reportedAt: z.iso.datetime(),
  lostBefore: z.int().min(0),
  context: z.strictObject({
    roomName: text.nullable(),
    panelName: text.nullable(),
    language: z.enum(['sv', 'en']),
    timeZone: text,
    versions: z.strictObject({ panel: text, zoomRoom: text.nullable(), system: text.nullable() }),
    links: z.strictObject({ room: link, cloud: link, calendar: link }),
    lastErrors: z
      .array(z.strictObject({ code: z.string().regex(/^[a-zA-Z]+\.[a-zA-Z]+$/), ageSeconds: seconds }))
      .max(10),
    uptimeSeconds: seconds,
  }),
});
export type Report = z.output<typeof Report>;
