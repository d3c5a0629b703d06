/**
 * The one message shape on the browser's link, both ways: a channel, a body, and a number where an answer is awaited.
 * Knows nothing of what the body means. Used by both ends, so it needs neither Node nor a DOM.
 */
export interface Frame {
  readonly channel: string;
  /** Pairs an intent with its result; null on everything that is not answered. */
  readonly id: number | null;
  readonly body: unknown;
}

export function encodeFrame({ channel, id, body }: Frame): string {
  return JSON.stringify(id === null ? { channel, body } : { channel, id, body });
}

/** Null for everything that is not exactly one frame. */
export function decodeFrame(text: string): Frame | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof raw !== 'object' || raw === null) return null;
  const { channel, id = null, body = null } = raw as Record<string, unknown>;
  if (typeof channel !== 'string') return null;
  if (id !== null && !(typeof id === 'number' && Number.isSafeInteger(id))) return null;
  return { channel, id, body };
}
