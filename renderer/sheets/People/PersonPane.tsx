/** What can be done about the person who was chosen. What cannot be taken back asks once more, in the same place. */
import { useState } from 'react';
import type { PersonRow } from '../../../shared/snapshot.ts';
import { Button } from '../../components/Button.tsx';
import { useControlsTexts, usePeopleTexts } from '../../store/later-texts.ts';
import { usePanel, useProgressAbout, useSnapshot } from '../../store/panel-context.tsx';
import type { PeopleTexts } from '../../text/people.ts';
import { actionsFor, type PersonAction } from './person-actions.ts';

function labelOf(texts: PeopleTexts, { name, screen }: PersonAction, screens: number): string {
  return name === 'pin' ? texts.act.pin(screen ?? 1, screens) : texts.act[name];
}

interface ActionButtonProps {
  readonly row: PersonRow;
  readonly action: PersonAction;
  readonly label: string;
  readonly onTap: () => void;
}

function ActionButton({ row, action, label, onTap }: ActionButtonProps) {
  const progress = useProgressAbout(action.intent.kind, row.id);
  return (
    <Button
      label={label}
      tone={action.name === 'admit' ? 'action' : 'calm'}
      progress={progress}
      onTap={onTap}
    />
  );
}

function Question({ row, action, onOver }: { row: PersonRow; action: PersonAction; onOver: () => void }) {
  const { act } = usePanel();
  const texts = usePeopleTexts();
  const isRemove = action.name === 'remove';
  const ask = isRemove ? texts.act.removeQuestion(row.name) : texts.act.makeHostQuestion(row.name);
  return (
    <div className="person-question" role="alertdialog" aria-label={ask}>
      <h3 className="clip-3">
        <bdi data-private="participant" data-private-words={row.name}>
          {ask}
        </bdi>
      </h3>
      <p className="control-note">{isRemove ? texts.act.removeExplained : texts.act.makeHostExplained}</p>
      <Button look="second" icon="back" label={texts.act.back} onTap={onOver} />
      <Button
        look="second"
        tone={isRemove ? 'danger' : 'action'}
        label={isRemove ? texts.act.remove : texts.act.makeHost}
        onTap={() => {
          act(action.intent);
          onOver();
        }}
      />
    </div>
  );
}

/** What has become of the wish to move this person's camera, where the wish was made. */
function FarCamera({ row }: { readonly row: PersonRow }) {
  const { camera } = useControlsTexts();
  const far = useSnapshot(({ controls }) => controls?.farCamera ?? null);
  if (far?.personId !== row.id) return null;
  return (
    <p className="control-note" role="status">
      <bdi data-private="participant" data-private-words={far.name}>
        {camera.far[far.state](far.name)}
      </bdi>
    </p>
  );
}

interface PersonPaneProps {
  readonly row: PersonRow;
  readonly onOver: () => void;
}

export function PersonPane({ row, onOver }: PersonPaneProps) {
  const { act } = usePanel();
  const texts = usePeopleTexts();
  const [asked, setAsked] = useState<PersonAction | null>(null);
  const { capabilities, hostOnly } = useSnapshot(({ room }) => room);
  const screens = useSnapshot(({ controls }) => controls?.screenCount ?? 1);
  const actions = actionsFor(row, capabilities, screens);
  if (asked !== null) return <Question row={row} action={asked} onOver={() => setAsked(null)} />;
  const isKept = !row.isMyself && hostOnly.length > 0;
  const kept = hostOnly.includes('admit') ? texts.onlyHost : texts.hostAlone;
  return (
    <div className="person-actions">
      <div className="person-head">
        <h3 className="clip-2">
          <bdi data-private="participant">{row.name}</bdi>
        </h3>
        <Button icon="back" isIconOnly label={texts.act.back} onTap={onOver} />
      </div>
      <div className="person-buttons">
        {actions.map((action) => (
          <ActionButton
            key={`${action.name} ${action.screen ?? ''}`}
            row={row}
            action={action}
            label={labelOf(texts, action, screens)}
            onTap={() => (action.asks ? setAsked(action) : act(action.intent))}
          />
        ))}
      </div>
      <FarCamera row={row} />
      {isKept ? <p className="control-note">{kept}</p> : null}
      {actions.length === 0 && !isKept ? <p className="control-note">{texts.nothing}</p> : null}
    </div>
  );
}
