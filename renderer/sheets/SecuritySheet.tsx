/** Who can come in, who is heard, who is host, and whether it is recorded; each state in words. */
import { useId, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { CodeEntry } from '../components/CodeEntry.tsx';
import { Icon } from '../components/Icon.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { SwitchRow } from '../components/SwitchRow.tsx';
import type { ControlsSlice, MeetingSlice } from '../../shared/snapshot.ts';
import { usePeopleTexts } from '../store/later-texts.ts';
import { useFormat, usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';

const keyDigits = { least: 6, most: 10 };

function Doors({ controls }: { readonly controls: ControlsSlice }) {
  const { act, sheets } = usePanel();
  const texts = usePeopleTexts();
  const headingId = useId();
  const mayLock = useSnapshot((snapshot) => canDo(snapshot, 'lock'));
  const mayHush = useSnapshot((snapshot) => canDo(snapshot, 'muteOnEntry'));
  const mayMute = useSnapshot((snapshot) => canDo(snapshot, 'muteAll'));
  const hostOnly = useSnapshot(({ room }) => room.hostOnly);
  const isGuest = hostOnly.includes('lock');
  const waiting = useSnapshot(({ meeting }) => meeting?.waiting.count ?? 0);
  const muting = useProgress('people.muteAll');
  const isLocked = controls.lock.isOn;
  const state = isLocked === true ? texts.security.locked : texts.security.unlocked;
  return (
    <section className="control-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{texts.security.everybody}</h3>
      {mayLock || isGuest ? (
        <SwitchRow
          label={texts.security.lock}
          hint={isLocked === null ? null : state}
          toggle={controls.lock}
          isDisabled={!mayLock}
          onTap={(isOn) => act({ kind: 'meeting.setLock', isOn })}
        />
      ) : null}
      {mayHush || hostOnly.includes('muteOnEntry') ? (
        <SwitchRow
          label={texts.security.muteOnEntry}
          toggle={controls.muteOnEntry}
          isDisabled={!mayHush}
          onTap={(isOn) => act({ kind: 'meeting.setMuteOnEntry', isOn })}
        />
      ) : null}
      {mayMute ? (
        <Button
          icon="microphoneOff"
          label={texts.act.muteAll}
          progress={muting}
          doing={texts.act.mutingAll}
          onTap={() => act({ kind: 'people.muteAll' })}
        />
      ) : null}
      {waiting > 0 ? (
        <Button icon="door" label={texts.security.waiting(waiting)} onTap={() => sheets.show('people')} />
      ) : null}
      {isGuest ? <p className="control-note">{texts.security.onlyHost}</p> : null}
    </section>
  );
}

/** Why the room cannot record, in words; null when it can. */
function useRecordingObstacle(controls: ControlsSlice): string | null {
  const { recording } = usePeopleTexts();
  const canRecord = useSnapshot((snapshot) => canDo(snapshot, 'record'));
  if (controls.recordingNeedsEmail) return recording.needsEmail;
  return canRecord && controls.mayRecord !== false ? null : recording.notAllowed;
}

function RecordingControl({ meeting, controls }: { meeting: MeetingSlice; controls: ControlsSlice }) {
  const { act } = usePanel();
  const { recording: texts } = usePeopleTexts();
  const format = useFormat();
  const headingId = useId();
  const progress = useProgress('recording.set');
  const obstacle = useRecordingObstacle(controls);
  const { isOn, isOurs, endsAt } = meeting.recording;
  return (
    <section className="control-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{texts.heading}</h3>
      <p className={isOn ? 'recording-state recording-on' : 'recording-state'} role="status">
        <Icon name="record" />
        <span>{isOn ? texts.isOn : texts.isOff}</span>
      </p>
      {endsAt === null ? null : <p className="control-note">{texts.limit(format.time(endsAt))}</p>}
      {isOn && !isOurs ? <p className="control-note">{texts.byOthers}</p> : null}
      {obstacle === null && (isOurs || !isOn) ? (
        <>
          {isOn ? null : <p className="control-note">{texts.means}</p>}
          <Button
            look="second"
            tone={isOn ? 'action' : 'calm'}
            icon="record"
            label={isOn ? texts.stop : texts.start}
            progress={progress}
            doing={isOn ? texts.stopping : texts.starting}
            onTap={() => act({ kind: 'recording.set', isOn: !isOn })}
          />
        </>
      ) : null}
      {obstacle === null || isOn ? null : <p className="control-note">{obstacle}</p>}
    </section>
  );
}

function ClaimHost({ onOver }: { readonly onOver: () => void }) {
  const { act, sheets } = usePanel();
  const texts = usePeopleTexts();
  const [hostKey, setHostKey] = useState('');
  const progress = useProgress('meeting.claimHost');
  const isWhole = hostKey.length >= keyDigits.least;
  const claim = (): void => {
    if (isWhole) act({ kind: 'meeting.claimHost', hostKey });
  };
  const change = (next: string): void => {
    setHostKey(next);
    sheets.setHasEntry(next !== '');
  };
  return (
    <CodeEntry
      label={texts.security.hostKey}
      hint={texts.security.claimHint}
      error={null}
      value={hostKey}
      shown={hostKey}
      maxLength={keyDigits.most}
      hasLetters={false}
      onChange={change}
      onEnter={claim}
    >
      <Button
        look="primary"
        tone="action"
        icon="host"
        label={texts.security.claimHost}
        isDisabled={!isWhole && !progress.isPending}
        progress={progress}
        doing={texts.security.claiming}
        onTap={claim}
      />
      <Button look="second" icon="back" label={texts.act.back} onTap={onOver} />
    </CodeEntry>
  );
}

export function SecuritySheet() {
  const texts = usePeopleTexts();
  const meeting = useSnapshot((snapshot) => snapshot.meeting);
  const controls = useSnapshot((snapshot) => snapshot.controls);
  const mayClaim = useSnapshot((snapshot) => canDo(snapshot, 'claimHost'));
  const [isClaiming, setIsClaiming] = useState(false);
  const isHost = meeting?.role === 'host';
  return (
    <Sheet heading={texts.security.heading}>
      {isClaiming && !isHost ? <ClaimHost onOver={() => setIsClaiming(false)} /> : null}
      {meeting === null || controls === null || (isClaiming && !isHost) ? null : (
        <div className="controls-two">
          <div className="control-column">
            <Doors controls={controls} />
          </div>
          <div className="control-column">
            <RecordingControl meeting={meeting} controls={controls} />
            {mayClaim && !isHost ? (
              <Button
                look="second"
                icon="host"
                label={texts.security.claimHost}
                onTap={() => setIsClaiming(true)}
              />
            ) : null}
          </div>
        </div>
      )}
    </Sheet>
  );
}
