/** One connection with its decoders: bytes in, session inputs out. What cannot be read is noted by size and name alone. */
import type { Log } from '../ports/log.ts';
import { decodeEnvelope } from './envelope.ts';
import { createFrameDecoder, type FrameItem } from './frame-decoder.ts';
import { createLineDecoder } from './line-decoder.ts';
import type { Input } from './session-state.ts';
import type { OpenTransport, Transport } from './transport.ts';

export type Connection = Transport;

/** A room that speaks nothing but rubbish must not fill the log. */
const mostNotes = 20;

export function createConnection(open: OpenTransport, log: Log, hear: (input: Input) => void): Connection {
  const lines = createLineDecoder();
  const frames = createFrameDecoder();
  let notes = 0;

  const note = (event: string, bytes: number, topKey: string | null, kind: string): void => {
    notes += 1;
    if (notes <= mostNotes) log.warn(event, { bytes, kind, ...(topKey === null ? {} : { topKey }) });
  };

  const pass = (item: FrameItem): void => {
    switch (item.kind) {
      case 'text':
        hear({ kind: 'text', line: item.line });
        return;
      case 'dropped':
        note('room.frameDropped', item.chars, item.topKey, item.why);
        return;
      case 'document': {
        const message = decodeEnvelope(item.value);
        if (message === null) note('room.frameDropped', item.chars, null, 'noMessage');
        else hear({ kind: 'message', message });
        return;
      }
    }
  };

  return open({
    opened: () => hear({ kind: 'opened' }),
    closed: (reason) => hear({ kind: 'closed', reason }),
    heard: (bytes) => {
      hear({ kind: 'bytes' });
      for (const line of lines.push(bytes)) for (const item of frames.push(line)) pass(item);
    },
  });
}
