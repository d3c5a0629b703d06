/**
 * What a request wants an appointment to be, read from its properties: the same ones when it is made and when it is
 * changed. Times are put together at the end, because they come in pieces and in the zones that stand beside them.
 */
import { Temporal } from 'temporal-polyfill';
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import { intervalOf } from '../recurrence.ts';
import type { When } from '../recurrence.ts';
import type { Booking, BookingChange, NamedProperty } from '../store.ts';
import { computableZone, midnight, zoned } from '../time-zones.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import { freeBusyNames } from './item-fields.ts';
import { readExtendedField } from './item-shape.ts';
import { readTime, zoneById } from './times.ts';
import { child, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

/** Grows with every property; `null` stands for what the request does not say. */
export interface WrittenItem {
  change: { -readonly [Key in keyof BookingChange]: BookingChange[Key] };
  start: string | null;
  end: string | null;
  isAllDay: boolean | null;
  startZone: string | null;
  endZone: string | null;
}

export function emptyWrittenItem(): WrittenItem {
  return { change: {}, start: null, end: null, isAllDay: null, startZone: null, endZone: null };
}

/** Takes a property in; what is wrong with it, or null. */
type Taker = (written: WrittenItem, element: XmlElement, before: Booking | null) => EwsError | null;

const ignored: Taker = () => null;
const sensitivities: Readonly<Record<string, Booking['sensitivity']>> = {
  Normal: 'normal',
  Personal: 'personal',
  Private: 'private',
  Confidential: 'confidential',
};
const availabilities = Object.fromEntries(
  Object.entries(freeBusyNames).map(([plain, name]) => [name, plain]),
) as Readonly<Record<string, Booking['availability']>>;
const longestMs = 5 * 366 * 24 * 60 * 60_000;

const takers: Readonly<Record<string, Taker>> = {
  Subject: (written, { text }) => set(written, { title: text }),
  Sensitivity: (written, { text }) => set(written, { sensitivity: sensitivities[text.trim()] ?? 'normal' }),
  Body: (written, { text, attributes }) =>
    set(written, {
      body: { format: attributes.get('BodyType') === 'HTML' ? 'html' : 'text', content: text },
    }),
  Location: (written, { text }) => set(written, { location: text }),
  LegacyFreeBusyStatus: (written, { text }) =>
    set(written, { availability: availabilities[text.trim()] ?? 'busy' }),
  ExtendedProperty: (written, element, before) => takeExtended(written, element, before),
  Start: (written, { text }) => note(written, { start: text.trim() }),
  End: (written, { text }) => note(written, { end: text.trim() }),
  IsAllDayEvent: (written, { text }) => note(written, { isAllDay: /^(true|1)$/.test(text.trim()) }),
  StartTimeZone: (written, element) => takeZone(written, 'startZone', element),
  EndTimeZone: (written, element) => takeZone(written, 'endZone', element),
  ReminderIsSet: ignored,
  ReminderMinutesBeforeStart: ignored,
  Importance: ignored,
  Categories: ignored,
  IsResponseRequested: ignored,
  AllowNewTimeProposal: ignored,
};
const notSimulated = new Set([
  'RequiredAttendees',
  'OptionalAttendees',
  'Resources',
  'Recurrence',
  'EnhancedLocation',
]);

/** What is wrong with the property, or null when it has been taken in. */
export function takeProperty(
  written: WrittenItem,
  element: XmlElement,
  before: Booking | null,
): EwsError | null {
  if (notSimulated.has(element.name))
    return ewsError('ErrorInvalidRequest', `The simulator does not take ${element.name}.`);
  const take = takers[element.name];
  return take === undefined ? ewsError('ErrorInvalidPropertySet') : take(written, element, before);
}

/** The reverse: the property is to be unset. */
export function takeRemoval(written: WrittenItem, path: XmlElement, before: Booking): EwsError | null {
  if (path.name === 'ExtendedFieldURI') {
    const field = readExtendedField(path);
    const properties = written.change.properties ?? before.properties;
    return set(written, { properties: properties.filter((one) => !isSame(one, field)) });
  }
  switch (path.attributes.get('FieldURI')) {
    case 'item:Subject':
      return set(written, { title: null });
    case 'item:Body':
      return set(written, { body: { format: 'text', content: '' } });
    case 'calendar:Location':
      return set(written, { location: '' });
    default:
      return ewsError('ErrorInvalidPropertyDelete');
  }
}

/** The new time, or null if the request leaves it alone. `zone` is the request's, for clocks without a zone. */
export function timesOf(
  written: WrittenItem,
  before: Booking | null,
  zone: string,
): Result<When | null, EwsError> {
  const { start, end, isAllDay } = written;
  if (start === null && end === null && isAllDay === null) return ok(null);
  const old = before === null ? null : intervalOf(before.when);
  const from = start === null ? (old?.from ?? null) : readTime(start, zoneOf(written.startZone, zone));
  const to = end === null ? (old?.to ?? null) : readTime(end, zoneOf(written.endZone, zone));
  if (from === null || to === null) return err(ewsError('ErrorCalendarInvalidPropertyState'));
  if (to < from) return err(ewsError('ErrorCalendarEndDateIsEarlierThanStartDate'));
  if (to - from > longestMs) return err(ewsError('ErrorCalendarDurationIsTooLong'));
  if (start === null && before !== null && changesOffset(before, from, to))
    return err(ewsError('ErrorCalendarEndDateIsEarlierThanStartDate'));
  const isWholeDays = isAllDay ?? before?.when.kind === 'allDay';
  return ok(
    isWholeDays
      ? wholeDays(from, to, zoneOf(written.startZone ?? before?.originalTimeZone ?? null, zone))
      : { kind: 'timed', startsAt: from, endsAt: to },
  );
}

/** Setting the end alone over a change of the clocks is refused by servers, with an error that says something else. */
function changesOffset({ originalTimeZone }: Booking, from: number, to: number): boolean {
  const zone = computableZone(originalTimeZone) ?? 'UTC';
  return zoned(from, zone).offset !== zoned(to, zone).offset;
}

/** Start is rounded down and end up to midnight. */
function wholeDays(from: number, to: number, timeZone: string): When {
  const startDate = zoned(from, timeZone).toPlainDate();
  const lastDate = zoned(to, timeZone).toPlainDate();
  const isMidnight = midnight(lastDate.toString(), timeZone) === to;
  const endDate = isMidnight ? lastDate : lastDate.add({ days: 1 });
  const isEmpty = Temporal.PlainDate.compare(startDate, endDate) === 0;
  return {
    kind: 'allDay',
    startDate: startDate.toString(),
    endDate: (isEmpty ? endDate.add({ days: 1 }) : endDate).toString(),
    timeZone,
  };
}

function zoneOf(id: string | null, otherwise: string): string {
  return id === null ? otherwise : (zoneById(id) ?? otherwise);
}

function set(written: WrittenItem, change: BookingChange): null {
  written.change = { ...written.change, ...change };
  return null;
}

function note(written: WrittenItem, more: Partial<WrittenItem>): null {
  Object.assign(written, more);
  return null;
}

/** Only names that the server knows; a definition by hand is refused. */
function takeZone(
  written: WrittenItem,
  place: 'startZone' | 'endZone',
  { attributes, children }: XmlElement,
): EwsError | null {
  const id = attributes.get('Id') ?? '';
  if (children.length > 0 || zoneById(id) === null) return ewsError('ErrorTimeZone');
  if (place === 'startZone') set(written, { originalTimeZone: id });
  return note(written, { [place]: id });
}

function takeExtended(written: WrittenItem, element: XmlElement, before: Booking | null): EwsError | null {
  const uri = child(element, 'ExtendedFieldURI');
  const field = uri === null ? null : readExtendedField(uri);
  if (field === null || field.propertySet === null || field.name === null)
    return ewsError('ErrorInvalidRequest', 'The simulator takes named properties only.');
  const { propertySet, name } = field;
  const value = textOf(element, 'Value') ?? '';
  const others = (written.change.properties ?? before?.properties ?? []).filter((one) => !isSame(one, field));
  return set(written, { properties: [...others, { propertySet, name, value }] });
}

function isSame(
  one: NamedProperty,
  other: { readonly propertySet: string | null; readonly name: string | null },
): boolean {
  return one.name === other.name && one.propertySet.toLowerCase() === other.propertySet?.toLowerCase();
}
