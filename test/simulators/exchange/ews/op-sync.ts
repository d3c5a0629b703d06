/**
 * SyncFolderItems: what has been created, changed and deleted since a state, masters and not their dates. The state is
 * opaque to the client and says how far it has been told.
 */
import { err, ok } from '../../../../shared/result.ts';
import { findCalendar } from './access.ts';
import { responseOf } from './answers.ts';
import type { Call, Part, Reply } from './call.ts';
import { ewsError } from './errors.ts';
import { calendarItem } from './item-fields.ts';
import { readItemShape } from './item-shape.ts';
import { child, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';
import { m, t } from './xml-write.ts';
import type { Content } from './xml-write.ts';

export function syncFolderItems(call: Call, request: XmlElement): Reply {
  return ok(responseOf('SyncFolderItems', [sync(call, request)]));
}

function sync(call: Call, request: XmlElement): Part {
  const folder = child(request, 'SyncFolderId')?.children[0];
  const shape = child(request, 'ItemShape');
  if (folder === undefined || shape === null) return err(ewsError('ErrorInvalidRequest'));
  const calendar = findCalendar(call, folder);
  if (!calendar.ok) return calendar;
  const { mailbox, right } = calendar.value;
  const from = readState(textOf(request, 'SyncState') ?? '');
  if (from === null) return err(ewsError('ErrorInvalidSyncStateData'));
  // What came and went since then was never there for this client.
  const all = call.changes
    .since(mailbox.address, from)
    .filter(({ isGone, createdAs }) => !isGone || createdAs <= from);
  const told = all.slice(0, Number(textOf(request, 'MaxChangesReturned')));
  const changes = told.map(({ id, itemId, createdAs }): Content => {
    const item = call.store.find(id);
    if (item === null) return t('Delete', t('ItemId', null, { Id: itemId }));
    const content = calendarItem(call, item, right, readItemShape(shape), 'view');
    return t(createdAs > from ? 'Create' : 'Update', content);
  });
  const isAll = told.length === all.length;
  const to = isAll ? call.changes.last : (told.at(-1)?.changedAs ?? from);
  return ok([
    m('SyncState', writeState(to)),
    m('IncludesLastItemInRange', String(isAll)),
    m('Changes', changes),
  ]);
}

function writeState(number: number): string {
  return Buffer.from(`state:${number}`).toString('base64');
}

/** Null for what was never a state. */
function readState(text: string): number | null {
  if (text === '') return 0;
  const [, number] = /^state:(\d+)$/.exec(Buffer.from(text, 'base64').toString()) ?? [];
  return number === undefined ? null : Number(number);
}
