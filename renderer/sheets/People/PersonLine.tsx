/** One person in the list: name, what they are, microphone and camera, and the hand. A tap chooses them. */
import { memo } from 'react';
import type { PersonRow } from '../../../shared/snapshot.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PeopleTexts } from '../../text/people.ts';

export interface PersonLineProps {
  readonly row: PersonRow;
  readonly texts: PeopleTexts;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
}

function detailOf(row: PersonRow, texts: PeopleTexts): string {
  const parts = [
    row.isMyself ? texts.myself : null,
    row.role === 'participant' ? null : texts.roles[row.role],
    row.joinedBy === 'zoom' ? null : texts.joinedBy[row.joinedBy],
    row.isRecording ? texts.isRecording : null,
    row.isWaiting ? texts.isWaiting : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function State({ row, texts }: Pick<PersonLineProps, 'row' | 'texts'>) {
  if (row.isWaiting) return null;
  return (
    <span className="person-state">
      {row.hand === null ? null : (
        <span className="person-hand">
          <Icon name="hand" />
          <span aria-hidden="true">{row.hand}</span>
          <span className="unseen">{texts.handUp(row.hand)}</span>
        </span>
      )}
      <Icon name={row.microphone === 'on' ? 'microphone' : 'microphoneOff'} />
      <span className="unseen">{texts.microphone[row.microphone]}</span>
      <Icon name={row.camera === 'on' ? 'video' : 'videoOff'} />
      <span className="unseen">{texts.camera[row.camera]}</span>
    </span>
  );
}

function sameLine(a: PersonLineProps, b: PersonLineProps): boolean {
  if (a.texts !== b.texts || a.isChosen !== b.isChosen || a.onChoose !== b.onChoose) return false;
  const keys = Object.keys(a.row) as (keyof PersonRow)[];
  return keys.every((key) => a.row[key] === b.row[key]);
}

/** Drawn again only when something about this person has changed: rows come anew sixty times a second. */
export const PersonLine = memo(function PersonLine({ row, texts, isChosen, onChoose }: PersonLineProps) {
  const detail = detailOf(row, texts);
  return (
    <button
      type="button"
      className={row.isWaiting ? 'person person-waiting' : 'person'}
      aria-pressed={isChosen}
      data-repeats=""
      onClick={() => onChoose(row.id)}
    >
      <span className="contact-words">
        <bdi className="clip-1">{row.name}</bdi>
        {detail === '' ? null : <span className="contact-detail clip-1">{detail}</span>}
      </span>
      <State row={row} texts={texts} />
    </button>
  );
}, sameLine);
