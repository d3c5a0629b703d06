/** Which function answers to which element in the body; GetStreamingEvents, which goes on, is not among them. */
import type { Call, Reply } from './call.ts';
import { getUserAvailability } from './op-availability.ts';
import { createItems } from './op-create.ts';
import { deleteItems } from './op-delete.ts';
import { getFolder } from './op-folders.ts';
import { findItems, getItems } from './op-reading.ts';
import { getRoomLists, getRooms } from './op-rooms.ts';
import { subscribe, unsubscribe } from './op-subscribe.ts';
import { syncFolderItems } from './op-sync.ts';
import { updateItems } from './op-update.ts';
import type { XmlElement } from './xml-tree.ts';

export const operations: Readonly<Record<string, (call: Call, request: XmlElement) => Reply>> = {
  GetFolder: getFolder,
  FindItem: findItems,
  GetItem: getItems,
  CreateItem: createItems,
  UpdateItem: updateItems,
  DeleteItem: deleteItems,
  GetUserAvailabilityRequest: getUserAvailability,
  GetRoomLists: getRoomLists,
  GetRooms: getRooms,
  Subscribe: subscribe,
  Unsubscribe: unsubscribe,
  SyncFolderItems: syncFolderItems,
};
