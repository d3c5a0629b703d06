/** The response objects: CancelCalendarItem for the organiser, DeclineItem, AcceptItem and TentativelyAcceptItem else. */
import { err, ok } from '../../../../shared/result.ts';
import { htmlToText } from '../html-text.ts';
import { canWrite, findItem } from './access.ts';
import type { Call, Part } from './call.ts';
import { ewsError } from './errors.ts';
import { itemId } from './item-fields.ts';
import { problemError, revisionIn } from './problems.ts';
import type { Answering } from './problems.ts';
import { child } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';
import { m, t } from './xml-write.ts';

const answering: Readonly<Record<string, Answering>> = {
  AcceptItem: 'Accept',
  TentativelyAcceptItem: 'Tentative',
  DeclineItem: 'Decline',
};

export function respond(call: Call, response: XmlElement, disposition: string | null): Part {
  if (disposition === null) return err(ewsError('ErrorMessageDispositionRequired'));
  const reference = child(response, 'ReferenceItemId');
  if (reference === null) return err(ewsError('ErrorMissingInformationReferenceItemId'));
  const found = findItem(call, reference);
  if (!found.ok) return found;
  const { item, right } = found.value;
  if (!canWrite(right)) return err(ewsError('ErrorAccessDenied'));
  const revision = revisionIn(reference, 'ErrorChangeKeyRequired');
  if (!revision.ok) return revision;
  if (revision.value !== item.booking.revision) return err(ewsError('ErrorStaleObject'));
  const { operations } = call;
  const tells = disposition !== 'SaveOnly';
  const kind = answering[response.name];
  if (kind === undefined) {
    const done = operations.cancelMeeting(item.id, commentIn(response, 'NewBodyContent'), revision.value);
    return done.ok ? ok(m('Items', t('CalendarItem', itemId(item)))) : err(problemError(done.error));
  }
  const comment = commentIn(response, 'Body');
  const done =
    kind === 'Decline'
      ? operations.declineMeeting(item.id, comment, tells, revision.value)
      : operations.acceptMeeting(
          item.id,
          kind === 'Accept' ? 'accepted' : 'tentative',
          comment,
          tells,
          revision.value,
        );
  return done.ok ? ok(m('Items')) : err(problemError(done.error, kind));
}

function commentIn(response: XmlElement, name: string): string {
  const body = child(response, name);
  if (body === null) return '';
  return body.attributes.get('BodyType') === 'HTML' ? htmlToText(body.text) : body.text;
}
