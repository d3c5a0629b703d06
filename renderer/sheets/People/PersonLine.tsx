/**
 * One person in the list: name, what they are, microphone and camera, and the hand. A tap chooses them; who waits is
 * let in from here.
 */
import { memo } from 'react';
import type { PersonRow } from '../../../shared/snapshot.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { usePanel, useProgressAbout, useSnapshot } from '../../store/panel-context.tsx';
import type { PeopleTexts } from '../../text/people.ts';

export interface PersonLineProps {
  readonly row: PersonRow;
  readonly texts: PeopleTexts;
  readonly isChosen: boolean;
  readonly mayAdmit: boolean;
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

function Admit({ row: { id, name }, texts }: Pick<PersonLineProps, 'row' | 'texts'>) {
  const { act } = usePanel();
  const progress = useProgressAbout('people.admit', id);
  // The row is kept where it is for a moment after they have come in.
  const waits = useSnapshot(({ people }) => people?.rows.find((row) => row.id === id)?.isWaiting === true);
  return (
    <Button
      tone="action"
      label={texts.act.admit}
      spoken={`${texts.act.admit} ${name}`}
      privateName={name}
      isDisabled={!waits}
      progress={progress}
      doing={texts.act.admitting}
      onTap={() => act({ kind: 'people.admit', personId: id })}
    />
  );
}

function sameLine(a: PersonLineProps, b: PersonLineProps): boolean {
  if (a.texts !== b.texts || a.isChosen !== b.isChosen || a.onChoose !== b.onChoose) return false;
  if (a.mayAdmit !== b.mayAdmit) return false;
  const keys = Object.keys(a.row) as (keyof PersonRow)[];
  return keys.every((key) => a.row[key] === b.row[key]);
}

/** Drawn again only when something about this person has changed: rows come anew sixty times a second. */
export const PersonLine = memo(function PersonLine(props: PersonLineProps) {
  const { row, texts, isChosen, mayAdmit, onChoose } = props;
  const detail = detailOf(row, texts);
  return (
    <div className="person-row">
      <button
        type="button"
        className={row.isWaiting ? 'person person-waiting' : 'person'}
        aria-pressed={isChosen}
        data-repeats=""
        onClick={() => onChoose(row.id)}
      >
        <span className="contact-words">
          <bdi className="clip-1" data-private="participant">
            {row.name}
          </bdi>
          {detail === '' ? null : <span className="contact-detail clip-1">{detail}</span>}
        </span>
        <State row={row} texts={texts} />
      </button>
      {row.isWaiting && mayAdmit ? <Admit row={row} texts={texts} /> : null}
    </div>
  );
}, sameLine);
