/**
 * The SOAP envelope round an operation, and what is inside the one that comes back. Times are asked for in UTC; the
 * version asked for is understood by every server since 2013 and has every field that is used. Sends nothing.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { type EwsFault, fault, soapFault } from './errors.ts';
import { childOf, parseXml, type XmlElement } from './xml.ts';
import { nothing, xml, type Xml } from './xml-writer.ts';

/** `actAs`: the mailbox that a service account impersonates, or null. */
export function envelopeOf(operation: Xml, actAs: string | null): string {
  const impersonation =
    actAs === null
      ? nothing
      : xml`<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>${actAs}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>`;
  const { xml: text } = xml`<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/>${impersonation}<t:TimeZoneContext><t:TimeZoneDefinition Id="UTC"/></t:TimeZoneContext></s:Header><s:Body>${operation}</s:Body></s:Envelope>`;
  return text;
}

/** What an operation answers: the element in the body, or the fault that stands there. `waitMs`: of the HTTP header. */
export function openEnvelope(
  text: string,
  status: number,
  waitMs: number | null,
): Result<XmlElement, EwsFault> {
  const document = parseXml(text);
  if (!document.ok) return err(fault('calendar.badAnswer', document.error, { waitMs }));
  const body = document.value.name === 'Envelope' ? childOf(document.value, 'Body') : null;
  const answer = body?.children[0];
  if (answer === undefined) return err(fault('calendar.badAnswer', 'no envelope', { waitMs }));
  if (answer.name === 'Fault') return err(soapFault(answer, status, waitMs));
  return ok(answer);
}
