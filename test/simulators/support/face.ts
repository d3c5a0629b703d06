/** The HTTP face of the simulated service desk: `POST /reports` takes a report, `GET /reports/{token}` tells of it. */
import { empty, json, problem, type Answer, type Received } from './http-message.ts';
import type { Ticket, Tickets } from './tickets.ts';

/**
 * What a taken report is answered with: reference and status address, the reference alone, nothing at all, or an address
 * on another host.
 */
export const answerForms = ['full', 'referenceOnly', 'bare', 'statusElsewhere'] as const;
export type AnswerForm = (typeof answerForms)[number];

export const reportsPath = '/reports';

/** A quoted string, as the draft about the header has it. */
const keyForm = /^"([\x20-\x21\x23-\x5b\x5d-\x7e]{1,200})"$/;

export function createFace(tickets: Tickets, form: () => AnswerForm): (request: Received) => Answer {
  return ({ method, path, headers, body }) => {
    if (path === reportsPath) {
      if (method !== 'POST') return problem(405, 'Reports are posted.', { Allow: 'POST' });
      if (headers['content-type'] !== 'application/json') return problem(415, 'Reports are JSON.');
      const key = keyForm.exec(String(headers['idempotency-key'] ?? ''))?.[1];
      if (key === undefined) return problem(400, 'An Idempotency-Key is needed, as a quoted string.');
      return take(tickets, key, body, form());
    }
    const token = path.startsWith(`${reportsPath}/`) ? path.slice(reportsPath.length + 1) : '';
    const ticket = tickets.byToken(token);
    if (ticket === null) return problem(404, 'There is nothing here.');
    if (method !== 'GET') return problem(405, 'A status is read.', { Allow: 'GET' });
    const { state, message } = tickets.statusOf(ticket);
    return json(200, { state, ...(message === null ? {} : { message }) });
  };
}

function take(tickets: Tickets, key: string, body: string, form: AnswerForm): Answer {
  const submission = tickets.submit(key, body);
  switch (submission.kind) {
    case 'malformed':
      return problem(400, submission.why);
    case 'keyReused':
      return problem(422, 'The key was used for another report.');
    case 'new':
      return told(submission.ticket, 201, form);
    case 'repeated':
      return told(submission.ticket, 200, form);
  }
}

function told({ reference, token }: Ticket, status: number, form: AnswerForm): Answer {
  switch (form) {
    case 'full':
      return json(status, { reference, statusUrl: `${reportsPath}/${token}` });
    case 'referenceOnly':
      return json(status, { reference });
    case 'bare':
      return empty(202);
    case 'statusElsewhere':
      return json(status, { reference, statusUrl: `https://elsewhere.example${reportsPath}/${token}` });
  }
}
