/** Who may speak to main, how much at once, and what of an answer goes back. */
import type { IntentResult } from '../../shared/bridge.ts';
import { err } from '../../shared/result.ts';
import { pageOrigin } from './page-address.ts';

/** The largest intent is below one kilobyte, the largest fault report below five. */
export const maxMessageBytes = 64 * 1024;

interface Frame {
  readonly origin: string;
  readonly parent: unknown;
}

interface MessageOrigin {
  readonly sender: unknown;
  /** Null after a navigation, or when the frame is gone. */
  readonly senderFrame: Frame | null;
}

/** Whether it is the main frame of our own window showing our own page. `own` are the contents of that window. */
export function isTrustedSender({ sender, senderFrame }: MessageOrigin, own: unknown): boolean {
  if (sender !== own || senderFrame === null) return false;
  return senderFrame.parent === null && senderFrame.origin === pageOrigin;
}

/** Whether the message is plain data of a reasonable size. Buffers, cycles and the like are not. */
export function isWithinBounds(message: unknown): boolean {
  try {
    // In a list, because nothing at all has no text.
    return Buffer.byteLength(JSON.stringify([message])) <= maxMessageBytes;
  } catch {
    // A cycle or a bigint: the structured clone lets them through, a page of ours never sends them.
    return false;
  }
}

/** The cause is for the log; a page gets the code alone. */
export function withoutCause(result: IntentResult): IntentResult {
  return result.ok ? result : err({ ...result.error, cause: null });
}
