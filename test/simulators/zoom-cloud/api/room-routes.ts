/**
 * Rooms over the interface (reference 15): the list in pages, one room with settings and devices, and the events by
 * which a room is commanded. A command is checked here and taken on with 202; what becomes of it is the room's affair.
 */
import { roomStatuses, type ListedRoom } from '../account.ts';
import { empty, invalidField, json, zoomError, type Answer, type Received } from '../http-message.ts';
import type { Device, DeviceList, RoomOrder } from '../room/room.ts';
import { isAnswer, type Pages } from './pages.ts';
import { readRoomOrder } from './room-methods.ts';
import type { Route } from './route.ts';
import { needs } from './scopes.ts';

export interface RoomRouteParts {
  /** All of the account, the one that can be commanded among them. */
  readonly rooms: () => readonly ListedRoom[];
  /** The one that can be commanded. */
  readonly roomId: string;
  readonly devices: Readonly<Record<DeviceList, readonly Device[]>>;
  readonly version: string;
  readonly pages: Pages;
  /** Takes the order on. */
  readonly command: (order: RoomOrder) => void;
}

const noRoom = zoomError(404, 1012, 'The Zoom Room does not exist.');
const offline = zoomError(400, 300, 'The Zoom Room is offline.');
const noDevice = zoomError(400, 300, 'The device does not exist.');

const settings: Readonly<Record<string, object>> = {
  meeting: {
    zoom_rooms: {
      ...{ auto_direct_sharing: false, banner_sharing_key: true, hide_share_instruction: false },
      ...{ start_airplay_manually: false, incoming_meeting_request: true },
    },
  },
  alert: { notification: { detect_zoom_room_disconnected: true }, client_alert: {} },
  signage: { digital_signage: { enable_digital_signage: false } },
  scheduling_display: { scheduling_display: { allow_meeting_reservation: true } },
};

export function roomRoutes(parts: RoomRouteParts): readonly Route[] {
  const find = (id: string): ListedRoom | undefined => parts.rooms().find((room) => room.id === id);
  const route = (
    path: RegExp,
    need: Route['needs'],
    answer: (room: ListedRoom, request: Received) => Answer,
  ): Route => ({
    ...{ method: 'GET', path, label: 'Medium', needs: need },
    answer: (request, id) => {
      const room = find(id);
      return room === undefined ? noRoom : answer(room, request);
    },
  });

  return [
    {
      ...{ method: 'GET', path: /^\/v2\/rooms$/, label: 'Medium', needs: needs.listRooms },
      answer: ({ query }) => list(parts, query),
    },
    route(/^\/v2\/rooms\/([^/]+)$/, needs.readRoom, (room) => json(200, roomDocument(room))),
    route(/^\/v2\/rooms\/([^/]+)\/settings$/, needs.readSettings, (_room, { query }) => {
      const chosen = settings[query.get('setting_type') ?? 'meeting'];
      return chosen === undefined ? invalidField('setting_type', 'Invalid field.') : json(200, chosen);
    }),
    route(/^\/v2\/rooms\/([^/]+)\/devices$/, needs.listDevices, (room) =>
      json(200, { devices: hardware(room, parts.version) }),
    ),
    route(/^\/v2\/rooms\/([^/]+)\/device_profiles\/devices$/, needs.readProfiles, (room) =>
      json(200, room.id === parts.roomId ? parts.devices : { cameras: [], microphones: [], speakers: [] }),
    ),
    {
      ...{ method: 'PATCH', path: /^\/v2\/rooms\/([^/]+)\/events$/, label: 'Medium' },
      needs: needs.controlRoom,
      answer: ({ body }, id) => {
        const read = readRoomOrder(body);
        if ('refusal' in read) return read.refusal;
        const room = find(id);
        if (room === undefined) return noRoom;
        if (room.status === 'Offline' || room.status === 'UnderConstruction') return offline;
        const { order } = read;
        const isMissing =
          order.kind === 'select' && !parts.devices[order.device].some(({ id: known }) => known === order.id);
        if (isMissing) return noDevice;
        if (id === parts.roomId) parts.command(order);
        return empty(202);
      },
    },
  ];
}

function list({ rooms, pages }: RoomRouteParts, query: URLSearchParams): Answer {
  const [status, type, name] = [query.get('status'), query.get('type'), query.get('query_name')];
  if (status !== null && !roomStatuses.some((one) => one === status)) {
    return invalidField('status', 'Invalid field.');
  }
  const matching = rooms().filter(
    (room) =>
      (status === null || room.status === status) &&
      (type === null || room.type === type) &&
      (name === null || (room.name ?? '').toLowerCase().includes(name.toLowerCase())),
  );
  const page = pages.take(matching, `rooms ${status ?? ''} ${type ?? ''} ${name ?? ''}`, query);
  if (isAnswer(page)) return page;
  return json(200, {
    ...{ page_size: page.size, next_page_token: page.nextToken },
    rooms: page.items.map((room) => ({
      ...{ id: room.id, room_id: room.roomId },
      ...(room.name === null ? {} : { name: room.name }),
      ...{ activation_code: activationCode(room), status: room.status, location_id: room.locationId },
    })),
  });
}

const activationCode = ({ id }: ListedRoom): string =>
  String(100_000_000 + id.length * 31_415_927).slice(0, 9);

const roomDocument = (room: ListedRoom): object => ({
  basic: {
    ...(room.name === null ? {} : { name: room.name }),
    ...{ activation_code: activationCode(room), room_passcode: '471147', required_code_to_ext: false },
    ...{ hide_room_in_contacts: false, support_email: '', support_phone: '' },
  },
  setup: {
    checkin_and_checkout: {
      ...{ enable: true, check_in_and_out_interval: 10, auto_release_events: false },
    },
  },
});

function hardware({ id, name, status }: ListedRoom, version: string): readonly object[] {
  const online = status === 'Offline' ? 'Offline' : 'Online';
  const device = (suffix: string, type: string, system: string, rest: object = {}): object => ({
    ...{ id: `${id}-${suffix}`, room_name: name ?? '', device_type: type, app_version: version },
    ...{ device_system: system, status: online, ...rest },
  });
  return [
    device('zr', 'Zoom Rooms Computer', 'Windows 10 IoT', {
      ...{ ip_address: '10.20.30.40', device_hostname: 'zr-01' },
    }),
    device('zrc', 'Controller', 'iPad 17.4', { status: 'Offline' }),
    device('cs', 'Zoom Rooms Control System', 'Mötespanel'),
  ];
}
