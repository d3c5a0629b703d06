/**
 * FindItem over a calendar view, which expands series, and GetItem for a batch of ids. A batch answers each id in the
 * order of the request, found or not.
 */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import { intervalOf } from '../recurrence.ts';
import type { Interval } from '../recurrence.ts';
import type { CalendarItem } from '../store.ts';
import { findCalendar, findItem } from './access.ts';
import { responseOf } from './answers.ts';
import type { Call, Part, Reply } from './call.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import { calendarItem } from './item-fields.ts';
import { readItemShape } from './item-shape.ts';
import { readTime } from './times.ts';
import { child } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';
import { m, t } from './xml-write.ts';

const twoYearsMs = (2 * 365 + 1) * 24 * 60 * 60_000;
/** What a request may hold by the schema but gets no answer to here. */
const notSimulated = [
  'IndexedPageItemView',
  'FractionalPageItemView',
  'GroupBy',
  'DistinguishedGroupBy',
  'Restriction',
  'SortOrder',
  'QueryString',
];

export function findItems(call: Call, request: XmlElement): Reply {
  const strange = request.children.find(({ name }) => notSimulated.includes(name));
  if (strange !== undefined)
    return err(ewsError('ErrorInvalidRequest', `The simulator does not answer to ${strange.name}.`));
  const shape = child(request, 'ItemShape');
  const view = child(request, 'CalendarView');
  if (view !== null && request.attributes.get('Traversal') !== 'Shallow') {
    return err(ewsError('ErrorInvalidRequest', 'A calendar view can only be traversed shallowly.'));
  }
  const parts = (child(request, 'ParentFolderIds')?.children ?? []).map((folder): Part => {
    const calendar = findCalendar(call, folder);
    if (!calendar.ok) return calendar;
    const { mailbox, right } = calendar.value;
    const found = view === null ? ok(stored(call, mailbox.address)) : inView(call, mailbox.address, view);
    if (!found.ok || shape === null) return found.ok ? ok(null) : found;
    const { items, isCut } = found.value;
    const wanted = readItemShape(shape);
    return ok(
      m(
        'RootFolder',
        t(
          'Items',
          items.map((item) => calendarItem(call, item, right, wanted, 'view')),
        ),
        { TotalItemsInView: String(items.length), IncludesLastItemInRange: String(!isCut) },
      ),
    );
  });
  return ok(responseOf('FindItem', parts));
}

interface Found {
  readonly items: readonly CalendarItem[];
  readonly isCut: boolean;
}

/** Without a view of the calendar, series are not expanded. */
function stored(call: Call, address: string): Found {
  const items = call.store.list(address).flatMap(({ id }) => call.store.find(id) ?? []);
  return { items, isCut: false };
}

function inView(call: Call, address: string, view: XmlElement): Result<Found, EwsError> {
  const range = readRange(call, view);
  if (!range.ok) return range;
  const most = Number(view.attributes.get('MaxEntriesReturned') ?? Number.POSITIVE_INFINITY);
  if (most < 1) return err(ewsError('ErrorInvalidRequest', 'MaxEntriesReturned must be greater than zero.'));
  const items = [...call.store.view(address, range.value)].sort(
    (a, b) => intervalOf(a.booking.when).from - intervalOf(b.booking.when).from,
  );
  return ok({ items: items.slice(0, most), isCut: items.length > most });
}

function readRange(call: Call, { attributes }: XmlElement): Result<Interval, EwsError> {
  const from = readTime(attributes.get('StartDate') ?? '', call.zone);
  const to = readTime(attributes.get('EndDate') ?? '', call.zone);
  if (from === null || to === null) return err(ewsError('ErrorInvalidRequest'));
  if (to < from) return err(ewsError('ErrorCalendarEndDateIsEarlierThanStartDate'));
  return to - from > twoYearsMs ? err(ewsError('ErrorCalendarViewRangeTooBig')) : ok({ from, to });
}

export function getItems(call: Call, request: XmlElement): Reply {
  const shape = child(request, 'ItemShape');
  const parts = (child(request, 'ItemIds')?.children ?? []).map((id): Part => {
    const found = findItem(call, id);
    if (!found.ok || shape === null) return found.ok ? ok(null) : found;
    const { item, right } = found.value;
    return ok(m('Items', calendarItem(call, item, right, readItemShape(shape), 'reading')));
  });
  return ok(responseOf('GetItem', parts, m('Items')));
}
