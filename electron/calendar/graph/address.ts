/** How addresses of Graph are written. */

/** Something of one mailbox: `calendar/calendarView`. */
export function mailboxUrl(
  host: string,
  mailbox: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  return withQuery(`${host}/v1.0/users/${encodeURIComponent(mailbox)}/${path}`, query);
}

/** One event, or what can be done to it: `cancel`. */
export function eventUrl(
  host: string,
  mailbox: string,
  id: string,
  {
    action = '',
    query = {},
  }: { readonly action?: string; readonly query?: Readonly<Record<string, string>> },
): string {
  // Ids may hold `/`, `+` and `=`.
  const path = `events/${encodeURIComponent(id)}${action === '' ? '' : `/${action}`}`;
  return mailboxUrl(host, mailbox, path, query);
}

export function placeUrl(host: string, mailbox: string): string {
  return `${host}/v1.0/places/${encodeURIComponent(mailbox)}`;
}

function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  // Not URLSearchParams: it writes spaces as `+` and `$` as `%24`, which not every gateway before Graph undoes.
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? address : `${address}?${pairs.join('&')}`;
}
