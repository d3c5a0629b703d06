/**
 * THE contract between page and main: every intent with its decoder, and the interface the page finds as
 * `window.panel`, whoever provides it (preload or browser link). The page imports types from here only.
 */
import { z } from 'zod';
import { err, ok, type Result } from './result.ts';
import { panelError } from './errors.ts';
import type { SnapshotPush } from './snapshot.ts';

/** Digits of a Zoom meeting, 9 to 11; people may type spaces. */
const meetingNumber = z
  .string()
  .max(20)
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{9,11}$/));

/** What a person types. No control characters: it ends up on one line of the room's command channel. */
const passcode = z
  .string()
  .min(1)
  .max(10)
  .regex(/^[^\p{Cc}\s]+$/u);

const bookingKey = z.string().min(1).max(512);

const intentSchemas = {
  'meeting.start': z.strictObject({ kind: z.literal('meeting.start') }),
  'meeting.join': z.strictObject({ kind: z.literal('meeting.join'), bookingKey }),
  'meeting.joinNumber': z.strictObject({
    kind: z.literal('meeting.joinNumber'),
    meetingNumber,
    passcode: passcode.nullable(),
  }),
  'meeting.leave': z.strictObject({ kind: z.literal('meeting.leave') }),
  'meeting.endForAll': z.strictObject({ kind: z.literal('meeting.endForAll') }),
  'prompt.answerPasscode': z.strictObject({ kind: z.literal('prompt.answerPasscode'), passcode }),
  'prompt.cancel': z.strictObject({ kind: z.literal('prompt.cancel') }),
  'call.accept': z.strictObject({ kind: z.literal('call.accept') }),
  'call.reject': z.strictObject({ kind: z.literal('call.reject') }),
  'microphone.set': z.strictObject({ kind: z.literal('microphone.set'), isOn: z.boolean() }),
  'camera.set': z.strictObject({ kind: z.literal('camera.set'), isOn: z.boolean() }),
  'volume.set': z.strictObject({ kind: z.literal('volume.set'), percent: z.int().min(0).max(100) }),
  'share.start': z.strictObject({ kind: z.literal('share.start') }),
  'share.stop': z.strictObject({ kind: z.literal('share.stop') }),
  'room.takeBack': z.strictObject({ kind: z.literal('room.takeBack') }),
  'panel.setLanguage': z.strictObject({
    kind: z.literal('panel.setLanguage'),
    language: z.enum(['sv', 'en']),
  }),
  /** Somebody is here: sent at a touch, at most every ten seconds. Keeps the choice of language. */
  'panel.touched': z.strictObject({ kind: z.literal('panel.touched') }),
  'notice.dismiss': z.strictObject({ kind: z.literal('notice.dismiss'), id: z.int() }),
} as const;

export type IntentKind = keyof typeof intentSchemas;

/** What a person asked for, as the decoder lets it through. */
export type Intent = { [K in IntentKind]: z.output<(typeof intentSchemas)[K]> }[IntentKind];

/**
 * Whether main has taken the intent on. How it went is seen in later snapshots: as state, or as a notice.
 */
export type IntentResult = Result<null>;

function isIntentKind(kind: unknown): kind is IntentKind {
  return typeof kind === 'string' && Object.hasOwn(intentSchemas, kind);
}

/** Decodes whatever the page sent. Refuses everything that is not exactly one intent (`intent.malformed`). */
export function decodeIntent(raw: unknown): Result<Intent> {
  const kind = typeof raw === 'object' && raw !== null && 'kind' in raw ? raw.kind : null;
  if (!isIntentKind(kind)) return err(panelError('intent.malformed', 'never', 'unknown kind'));
  const decoded = intentSchemas[kind].safeParse(raw);
  if (decoded.success) return ok<Intent>(decoded.data);
  const path = decoded.error.issues[0]?.path.join('.') ?? '';
  return err(panelError('intent.malformed', 'never', `${kind}: ${path}`));
}

/** A fault inside the page. */
const pageFaultSchema = z.object({ message: z.string().max(4000), source: z.string().max(400) });
export type PageFault = z.output<typeof pageFaultSchema>;

export function decodePageFault(raw: unknown): Result<PageFault> {
  const decoded = pageFaultSchema.safeParse(raw);
  return decoded.success ? ok(decoded.data) : err(panelError('intent.malformed', 'never', 'page fault'));
}

/** What the page finds as `window.panel`. */
export interface PanelBridge {
  /** Calls back with every push from now on, a whole one first. Returns the unsubscribe function. */
  readonly subscribe: (listener: (push: SnapshotPush) => void) => () => void;
  /** Asks for a whole push. */
  readonly resync: () => void;
  /** Calls back when main can no longer be reached, and when it can again; only a browser's link ever is lost. */
  readonly watchLink: (listener: (isUp: boolean) => void) => () => void;
  /** Sends an intent. Never rejects: without a link the result is `panel.unreachable`, and nothing is sent later. */
  readonly send: (intent: Intent) => Promise<IntentResult>;
  readonly reportFault: (fault: PageFault) => void;
}
