/** GetRoomLists and GetRooms: the directory's groups of rooms, readable by everybody who can sign in. */
import { err, ok } from '../../../../shared/result.ts';
import type { Person } from '../store.ts';
import type { Call, Reply } from './call.ts';
import { ewsError } from './errors.ts';
import { child, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';
import { m, t } from './xml-write.ts';
import type { Content } from './xml-write.ts';

export function getRoomLists(call: Call): Reply {
  const lists = call.store.roomLists.map((list) => t('Address', entry(list, 'PublicDL')));
  return ok(success('GetRoomListsResponse', m('RoomLists', lists)));
}

export function getRooms(call: Call, request: XmlElement): Reply {
  const wanted = child(request, 'RoomList');
  const list = call.store.roomList(wanted === null ? '' : (textOf(wanted, 'EmailAddress') ?? ''));
  if (list === null) return err(ewsError('ErrorNameResolutionNoResults'));
  const rooms = list.rooms.map((room) => t('Room', t('Id', entry(room, 'Mailbox'))));
  return ok(success('GetRoomsResponse', m('Rooms', rooms)));
}

/** These two carry the outcome on the response itself. */
function success(name: string, content: Content): ReturnType<typeof m> {
  return m(name, [m('ResponseCode', 'NoError'), content], { ResponseClass: 'Success' });
}

function entry({ name, address }: Person, kind: 'Mailbox' | 'PublicDL'): Content {
  return [t('Name', name), t('EmailAddress', address), t('RoutingType', 'SMTP'), t('MailboxType', kind)];
}
