/**
 * THE contract between page and main: every intent with its decoder, and the interface the page finds as
 * `window.panel`, whoever provides it (preload or browser link). The page imports types from here only.
 */
import { z } from 'zod';
import { err, ok, type Result } from './result.ts';
import { panelError } from './errors.ts';
import { instructionPages, layoutStyles, thumbnailPositions, thumbnailSizes } from './model/room.ts';
import type { SnapshotPush } from './snapshot.ts';
import { aidKinds, faultCategories, outOfUseReasons } from './snapshot-service.ts';

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
/** Whole minutes; null: until the next booking. */
const lengthMinutes = z.int().min(1).max(1440).nullable();
const personId = z.string().regex(/^\d{1,20}$/);
const deviceId = z.string().min(1).max(512);
const isOn = z.boolean();

/** What a phone can be called by. */
const phoneNumber = z
  .string()
  .max(30)
  .transform((text) => text.replace(/[\s()-]/g, ''))
  .pipe(z.string().regex(/^\+?\d{3,20}$/));

/** `1234@zoomcrc.com` or `10.1.2.3##12`: letters, digits and what stands between them; never a space. */
const roomSystemAddress = z
  .string()
  .min(3)
  .max(120)
  .regex(/^[\p{L}\p{N}@.:_#*+-]+$/u);

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
  'share.startCable': z.strictObject({ kind: z.literal('share.startCable') }),
  'share.setCamera': z.strictObject({ kind: z.literal('share.setCamera'), deviceId, isOn }),
  'share.toMeeting': z.strictObject({ kind: z.literal('share.toMeeting') }),
  'share.showInstructions': z.strictObject({
    kind: z.literal('share.showInstructions'),
    instructions: z.enum(instructionPages).nullable(),
  }),
  'share.setOptimized': z.strictObject({ kind: z.literal('share.setOptimized'), isOn }),

  'people.admit': z.strictObject({ kind: z.literal('people.admit'), personId }),
  'people.admitAll': z.strictObject({ kind: z.literal('people.admitAll') }),
  /** On: they are asked to unmute. */
  'people.setMicrophone': z.strictObject({ kind: z.literal('people.setMicrophone'), personId, isOn }),
  /** On: they are asked to start their picture. */
  'people.setCamera': z.strictObject({ kind: z.literal('people.setCamera'), personId, isOn }),
  'people.remove': z.strictObject({ kind: z.literal('people.remove'), personId }),
  'people.makeHost': z.strictObject({ kind: z.literal('people.makeHost'), personId }),
  'people.setSpotlight': z.strictObject({ kind: z.literal('people.setSpotlight'), personId, isOn }),
  'people.setPin': z.strictObject({
    kind: z.literal('people.setPin'),
    personId,
    screen: z.int().min(1).max(9).nullable(),
  }),
  'people.allowRecording': z.strictObject({ kind: z.literal('people.allowRecording'), personId, isOn }),
  'people.muteAll': z.strictObject({ kind: z.literal('people.muteAll') }),

  'meeting.claimHost': z.strictObject({
    kind: z.literal('meeting.claimHost'),
    hostKey: z.string().regex(/^\d{6,10}$/),
  }),
  'meeting.setLock': z.strictObject({ kind: z.literal('meeting.setLock'), isOn }),
  'meeting.setMuteOnEntry': z.strictObject({ kind: z.literal('meeting.setMuteOnEntry'), isOn }),

  'booking.book': z.strictObject({
    kind: z.literal('booking.book'),
    /** Null: now. */
    startsAt: z.int().min(0).nullable(),
    minutes: lengthMinutes,
    /** The booking carries a fresh Zoom meeting. */
    withZoom: z.boolean(),
    /** Id of another room, out of the last search for free ones; null: this room. */
    roomId: z.string().min(1).max(40).nullable(),
  }),
  'booking.extend': z.strictObject({ kind: z.literal('booking.extend'), bookingKey, minutes: lengthMinutes }),
  /** Both are held for the time of undo before anything is sent. */
  'booking.end': z.strictObject({ kind: z.literal('booking.end'), bookingKey }),
  'booking.release': z.strictObject({ kind: z.literal('booking.release'), bookingKey }),
  'booking.undo': z.strictObject({ kind: z.literal('booking.undo'), bookingKey }),
  'booking.checkIn': z.strictObject({ kind: z.literal('booking.checkIn'), bookingKey }),
  /** A new booking in the time that a released one has left. */
  'booking.takeBack': z.strictObject({ kind: z.literal('booking.takeBack'), bookingKey }),
  'rooms.find': z.strictObject({ kind: z.literal('rooms.find') }),

  'admin.open': z.strictObject({ kind: z.literal('admin.open'), pin: z.string().regex(/^\d{4,12}$/) }),
  'admin.close': z.strictObject({ kind: z.literal('admin.close') }),
  /** `writes`: also makes and removes a test booking. */
  'readiness.check': z.strictObject({ kind: z.literal('readiness.check'), writes: z.boolean() }),

  /** Null: in use again. Only while the admin page is open. */
  'admin.setOutOfUse': z.strictObject({
    kind: z.literal('admin.setOutOfUse'),
    outOfUse: z
      .strictObject({ reason: z.enum(outOfUseReasons), until: z.int().min(0).nullable() })
      .nullable(),
  }),
  /** To the service desk, with what the panel knows of the room's state and of nobody in it. */
  'help.report': z.strictObject({ kind: z.literal('help.report'), category: z.enum(faultCategories) }),

  'recording.set': z.strictObject({ kind: z.literal('recording.set'), isOn }),
  'prompt.answerConsent': z.strictObject({ kind: z.literal('prompt.answerConsent'), agrees: z.boolean() }),
  'layout.setStyle': z.strictObject({ kind: z.literal('layout.setStyle'), style: z.enum(layoutStyles) }),
  'layout.setThumbnailSize': z.strictObject({
    kind: z.literal('layout.setThumbnailSize'),
    size: z.enum(thumbnailSizes),
  }),
  'layout.setThumbnailPosition': z.strictObject({
    kind: z.literal('layout.setThumbnailPosition'),
    position: z.enum(thumbnailPositions),
  }),
  'layout.turnPage': z.strictObject({ kind: z.literal('layout.turnPage'), forward: z.boolean() }),
  'captions.set': z.strictObject({ kind: z.literal('captions.set'), isOn }),
  'captions.setSize': z.strictObject({
    kind: z.literal('captions.setSize'),
    size: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  }),
  'selfView.set': z.strictObject({ kind: z.literal('selfView.set'), isOn }),

  /** Sent again every 200 ms while the finger stays; without one for 600 ms main stops the camera. */
  'camera.move': z.strictObject({
    kind: z.literal('camera.move'),
    direction: z.enum(['left', 'right', 'up', 'down', 'in', 'out']),
    personId: personId.nullable(),
  }),
  'camera.stop': z.strictObject({ kind: z.literal('camera.stop') }),
  'camera.request': z.strictObject({ kind: z.literal('camera.request'), personId }),
  'camera.release': z.strictObject({ kind: z.literal('camera.release'), personId }),
  'device.select': z.strictObject({
    kind: z.literal('device.select'),
    device: z.enum(['camera', 'microphone', 'speaker']),
    deviceId,
  }),
  'device.setTest': z.strictObject({
    kind: z.literal('device.setTest'),
    device: z.enum(['microphone', 'speaker']),
    isOn,
  }),

  /** Reads the phone book on first use; `query` picks from it. */
  'contacts.search': z.strictObject({ kind: z.literal('contacts.search'), query: z.string().max(80) }),
  'invite.contacts': z.strictObject({
    kind: z.literal('invite.contacts'),
    contactIds: z.array(z.string().min(1).max(40)).min(1).max(10),
  }),
  'invite.phone': z.strictObject({ kind: z.literal('invite.phone'), number: phoneNumber }),
  'invite.roomSystem': z.strictObject({
    kind: z.literal('invite.roomSystem'),
    address: roomSystemAddress,
    protocol: z.enum(['sip', 'h323']),
  }),
  'invite.cancelRoomSystem': z.strictObject({ kind: z.literal('invite.cancelRoomSystem') }),
  'phone.hangUp': z.strictObject({ kind: z.literal('phone.hangUp'), callId: z.string().min(1).max(80) }),
  'phone.sendDtmf': z.strictObject({
    kind: z.literal('phone.sendDtmf'),
    callId: z.string().min(1).max(80),
    key: z.string().regex(/^[\d*#]$/),
  }),

  'room.takeBack': z.strictObject({ kind: z.literal('room.takeBack') }),
  'panel.setLanguage': z.strictObject({
    kind: z.literal('panel.setLanguage'),
    language: z.enum(['sv', 'en']),
  }),
  'panel.setAid': z.strictObject({ kind: z.literal('panel.setAid'), aid: z.enum(aidKinds), isOn }),
  /** Shows for half a minute what the privacy level hides of the booking that runs or comes next. */
  'panel.revealBooking': z.strictObject({ kind: z.literal('panel.revealBooking') }),
  /** Somebody is here: sent at a touch, at most every ten seconds. Keeps the choice of language and aids, and wakes. */
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
