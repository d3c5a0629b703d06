/**
 * A request's XML, taken apart and checked against the schema, and who is meant to be acting. Nothing is carried out
 * here; what is wrong with the envelope as a whole becomes a fault.
 */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Account } from './accounts.ts';
import type { Call, CallParts } from './call.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import { firstBreach } from './schema-check.ts';
import { schema } from './schema.ts';
import { zoneById } from './times.ts';
import { child, is, readXml } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

export interface EwsRequest {
  readonly headers: readonly XmlElement[];
  /** The one element in the body, such as `FindItem`. */
  readonly operation: XmlElement;
}

const knownVersions = /^Exchange(2007(_SP1)?|2010(_SP[12])?|2013(_SP1)?|2015|2016)$|^V20\d\d_\d\d_\d\d$/;

/** Null when it is no SOAP envelope at all. */
export function readRequest(body: string): EwsRequest | null {
  const root = readXml(body);
  if (root === null || !is(root, 'soap', 'Envelope')) return null;
  const content = root.children.find((element) => is(element, 'soap', 'Body'));
  const [operation, ...others] = content?.children ?? [];
  if (operation === undefined || others.length > 0) return null;
  const header = root.children.find((element) => is(element, 'soap', 'Header'));
  return { headers: header?.children ?? [], operation };
}

/** What breaks the schema, in the header or in the operation. */
export function schemaError({ headers, operation }: EwsRequest): EwsError | null {
  const known = headers.filter(
    (element) => is(element, 'types', element.name) && `t:${element.name}` in schema,
  );
  for (const element of [...known, operation]) {
    const breach = firstBreach(element, schema);
    if (breach === null) continue;
    const { message, violation, line, column } = breach;
    const values = { LineNumber: String(line), LinePosition: String(column), Violation: violation };
    return ewsError('ErrorSchemaValidation', message, values);
  }
  return null;
}

/** Who acts, and in which zone. */
export function openCall(
  { headers }: EwsRequest,
  account: Account,
  hasAffinity: boolean,
  parts: CallParts,
): Result<Call, EwsError> {
  const header = (name: string): XmlElement | null =>
    headers.find((element) => is(element, 'types', name)) ?? null;
  const version = header('RequestServerVersion')?.attributes.get('Version');
  if (version !== undefined && !knownVersions.test(version))
    return err(ewsError('ErrorInvalidServerVersion'));
  const zone = zoneOf(header('TimeZoneContext'));
  if (zone === null) return err(ewsError('ErrorTimeZone'));
  const impersonation = header('ExchangeImpersonation');
  if (impersonation === null) {
    const own = account.mailbox === null ? null : (parts.store.mailbox(account.mailbox)?.address ?? null);
    return ok({ ...parts, account, self: own, owner: own ?? account.name, hasAffinity, zone });
  }
  const self = impersonated(impersonation, account, parts);
  return self.ok ? ok({ ...parts, account, self: self.value, owner: self.value, hasAffinity, zone }) : self;
}

function zoneOf(context: XmlElement | null): string | null {
  const definition = context === null ? null : child(context, 'TimeZoneDefinition');
  return definition === null ? 'UTC' : zoneById(definition.attributes.get('Id') ?? '');
}

/** Whether the account may act as somebody is looked at before whether that somebody exists. */
function impersonated(
  header: XmlElement,
  { impersonates }: Account,
  { store }: CallParts,
): Result<string, EwsError> {
  const address = child(header, 'ConnectingSID')?.children[0]?.text.trim() ?? '';
  const isAllowed =
    impersonates === 'all' || impersonates.some((one) => one.toLowerCase() === address.toLowerCase());
  if (!isAllowed) return err(ewsError('ErrorImpersonateUserDenied'));
  const mailbox = store.mailbox(address);
  return mailbox === null ? err(ewsError('ErrorNonExistentMailbox')) : ok(mailbox.address);
}

/** The mailbox a request names first, by an address or by an item of it; null if it names none. */
export function mailboxNamed({ headers, operation }: EwsRequest): XmlElement | null {
  for (const element of [...headers, operation]) {
    const found = search(element);
    if (found !== null) return found;
  }
  return null;
}

const naming = new Set(['PrimarySmtpAddress', 'SmtpAddress', 'PrincipalName', 'EmailAddress', 'FolderId']);
const itemNaming = new Set(['ItemId', 'ReferenceItemId']);

function search(element: XmlElement): XmlElement | null {
  if (naming.has(element.name) || itemNaming.has(element.name)) return element;
  return element.children.reduce<XmlElement | null>((found, inner) => found ?? search(inner), null);
}
