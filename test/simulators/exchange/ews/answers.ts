/**
 * The frames round what operations give: response messages, the response element, SOAP faults and the envelope with
 * the server's version. It puts together; writing with prefixes is `xml-write.ts`'s part.
 */
import type { Part } from './call.ts';
import type { EwsError } from './errors.ts';
import { writeXml } from './xml-write.ts';
import type { Content, Prefixes, XmlNode } from './xml-write.ts';
import { m, soap, t, element } from './xml-write.ts';

/** Exchange Server SE; it counts on from 2019. */
const version = {
  MajorVersion: '15',
  MinorVersion: '2',
  MajorBuildNumber: '2562',
  MinorBuildNumber: '17',
  Version: 'V2017_07_11',
};

/** `tail` stands at the end of an error's message where the schema demands an element even then. */
export function responseMessage(name: string, part: Part, tail: Content = null): XmlNode {
  if (part.ok) {
    return m(name, [m('ResponseCode', 'NoError'), part.value], { ResponseClass: 'Success' });
  }
  return m(name, [errorContent(part.error), tail], { ResponseClass: 'Error' });
}

export function errorContent({ code, message, values }: EwsError): Content {
  return [
    m('MessageText', message),
    m('ResponseCode', code),
    m('DescriptiveLinkKey', '0'),
    Object.keys(values).length === 0 ? null : m('MessageXml', valueNodes(values)),
  ];
}

/** One message for each part, in order. */
export function responseOf(operation: string, parts: readonly Part[], tail: Content = null): XmlNode {
  return m(
    `${operation}Response`,
    m(
      'ResponseMessages',
      parts.map((part) => responseMessage(`${operation}ResponseMessage`, part, tail)),
    ),
  );
}

export function fault({ code, message, values }: EwsError): XmlNode {
  return soap('Fault', [
    // The elements inside a fault are in no namespace, and the code is a name with a prefix of its own.
    element('none', 'faultcode', `a:${code}`, { 'xmlns:a': namespaceOfFaultCodes }),
    element('none', 'faultstring', message, { 'xml:lang': 'en-US' }),
    element('none', 'detail', [
      element('errors', 'ResponseCode', code),
      element('errors', 'Message', message),
      Object.keys(values).length === 0 ? null : t('MessageXml', valueNodes(values)),
    ]),
  ]);
}

const namespaceOfFaultCodes = 'http://schemas.microsoft.com/exchange/services/2006/types';

function valueNodes(values: Readonly<Record<string, string>>): Content {
  return Object.entries(values).map(([name, value]) => t('Value', value, { Name: name }));
}

/** A whole envelope without declaration. */
export function envelope(body: XmlNode, prefixes: Prefixes): string {
  const header = soap('Header', t('ServerVersionInfo', null, version));
  return writeXml(soap('Envelope', [header, soap('Body', body)]), prefixes);
}
