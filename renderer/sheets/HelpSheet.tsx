/** Who helps with what in this room, and what to tell them. */
import { Button } from '../components/Button.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useAllTexts, useStaffTexts } from '../store/later-texts.ts';
import { usePanel, useSnapshot } from '../store/panel-context.tsx';

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
  const { sheets } = usePanel();
  const staff = useStaffTexts();
  const { hasAdmin, roomName, supportPhone, version } = useSnapshot(({ panel }) => panel);
  return (
    <Sheet heading={help.heading}>
      <ul className="helpers">
        <Helper icon="video" subject={help.meetings} who={help.meetingsWho} phone={supportPhone} />
        <Helper icon="microphone" subject={help.equipment} who={help.equipmentWho} phone={null} />
        <Helper icon="keypad" subject={help.panel} who={help.panelWho} phone={supportPhone} />
      </ul>
      <div className="help-foot">
        {hasAdmin ? <Button label={staff.open} onTap={() => sheets.show('admin')} /> : null}
        <p>
          <bdi>{help.say(roomName)}</bdi> <span>{words(version)}</span>
        </p>
      </div>
    </Sheet>
  );
}
