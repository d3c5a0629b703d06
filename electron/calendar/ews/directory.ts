/**
 * What the rooms are called, from the room lists that an administrator keeps, or may not keep. Asked for seldom; a
 * directory that does not answer costs a name, never a room.
 */
import { hour } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Call } from './calendar-view.ts';
import { messageFault } from './errors.ts';
import { childOf, childrenOf, textAt, type XmlElement } from './xml.ts';
import { xml, type Xml } from './xml-writer.ts';

export interface Directory {
  /** Names by address in small letters, as far as they are known; looks once in a while for what is not. */
  readonly namesOf: (
    mailboxes: readonly string[],
    call: Call,
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, string>>;
  /** Without asking. */
  readonly known: () => ReadonlyMap<string, string>;
}

const mostLists = 20;
const lookEveryMs = 6 * hour;

export function createDirectory(clock: Clock): Directory {
  const names = new Map<string, string>();
  let lookAgainAtMs = Number.NEGATIVE_INFINITY;

  const takeRoom = (room: XmlElement): void => {
    const address = textAt(room, 'Id', 'EmailAddress');
    const name = textAt(room, 'Id', 'Name');
    if (address !== null && name !== null) names.set(address.toLowerCase(), name);
  };

  return {
    namesOf: async (mailboxes, call, signal) => {
      const isUnnamed = (mailbox: string): boolean => !names.has(mailbox.toLowerCase());
      if (!mailboxes.some(isUnnamed) || clock.monotonicMs() < lookAgainAtMs) return names;
      const lists = await ask(call, xml`<m:GetRoomLists/>`, signal);
      for (const list of childrenOf(childOf(lists, 'RoomLists'), 'Address').slice(0, mostLists)) {
        if (!mailboxes.some(isUnnamed)) break;
        const address = textAt(list, 'EmailAddress') ?? '';
        const request = xml`<m:GetRooms><m:RoomList><t:EmailAddress>${address}</t:EmailAddress></m:RoomList></m:GetRooms>`;
        const rooms = await ask(call, request, signal);
        for (const room of childrenOf(childOf(rooms, 'Rooms'), 'Room')) takeRoom(room);
      }
      // A look that was broken off goes on with the next question.
      if (!signal.aborted) lookAgainAtMs = clock.monotonicMs() + lookEveryMs;
      return names;
    },
    known: () => names,
  };
}

/** The answer carries its own success, unlike that of other operations. Null when it is none. */
async function ask(call: Call, request: Xml, signal: AbortSignal): Promise<XmlElement | null> {
  const answer = await call(request, signal);
  return answer.ok && messageFault(answer.value) === null ? answer.value : null;
}
