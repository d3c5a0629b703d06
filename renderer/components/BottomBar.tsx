/**
 * The bar that never moves. Its left part belongs to the screen; help and language keep their places at the right on
 * all of them, also when the room or the network is gone.
 */
import type { ReactNode } from 'react';
import { usePanel, useSnapshot, useTexts } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';
import { Button } from './Button.tsx';

/** The sharing key on the bar: shows it without a tap, and how to use it with one. */
function ShareKeyButton() {
  const { sheets } = usePanel();
  const texts = useTexts();
  const key = useSnapshot(({ sharing }) => sharing.key);
  const isReady = useSnapshot(({ room }) => room.link === 'ready');
  return (
    <Button
      look="bar"
      icon="share"
      label={key === null ? texts.howToShare : texts.shareKey}
      detail={
        key === null ? undefined : (
          <bdi className="share-key-small" data-spelled="">
            {key}
          </bdi>
        )
      }
      isDisabled={!isReady}
      onTap={() => sheets.show('share')}
    />
  );
}

/** What stands to the left on home and while sharing. */
export function RoomButtons() {
  const { sheets } = usePanel();
  const texts = useTexts();
  const isTable = useSnapshot(({ panel }) => panel.placement === 'table');
  const isHome = useSnapshot(({ screen }) => screen.kind !== 'sharing');
  const isReady = useSnapshot(({ room }) => room.link === 'ready');
  const mayJoin = useSnapshot((snapshot) => canDo(snapshot, 'join'));
  const findsRooms = useSnapshot(({ rooms }) => rooms.state !== 'notLoaded' || rooms.roomCount > 0);
  return (
    <>
      {isTable ? <ShareKeyButton /> : null}
      {isTable && isHome && (mayJoin || !isReady) ? (
        <Button
          look="bar"
          icon="keypad"
          label={texts.act.joinNumber}
          isDisabled={!mayJoin}
          onTap={() => sheets.show('number')}
        />
      ) : null}
      {isHome && findsRooms ? (
        <Button look="bar" icon="door" label={texts.act.findRoom} onTap={() => sheets.show('rooms')} />
      ) : null}
    </>
  );
}

export function BottomBar({ children }: { readonly children: ReactNode }) {
  const { act, sheets } = usePanel();
  const texts = useTexts();
  const other = useSnapshot(({ panel }) => (panel.language === 'sv' ? 'en' : 'sv'));
  return (
    <footer className="bar">
      <div className="bar-room">{children}</div>
      <Button look="bar" icon="help" label={texts.act.help} onTap={() => sheets.show('help')} />
      <Button look="bar" label="Aa" spoken={texts.act.adapt} onTap={() => sheets.show('aids')} />
      <Button
        look="bar"
        icon="language"
        label={texts.act.otherLanguageCode}
        spoken={`${texts.act.otherLanguageCode} – ${texts.act.otherLanguage}`}
        lang={other}
        onTap={() => act({ kind: 'panel.setLanguage', language: other })}
      />
    </footer>
  );
}
