/** Reads what a client sends to a simulated service, bounded before anything looks at it. */
import type { IncomingMessage } from 'node:http';

/** The request's whole body, or null if it is longer than `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = chunk as Buffer;
    bytes += piece.length;
    // Read on to the end all the same, so that the sender gets to see the answer.
    if (bytes <= maxBytes) chunks.push(piece);
  }
  return bytes > maxBytes ? null : Buffer.concat(chunks).toString('utf8');
}
