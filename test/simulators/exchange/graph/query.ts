/**
 * The query options of Graph's calendar calls, read strictly: an option, a field or a value that Graph would
 * refuse or silently misunderstand is refused here, so that a client cannot come to depend on it.
 */
import { Temporal } from 'temporal-polyfill';
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Interval } from '../recurrence.ts';
import { eventFields } from './event-shape.ts';
import { graphErrors } from './graph-error.ts';
import type { GraphError } from './graph-error.ts';

const defaultPageSize = 10;
const maxPageSize = 1000;
const maxWindowDays = 1825;
const dayMs = 24 * 60 * 60 * 1000;
/** Documented as unsupported in `$select` of calendarView; a GET of the single event has them. */
const notInView = new Set(['createdDateTime', 'lastModifiedDateTime']);

export interface PropertyWanted {
  readonly id: string;
  readonly propertySet: string;
  readonly name: string;
}

export interface EventQuery {
  /** null means every field. */
  readonly fields: readonly string[] | null;
  readonly properties: readonly PropertyWanted[];
}

export interface ViewQuery extends EventQuery {
  readonly window: Interval;
  readonly top: number;
  readonly skip: number;
  readonly isOrdered: boolean;
  readonly options: URLSearchParams;
}

type Read<T> = Result<T, GraphError>;

export function readViewQuery(query: string): Read<ViewQuery> {
  const options = readOptions(query, [
    'startDateTime',
    'endDateTime',
    '$top',
    '$skip',
    '$select',
    '$orderby',
    '$expand',
  ]);
  if (!options.ok) return options;
  const window = readWindow(options.value);
  if (!window.ok) return window;
  const event = readEventOptions(options.value, notInView);
  if (!event.ok) return event;
  const top = readInteger(options.value, '$top', defaultPageSize, 1, maxPageSize);
  if (!top.ok) return top;
  const skip = readInteger(options.value, '$skip', 0, 0, Number.MAX_SAFE_INTEGER);
  if (!skip.ok) return skip;
  const order = options.value.get('$orderby');
  if (order !== null && !/^start\/dateTime( asc)?$/.test(order)) {
    return err(graphErrors.query(`The query option $orderby does not support '${order}'.`));
  }
  return ok({
    ...event.value,
    window: window.value,
    top: top.value,
    skip: skip.value,
    isOrdered: order !== null,
    options: options.value,
  });
}

export function readEventQuery(query: string): Read<EventQuery> {
  const options = readOptions(query, ['$select', '$expand']);
  return options.ok ? readEventOptions(options.value, new Set()) : options;
}

/** Refuses what the call does not know, and anything said twice. */
export function readOptions(query: string, allowed: readonly string[]): Read<URLSearchParams> {
  const options = new URLSearchParams(query);
  for (const name of new Set(options.keys())) {
    if (!allowed.includes(name))
      return err(graphErrors.query(`The query option '${name}' is not supported.`));
    if (options.getAll(name).length > 1) {
      return err(
        graphErrors.query(
          `Query option '${name}' was specified more than once, but it must be specified at most once.`,
        ),
      );
    }
  }
  return ok(options);
}

function readEventOptions(options: URLSearchParams, refused: ReadonlySet<string>): Read<EventQuery> {
  const fields =
    options
      .get('$select')
      ?.split(',')
      .map((field) => field.trim()) ?? null;
  const unknown = fields?.find((field) => !eventFields.includes(field) || refused.has(field));
  if (unknown !== undefined) {
    return err(graphErrors.noProperty(unknown, 'event'));
  }
  const expand = options.get('$expand');
  if (expand === null) return ok({ fields, properties: [] });
  const filter = /^singleValueExtendedProperties\(\$filter=(.+)\)$/.exec(expand)?.[1];
  const properties = filter?.split(' or ').map(readProperty) ?? [null];
  const known = properties.filter((property) => property !== null);
  if (known.length !== properties.length) {
    return err(graphErrors.query(`The query option $expand does not support '${expand}'.`));
  }
  return ok({ fields, properties: known });
}

/** `id eq 'String {GUID} Name Name'` */
function readProperty(clause: string): PropertyWanted | null {
  const id = /^id eq '([^']+)'$/.exec(clause.trim())?.[1];
  return id === undefined ? null : readPropertyId(id);
}

/** `String {GUID} Name Name`, which is how Graph names a named string property. */
export function readPropertyId(id: string): PropertyWanted | null {
  const [, propertySet, name] = /^String (\{[0-9A-Fa-f-]{36}\}) Name ([^']+)$/.exec(id) ?? [];
  return propertySet === undefined || name === undefined ? null : { id, propertySet, name };
}

function readWindow(options: URLSearchParams): Read<Interval> {
  const [start, end] = [options.get('startDateTime'), options.get('endDateTime')];
  if (start === null || end === null) {
    return err(
      graphErrors.invalid(
        'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
      ),
    );
  }
  const [from, to] = [readDateTime(start), readDateTime(end)];
  if (from === null)
    return err(graphErrors.invalid(`The value '${start}' of parameter 'StartDateTime' is invalid.`));
  if (to === null)
    return err(graphErrors.invalid(`The value '${end}' of parameter 'EndDateTime' is invalid.`));
  if (to < from)
    return err(graphErrors.invalid("The 'EndDateTime' parameter is earlier than 'StartDateTime'."));
  if (to - from > maxWindowDays * dayMs) {
    return err(
      graphErrors.invalid(`The requested time duration is larger than the allowed ${maxWindowDays} days.`),
    );
  }
  return ok({ from, to });
}

/** An offset is honoured; without one the value is UTC. A `+` sent unescaped arrives as a space and is refused. */
function readDateTime(value: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)?(Z|[+-]\d\d:\d\d)?$/.exec(value);
  if (match === null) return null;
  try {
    const text = `${match[1] ?? ''}${match[2] ?? 'T00:00'}${match[3] ?? 'Z'}`;
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    // The form is right, but there is no such day or hour.
    return null;
  }
}

export function readInteger(
  options: URLSearchParams,
  name: string,
  absent: number,
  min: number,
  max: number,
): Read<number> {
  const text = options.get(name);
  if (text === null) return ok(absent);
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max
    ? ok(value)
    : err(
        graphErrors.query(
          `The limit of '${max}' or the form of query option ${name} was violated by '${text}'.`,
        ),
      );
}
