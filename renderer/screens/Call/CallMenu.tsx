/** What lies one tap below the everyday controls. Always the same places; a sheet says itself what this room lacks. */
import { Icon, type IconName } from '../../components/Icon.tsx';
import { usePeopleTexts } from '../../store/later-texts.ts';
import { usePanel, useSnapshot } from '../../store/panel-context.tsx';
import type { SheetKind } from '../../store/sheets.ts';
import type { PeopleTexts } from '../../text/people.ts';

type Entry = Exclude<keyof PeopleTexts['menu'], 'label'> & SheetKind;

const entries: readonly (readonly [Entry, IconName])[] = [
  ['security', 'lock'],
  ['view', 'layout'],
  ['camera', 'video'],
  ['invite', 'invite'],
  ['devices', 'speaker'],
  ['limits', 'more'],
];

export function CallMenu() {
  const { sheets } = usePanel();
  const { menu } = usePeopleTexts();
  const isLocked = useSnapshot(({ meeting }) => meeting?.isLocked === true);
  const isLinked = useSnapshot(({ room }) => room.link === 'ready');
  return (
    <div className="call-menu" role="group" aria-label={menu.label}>
      {entries.map(([entry, icon]) => (
        <button
          key={entry}
          type="button"
          className="menu-button"
          disabled={!isLinked && entry !== 'limits'}
          onClick={() => sheets.show(entry)}
        >
          <Icon name={entry === 'security' && !isLocked ? 'unlock' : icon} />
          <span>{menu[entry]}</span>
        </button>
      ))}
    </div>
  );
}
