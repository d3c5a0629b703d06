/**
 * Graph's calendar writes: make, change and delete an event, cancel it as organiser, answer it as attendee. What is
 * written is decided by the operations; here are the status codes, the etags and the envelopes.
 */
import { err, ok } from '../../../../shared/result.ts';
import type { Expected, Problem } from '../operations.ts';
import { readChangeKey } from './event-id.ts';
import { done, eventNamed } from './graph-call.ts';
import type { MailboxCall, Reply } from './graph-call.ts';
import { graphErrors } from './graph-error.ts';
import type { GraphError } from './graph-error.ts';
import { readEventQuery } from './query.ts';
import { eventDocument } from './read-calls.ts';
import { readAnswer, readChange, readComment, readNewEvent } from './write-body.ts';

/** Whatever was selected, an answer to a write holds all fields. */
const everything = { fields: null, properties: [] };

export function create(call: MailboxCall): Reply {
  const noOptions = readEventQuery(call.request.query);
  if (!noOptions.ok) return noOptions;
  const event = readNewEvent(call.request);
  if (!event.ok) return event;
  const { change: facts, when, transactionId } = event.value;
  const made = call.parts.operations.createAppointment(call.mailbox.address, {
    ...facts,
    when,
    transactionId,
  });
  if (!made.ok) return refused(made.error);
  const document = eventDocument(made.value, call, everything);
  // Seen to name an Outlook host, which the token is not meant for.
  const location = `https://outlook.office365.com/api/v1.0/users('${call.mailbox.address}')/events('${String(document['id'])}')`;
  return ok({ status: 201, document, headers: { Location: location } });
}

export function change(call: MailboxCall, id: string): Reply {
  const item = eventNamed(call, id);
  if (!item.ok) return item;
  const facts = readChange(call.request, item.value.booking);
  if (!facts.ok) return facts;
  const { operations } = call.parts;
  const changed = operations.changeItem(item.value.id, facts.value, expected(call), true);
  if (!changed.ok) return refused(changed.error);
  return ok({ status: 200, document: eventDocument(changed.value, call, everything), headers: {} });
}

export function remove(call: MailboxCall, id: string): Reply {
  const item = eventNamed(call, id);
  if (!item.ok) return item;
  const removed = call.parts.operations.removeItem(item.value.id, expected(call), true);
  return removed.ok ? done(204) : refused(removed.error);
}

export function cancel(call: MailboxCall, id: string): Reply {
  const item = eventNamed(call, id);
  if (!item.ok) return item;
  const comment = readComment(call.request);
  if (!comment.ok) return comment;
  const cancelled = call.parts.operations.cancelMeeting(item.value.id, comment.value, null);
  return cancelled.ok ? done(202) : refused(cancelled.error);
}

export function answerInvitation(
  call: MailboxCall,
  id: string,
  action: 'accept' | 'tentativelyAccept' | 'decline',
): Reply {
  const item = eventNamed(call, id);
  if (!item.ok) return item;
  const answer = readAnswer(call.request);
  if (!answer.ok) return answer;
  const { operations } = call.parts;
  const { comment, tellsOrganizer } = answer.value;
  const answered =
    action === 'decline'
      ? operations.declineMeeting(item.value.id, comment, tellsOrganizer, null)
      : operations.acceptMeeting(
          item.value.id,
          action === 'accept' ? 'accepted' : 'tentative',
          comment,
          tellsOrganizer,
          null,
        );
  return answered.ok ? done(202) : refused(answered.error);
}

/** What `If-Match` asks for; an etag that this server never gave matches nothing. */
function expected({ request }: MailboxCall): Expected {
  const etag = request.headers['if-match'];
  if (etag === undefined || etag === '*') return null;
  const key = /^W\/"([^"]+)"$/.exec(etag)?.[1];
  return key === undefined ? -1 : readChangeKey(key);
}

const refusals: Readonly<Record<Problem, GraphError>> = {
  notFound: graphErrors.itemNotFound,
  conflict: graphErrors.changedMeanwhile,
  endsBeforeStart: graphErrors.property('The end of an event cannot be earlier than its start.'),
  crossesNeighbour: graphErrors.crossesNeighbour,
  notOrganizer: graphErrors.request('You need to be an organizer to do this to a meeting.'),
  isOrganizer: graphErrors.request("You can't respond to this meeting because you're the meeting organizer."),
  notMeeting: graphErrors.request('This event has no attendees; it cannot be cancelled.'),
  alreadyCancelled: graphErrors.request('The meeting has been cancelled already.'),
};

function refused(problem: Problem): Reply {
  return err(refusals[problem]);
}
