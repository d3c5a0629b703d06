import { expect, it } from 'vitest';
import { createConnection } from '../../electron/zoom-room/connection.ts';
import type { Input } from '../../electron/zoom-room/session-state.ts';
import type { TransportEvents } from '../../electron/zoom-room/transport.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';

function connect() {
  const log = createMemoryLog();
  const heard: Input[] = [];
  const told: TransportEvents[] = [];
  createConnection(
    (events) => {
      told.push(events);
      return { write: () => undefined, close: () => undefined };
    },
    log,
    (input) => heard.push(input),
  );
  const say = (text: string): void => told[0]?.heard(new TextEncoder().encode(text));
  return { log, heard, say };
}

it('a room that speaks nothing but rubbish is noted twenty times, and then heard in silence', () => {
  const { log, heard, say } = connect();
  for (let time = 0; time < 30; time += 1) say('{\r\n  "noTopKey": 1\r\n}\r\n');
  expect(log.entries).toHaveLength(20);
  expect(log.entries[0]).toMatchObject({ event: 'room.frameDropped', fields: { kind: 'noMessage' } });
  expect(new Set(heard.map(({ kind }) => kind))).toEqual(new Set(['bytes']));
});

it('what cannot be read is noted by its size and its name, never by what it holds', () => {
  const { log, say } = connect();
  say('{\r\n  "topKey": "Phonebook",\r\n  "name": Karin Ek\r\n}\r\n{\r\n}\r\n{\r\n}\r\n');
  expect(log.entries[0]).toMatchObject({ event: 'room.frameDropped', fields: { topKey: 'Phonebook' } });
  expect(JSON.stringify(log.entries)).not.toContain('Karin');
});
