/** What to try, one tap to report a fault, what became of it, and who else helps with what in this room. */
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useAllTexts, useControlsTexts, useHelpTexts, useStaffTexts } from '../store/later-texts.ts';
import { useFormat, usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';
import { Faults } from './Help/Faults.tsx';
import { Helpers } from './Help/Helpers.tsx';
import { stateOf } from './Help/reports.ts';

/** What a tap does, until there is a report: then what became of the newest, with all the service desk has written. */
function Standing() {
  const texts = useHelpTexts();
  const format = useFormat();
  const { isOffered, reports } = useSnapshot(({ help }) => help);
  const [newest] = reports;
  const message = newest?.message ?? null;
  const nothing = isOffered ? texts.ask : texts.askNobody;
  return (
    <p className="help-standing clip-3" role="status">
      {newest === undefined
        ? nothing
        : texts.newest(texts.fault[newest.category].name, newest.reference, stateOf(newest, texts, format))}
      {message === null ? null : <bdi> {message}</bdi>}
    </p>
  );
}

function SpeakerTest() {
  const { act } = usePanel();
  const { devices } = useControlsTexts();
  const progress = useProgress('device.setTest');
  const running = useSnapshot((snapshot) => snapshot.devices.test);
  const isRunning = running === 'speaker';
  return (
    <Button
      label={isRunning ? devices.stopTest : devices.test.speaker}
      icon="speaker"
      tone={isRunning ? 'action' : 'calm'}
      isDisabled={running === 'microphone'}
      progress={progress}
      onTap={() => act({ kind: 'device.setTest', device: 'speaker', isOn: !isRunning })}
    />
  );
}

export function HelpSheet() {
  const { version: words } = useAllTexts();
  const help = useHelpTexts();
  const { sheets } = usePanel();
  const staff = useStaffTexts();
  const { hasAdmin, roomName, version } = useSnapshot(({ panel }) => panel);
  const hasTest = useSnapshot((snapshot) => canDo(snapshot, 'deviceTest'));
  return (
    <Sheet heading={help.heading}>
      <div className="help">
        <Standing />
        <Faults />
        <Helpers />
        <div className="help-foot">
          {hasAdmin ? <Button label={staff.open} onTap={() => sheets.show('admin')} /> : null}
          {hasTest ? <SpeakerTest /> : null}
          <p>
            <bdi>{help.say(roomName)}</bdi> <span>{words(version)}</span>
          </p>
        </div>
      </div>
    </Sheet>
  );
}
