/** What each of EWS's own faults answers, in place of the face's answer or made out of it. */
import type { Answer, Face, Received } from '../http-message.ts';
import { errorContent, fault as soapFault, responseMessage, envelope } from './answers.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import type { EwsFault } from './faults.ts';
import { readRequest } from './request.ts';
import { dresses } from './settings.ts';
import { declaration } from './stream-wire.ts';
import type { XmlElement } from './xml-tree.ts';
import { m, element, soap } from './xml-write.ts';
import type { XmlNode } from './xml-write.ts';

const xml = { 'Content-Type': 'text/xml; charset=utf-8' };
const html = { 'Content-Type': 'text/html; charset=utf-8' };

export function answerUnder(fault: EwsFault, face: Face, request: Received): Answer {
  if ('carriedOut' in fault && fault.carriedOut) face.answer(request);
  switch (fault.kind) {
    case 'ewsUnauthorized': {
      const challenges = ['Negotiate', 'NTLM', 'Basic realm="mail.su.example"'];
      return {
        status: 401,
        headers: { ...html, 'WWW-Authenticate': challenges },
        body: page('Unauthorized'),
      };
    }
    case 'ewsPage': {
      const seconds = fault.retryAfterSeconds;
      const wait = seconds === null ? {} : { 'Retry-After': String(seconds) };
      return { status: fault.status, headers: { ...html, ...wait }, body: page('Outlook') };
    }
    case 'ewsRedirect': {
      const own = '/owa/auth/logon.aspx?url=https%3a%2f%2fmail.su.example%2fews%2fexchange.asmx&reason=0';
      const headers = { ...html, Location: fault.location ?? own };
      return { status: fault.status, headers, body: page('Object moved') };
    }
    case 'ewsEmptyBody':
      return { status: 200, headers: xml, body: '' };
    case 'ewsServerBusy': {
      const error = busy(fault);
      return fault.as === 'fault' ? faultAnswer(soapFault(error)) : messages(request, error);
    }
    case 'ewsFault':
      return faultAnswer(faultOf(fault));
    case 'ewsMessage':
      return messages(request, ewsError(fault.code));
    case 'ewsBatchStopped':
      return stopBatch(face.answer(request), fault);
    case 'ewsTruncatedXml': {
      const answer = face.answer(request);
      return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
    }
    case 'ewsEntityBomb':
      return { status: 200, headers: xml, body: entityBomb() };
    case 'ewsOtherXml':
      return { status: 200, headers: xml, body: `${declaration}<Autodiscover><Response/></Autodiscover>` };
    case 'ewsWrongCharset':
      return { ...face.answer(request), charset: fault.bytes };
  }
}

function page(title: string): string {
  return `<!DOCTYPE html>\r\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}

function busy({ backOffMs, namesPolicy }: Extract<EwsFault, { kind: 'ewsServerBusy' }>): EwsError {
  const policy = { Policy: 'MaxConcurrency', MaxConcurrencyLimit: '27', ErrorMessage: 'Over the limit.' };
  const wait: Readonly<Record<string, string>> =
    backOffMs === null ? {} : { BackOffMilliseconds: String(backOffMs) };
  return ewsError('ErrorServerBusy', null, namesPolicy ? policy : wait);
}

function faultOf({ code, isBare, isPadded, innerCode }: Extract<EwsFault, { kind: 'ewsFault' }>): XmlNode {
  const error = ewsError(code, null, innerCode === null ? {} : { InnerErrorResponseCode: innerCode });
  const pad = (text: string): string => (isPadded ? `\n      ${text}\n    ` : text);
  if (isBare) {
    return soap('Fault', [
      element('none', 'faultcode', pad(`s:${code}`)),
      element('none', 'faultstring', pad(error.message)),
    ]);
  }
  return soapFault({ ...error, code: pad(code), message: pad(error.message) });
}

function faultAnswer(fault: XmlNode): Answer {
  return { status: 500, headers: xml, body: declaration + envelope(fault, dresses.usual) };
}

/** The error in each message that the request would get, in the frame of its operation. */
function messages(request: Received, error: EwsError): Answer {
  const operation = readRequest(request.body)?.operation ?? null;
  const body = operation === null ? soapFault(error) : failedResponse(operation, error);
  return { status: 200, headers: xml, body: declaration + envelope(body, dresses.usual) };
}

function failedResponse(operation: XmlElement, error: EwsError): XmlNode {
  const { name } = operation;
  const failed = { ok: false, error } as const;
  switch (name) {
    case 'GetUserAvailabilityRequest': {
      const one = m(
        'FreeBusyResponse',
        m('ResponseMessage', errorContent(error), { ResponseClass: 'Error' }),
      );
      const count = batchSize(operation);
      return m(
        'GetUserAvailabilityResponse',
        m(
          'FreeBusyResponseArray',
          Array.from({ length: count }, () => one),
        ),
      );
    }
    case 'GetRooms':
    case 'GetRoomLists':
      return m(`${name}Response`, errorContent(error), { ResponseClass: 'Error' });
    case 'GetStreamingEvents':
      return m(
        'GetStreamingEventsResponse',
        m(
          'ResponseMessages',
          responseMessage('GetStreamingEventsResponseMessage', failed, m('ConnectionStatus', 'Closed')),
        ),
      );
    default: {
      const one = responseMessage(`${name}ResponseMessage`, failed);
      return m(
        `${name}Response`,
        m(
          'ResponseMessages',
          Array.from({ length: batchSize(operation) }, () => one),
        ),
      );
    }
  }
}

/** How many things a request names, each of which gets a message of its own. */
function batchSize({ children }: XmlElement): number {
  const lists = ['ItemIds', 'Items', 'ItemChanges', 'FolderIds', 'ParentFolderIds', 'MailboxDataArray'];
  return children.find(({ name }) => lists.includes(name))?.children.length ?? 1;
}

/** Works on the text of an answer in its usual dress. */
function stopBatch(answer: Answer, { after, code }: Extract<EwsFault, { kind: 'ewsBatchStopped' }>): Answer {
  let index = -1;
  const body = answer.body.replaceAll(
    /<m:(\w+ResponseMessage)[ >].*?<\/m:\1>/gs,
    (whole: string, name: string): string => {
      index += 1;
      if (index < after) return whole;
      const isFirst = index === after;
      const error = ewsError(isFirst ? code : 'ErrorBatchProcessingStopped');
      const content = `<m:MessageText>${error.message}</m:MessageText><m:ResponseCode>${error.code}</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey><m:Items/>`;
      return `<m:${name} ResponseClass="${isFirst ? 'Error' : 'Warning'}">${content}</m:${name}>`;
    },
  );
  return { ...answer, body };
}

/** A billion laughs: a few lines that a careless parser would make gigabytes of. */
function entityBomb(): string {
  const levels = 'bcdefghij'.split('').map((name, index) => {
    const inner = `&${'abcdefghi'[index] ?? 'a'};`.repeat(10);
    return `<!ENTITY ${name} "${inner}">`;
  });
  const body = m('GetItemResponse', m('ResponseMessages'));
  const bombed = envelope(body, dresses.usual).replace(
    '<m:ResponseMessages/>',
    '<m:ResponseMessages>&j;</m:ResponseMessages>',
  );
  return `${declaration}<!DOCTYPE laughs [<!ENTITY a "ha">${levels.join('')}]>${bombed}`;
}
