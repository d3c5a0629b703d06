/**
 * A plain caller of the simulated EWS for tests: writes envelopes by hand, signs in, and gives back what was sent as
 * text and as a tree. It shares nothing with the panel's adapter and very little with the face.
 */
import type { ExchangeSimulator } from '../index.ts';
import { namespaces } from './namespaces.ts';
import { readXml } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

export interface EwsCalled {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Null when the body is no XML. */
  readonly root: XmlElement | null;
}

export interface EwsOrder {
  /** Name of a usual account; Basic. */
  readonly user?: string;
  readonly impersonate?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Inside the SOAP header, beside the version. */
  readonly soapHeader?: string;
}

export function envelopeOf(body: string, { impersonate, soapHeader = '' }: EwsOrder = {}): string {
  const acting =
    impersonate === undefined
      ? ''
      : `<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>${impersonate}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>`;
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${namespaces.soap}" xmlns:t="${namespaces.types}" xmlns:m="${namespaces.messages}"><s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/>${acting}${soapHeader}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

export function basic(simulator: ExchangeSimulator, user = 'rum-algen'): string {
  return `Basic ${Buffer.from(`SU\\${user}:${simulator.ewsPassword}`).toString('base64')}`;
}

/** Signs in as the room itself unless told otherwise. */
export async function callEws(
  simulator: ExchangeSimulator,
  body: string,
  order: EwsOrder = {},
): Promise<EwsCalled> {
  const response = await post(simulator, body, order);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    root: readXml(text.replace('\uFEFF', '')),
  };
}

export function post(simulator: ExchangeSimulator, body: string, order: EwsOrder = {}): Promise<Response> {
  return fetch(simulator.ewsUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      authorization: basic(simulator, order.user),
      ...order.headers,
    },
    body: envelopeOf(body, order),
  });
}

/** Every element of this name, wherever it stands. */
export function all(root: XmlElement | null, name: string): readonly XmlElement[] {
  if (root === null) return [];
  const inner = root.children.flatMap((one) => all(one, name));
  return root.name === name ? [root, ...inner] : inner;
}

/** The text of every element of this name. */
export function texts(called: EwsCalled, name: string): readonly string[] {
  return all(called.root, name).map(({ text }) => text);
}

export const calendarFolder = '<t:DistinguishedFolderId Id="calendar"/>';

export function folderOf(address: string): string {
  return `<t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>`;
}

/** FindItem over a view of one day, with these properties. */
export function findItem(fields: readonly string[], view = day(), folder = calendarFolder): string {
  return `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>${additional(fields)}</m:ItemShape><m:CalendarView ${view}/><m:ParentFolderIds>${folder}</m:ParentFolderIds></m:FindItem>`;
}

export function day(date = '2026-11-24'): string {
  return `StartDate="${date}T00:00:00Z" EndDate="${date}T23:59:59Z"`;
}

export function getItem(ids: readonly string[], fields: readonly string[], bodyType = ''): string {
  return `<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>${bodyType}${additional(fields)}</m:ItemShape><m:ItemIds>${ids.join('')}</m:ItemIds></m:GetItem>`;
}

export function itemId(element: XmlElement | undefined, name = 'ItemId', withKey = true): string {
  const id = element?.attributes.get('Id') ?? '';
  const key = element?.attributes.get('ChangeKey') ?? '';
  return `<t:${name} Id="${id}"${withKey ? ` ChangeKey="${key}"` : ''}/>`;
}

function additional(fields: readonly string[]): string {
  const paths = fields.map((field) => (field.startsWith('<') ? field : `<t:FieldURI FieldURI="${field}"/>`));
  return fields.length === 0 ? '' : `<t:AdditionalProperties>${paths.join('')}</t:AdditionalProperties>`;
}
