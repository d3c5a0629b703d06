/** Graph's places: the rooms of the site, its room lists, the rooms of one list, and one room. */
import { createHash } from 'node:crypto';
import { err } from '../../../../shared/result.ts';
import type { Mailbox, RoomList } from '../store.ts';
import { found, graphPrefix } from './graph-call.ts';
import type { Call, Reply } from './graph-call.ts';
import { graphErrors } from './graph-error.ts';
import { readInteger, readOptions } from './query.ts';

const defaultPageSize = 100;
const kinds = { room: 'microsoft.graph.room', list: 'microsoft.graph.roomlist' };

/** `segments` are those after `places`. */
export function places(call: Call, segments: readonly string[]): Reply {
  const { store } = call.parts;
  const [first = '', kind = '', rooms = ''] = segments;
  const path = segments.join('/').toLowerCase();
  if (path === kinds.room) return page(call, 'room', store.mailboxes.map(roomOf));
  if (path === kinds.list) return page(call, 'roomlist', store.roomLists.map(listOf));
  if (segments.length === 1) return one(call, first);
  if (segments.length !== 3 || kind.toLowerCase() !== kinds.list || rooms !== 'rooms')
    return err(graphErrors.noSuchPath(segments.at(-1) ?? ''));
  const list = store.roomList(first);
  return list === null ? err(graphErrors.noPlace(first)) : page(call, 'room', list.rooms.map(roomOf));
}

function one({ parts, request }: Call, address: string): Reply {
  const options = readOptions(request.query, []);
  if (!options.ok) return options;
  const room = parts.store.mailboxes.find(
    (mailbox) => mailbox.address.toLowerCase() === address.toLowerCase(),
  );
  if (room === undefined) return err(graphErrors.noPlace(address));
  return found({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#places/$entity',
    '@odata.type': `#${kinds.room}`,
    ...roomOf(room),
  });
}

function page({ parts, request }: Call, type: string, all: readonly unknown[]): Reply {
  const options = readOptions(request.query, ['$top', '$skip']);
  if (!options.ok) return options;
  const top = readInteger(options.value, '$top', defaultPageSize, 1, 1000);
  if (!top.ok) return top;
  const skip = readInteger(options.value, '$skip', 0, 0, Number.MAX_SAFE_INTEGER);
  if (!skip.ok) return skip;
  const end = skip.value + Math.min(top.value, parts.pageSizeCap);
  const own = `${parts.baseUrl()}${graphPrefix}${request.path.slice(graphPrefix.length)}`;
  return found({
    '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#places/microsoft.graph.${type}`,
    value: all.slice(skip.value, end),
    ...(end < all.length ? { '@odata.nextLink': `${own}?$top=${top.value}&$skip=${end}` } : {}),
  });
}

function roomOf({ name, address, capacity, building, floor }: Mailbox) {
  return {
    id: idOf(address),
    displayName: name,
    emailAddress: address,
    nickname: name,
    label: null,
    capacity,
    building,
    floorNumber: floor,
    floorLabel: String(floor),
    phone: null,
    tags: [],
    audioDeviceName: null,
    videoDeviceName: null,
    displayDeviceName: null,
    isWheelChairAccessible: false,
    bookingType: 'standard',
    address: null,
    geoCoordinates: null,
  };
}

function listOf({ name, address }: RoomList) {
  return { id: idOf(address), displayName: name, emailAddress: address, phone: null };
}

/** Not stable on the real service either: key on the address. */
function idOf(address: string): string {
  const hex = createHash('sha256').update(address).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
