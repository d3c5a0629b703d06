/** GetFolder: the calendar folder of one or more mailboxes, with what the caller may do in it. */
import { err, ok } from '../../../../shared/result.ts';
import { findCalendar } from './access.ts';
import type { Calendar } from './access.ts';
import { responseOf } from './answers.ts';
import type { Call, Part, Reply } from './call.ts';
import { effectiveRights } from './item-fields.ts';
import { folderIdOf } from './item-id.ts';
import { child, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';
import { m, t } from './xml-write.ts';
import type { Content } from './xml-write.ts';

export function getFolder(call: Call, request: XmlElement): Reply {
  const shape = child(request, 'FolderShape');
  const wanted = shape === null ? null : wantedFields(shape);
  const parts = (child(request, 'FolderIds')?.children ?? []).map((element): Part => {
    const found = findCalendar(call, element);
    return found.ok ? ok(m('Folders', folder(call, found.value, wanted))) : err(found.error);
  });
  return ok(responseOf('GetFolder', parts, m('Folders')));
}

function wantedFields(shape: XmlElement): ReadonlySet<string> | null {
  if (textOf(shape, 'BaseShape') !== 'IdOnly') return null;
  const asked = child(shape, 'AdditionalProperties')?.children ?? [];
  return new Set(asked.map(({ attributes }) => attributes.get('FieldURI') ?? ''));
}

function folder(call: Call, { mailbox, right }: Calendar, wanted: ReadonlySet<string> | null): Content {
  const count = call.store.list(mailbox.address).length;
  const fields: readonly (readonly [string, Content])[] = [
    ['FolderClass', 'IPF.Appointment'],
    ['DisplayName', 'Kalender'],
    ['TotalCount', String(count)],
    ['ChildFolderCount', '0'],
    ['EffectiveRights', effectiveRights(right, true)],
  ];
  return t('CalendarFolder', [
    t('FolderId', null, { Id: folderIdOf(mailbox.address), ChangeKey: 'AgAAABYAAAC9' }),
    fields
      .filter(([name]) => wanted === null || wanted.has(`folder:${name}`))
      .map(([name, content]) => t(name, content)),
  ]);
}
