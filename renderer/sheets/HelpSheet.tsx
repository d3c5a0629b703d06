/** Who helps with what in this room, and what to tell them. */
import { Icon, type IconName } from '../components/Icon.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useAllTexts } from '../store/later-texts.ts';
import { useSnapshot } from '../store/panel-context.tsx';

interface HelperProps {
  readonly icon: IconName;
  readonly subject: string;
  readonly who: string;
  readonly phone: string | null;
}

function Helper({ icon, subject, who, phone }: HelperProps) {
  return (
    <li className="helper">
      <Icon name={icon} />
      <h3>{subject}</h3>
      <p>{who}</p>
      {phone === null ? null : (
        <p className="helper-phone">
          <Icon name="phone" />
          <bdi>{phone}</bdi>
        </p>
      )}
    </li>
  );
}

export function HelpSheet() {
  const { help, version: words } = useAllTexts();
  const { roomName, supportPhone, version } = useSnapshot(({ panel }) => panel);
  return (
    <Sheet heading={help.heading}>
      <ul className="helpers">
        <Helper icon="video" subject={help.meetings} who={help.meetingsWho} phone={supportPhone} />
        <Helper icon="microphone" subject={help.equipment} who={help.equipmentWho} phone={null} />
        <Helper icon="keypad" subject={help.panel} who={help.panelWho} phone={supportPhone} />
      </ul>
      <p className="help-foot">
        <bdi>{help.say(roomName)}</bdi> <span>{words(version)}</span>
      </p>
    </Sheet>
  );
}
