/**
 * Frames of Zoom's event WebSocket, decoded (zoom-rooms.md 17). An event stands as text inside its frame and is parsed
 * a second time; a bare one is taken as well. Of an event only what the driver uses is kept: no addresses, no ids of
 * people. Whatever cannot be read becomes `unknown`; nothing throws.
 */
import { z } from 'zod';

/** What Zoom tells of the account's rooms and meetings; of all rooms, so the listener has to choose. */
export type CloudEvent =
  | { readonly kind: 'meetingStarted'; readonly meetingNumber: string }
  | { readonly kind: 'meetingEnded'; readonly meetingNumber: string }
  | { readonly kind: 'joined'; readonly meetingNumber: string; readonly name: string }
  | { readonly kind: 'left'; readonly meetingNumber: string; readonly name: string }
  | { readonly kind: 'checkedIn'; readonly roomId: string; readonly itemId: string }
  /** An alert about a room, or its settings have changed: worth reading it anew. */
  | { readonly kind: 'roomChanged'; readonly roomId: string };

export type EventFrame =
  /** The answer to connecting, without which nothing comes. */
  | { readonly kind: 'built' }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'tokenRefused' }
  | { readonly kind: 'event'; readonly event: CloudEvent }
  /** An event that the driver has no use for. */
  | { readonly kind: 'otherEvent' }
  | { readonly kind: 'unknown' };

const Envelope = z.object({
  module: z.string(),
  success: z.boolean().optional(),
  content: z.unknown().optional(),
});
const Event = z.object({ event: z.string(), payload: z.object({ object: z.unknown() }) });
const number = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .pipe(z.string().regex(/^\d{9,12}$/));
const Meeting = z.object({ id: number });
const Participation = z.object({ id: number, participant: z.object({ user_name: z.string() }) });
const Room = z.object({ id: z.string() });
const CheckIn = z.object({ id: z.string(), event_id: z.string() });

const unknown: EventFrame = { kind: 'unknown' };
const otherEvent: EventFrame = { kind: 'otherEvent' };

export function decodeFrame(text: string): EventFrame {
  const frame = parse(text);
  const bare = Event.safeParse(frame);
  if (bare.success) return readEvent(bare.data);
  const enveloped = Envelope.safeParse(frame);
  if (!enveloped.success) return unknown;
  const { module, success, content } = enveloped.data;
  if (success === false) return isAboutToken(content) ? { kind: 'tokenRefused' } : unknown;
  if (module === 'build_connection') return { kind: 'built' };
  if (module === 'heartbeat') return { kind: 'heartbeat' };
  if (module !== 'message') return unknown;
  const event = Event.safeParse(typeof content === 'string' ? parse(content) : content);
  return event.success ? readEvent(event.data) : unknown;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Junk; the decoders refuse a null.
    return null;
  }
}

/** `Invalid Token`, `Token is invalid`. */
function isAboutToken(content: unknown): boolean {
  return typeof content === 'string' && /token/i.test(content) && /invalid|expired/i.test(content);
}

function readEvent({ event, payload }: z.output<typeof Event>): EventFrame {
  const { object } = payload;
  switch (event) {
    case 'meeting.started':
      return take(Meeting, object, ({ id }) => ({ kind: 'meetingStarted', meetingNumber: id }));
    case 'meeting.ended':
      return take(Meeting, object, ({ id }) => ({ kind: 'meetingEnded', meetingNumber: id }));
    case 'meeting.participant_joined':
      return take(Participation, object, ({ id, participant }) => ({
        ...{ kind: 'joined', meetingNumber: id },
        name: participant.user_name,
      }));
    case 'meeting.participant_left':
      return take(Participation, object, ({ id, participant }) => ({
        ...{ kind: 'left', meetingNumber: id },
        name: participant.user_name,
      }));
    case 'zoomroom.checked_in':
      return take(CheckIn, object, ({ id, event_id }) => ({
        kind: 'checkedIn',
        roomId: id,
        itemId: event_id,
      }));
    case 'zoomroom.alert':
    case 'zoomroom.updated':
      return take(Room, object, ({ id }) => ({ kind: 'roomChanged', roomId: id }));
    default:
      return otherEvent;
  }
}

function take<T>(schema: z.ZodType<T>, object: unknown, make: (read: T) => CloudEvent): EventFrame {
  const read = schema.safeParse(object);
  return read.success ? { kind: 'event', event: make(read.data) } : unknown;
}
