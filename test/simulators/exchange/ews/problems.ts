/** What the operations on the calendar find wrong, in EWS's words; and the change keys that writing asks for. */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Problem } from '../operations.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import { readChangeKey } from './item-id.ts';
import type { XmlElement } from './xml-tree.ts';

export type Answering = 'Accept' | 'Tentative' | 'Decline';

/** `answering`: the error's name says what was tried. */
export function problemError(problem: Problem, answering: Answering = 'Decline'): EwsError {
  switch (problem) {
    case 'notFound':
      return ewsError('ErrorItemNotFound');
    case 'conflict':
      return ewsError('ErrorIrresolvableConflict');
    case 'endsBeforeStart':
      return ewsError('ErrorCalendarEndDateIsEarlierThanStartDate');
    case 'crossesNeighbour':
      return ewsError('ErrorOccurrenceCrossingBoundary');
    case 'notOrganizer':
      return ewsError('ErrorCalendarIsNotOrganizer');
    case 'isOrganizer':
      return ewsError(`ErrorCalendarIsOrganizerFor${answering}`);
    case 'notMeeting':
      return ewsError('ErrorInvalidItemForOperationCancelItem');
    case 'alreadyCancelled':
      return ewsError(`ErrorCalendarIsCancelledFor${answering}`);
  }
}

/** The revision an id speaks of; `missing` is the error when it has no change key, null when it need not have one. */
export function revisionIn(id: XmlElement, missing: string | null): Result<number | null, EwsError> {
  const key = id.attributes.get('ChangeKey') ?? '';
  if (key === '') return missing === null ? ok(null) : err(ewsError(missing));
  const revision = readChangeKey(key);
  return revision === null ? err(ewsError('ErrorInvalidChangeKey')) : ok(revision);
}
