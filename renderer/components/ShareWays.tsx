/** The ways to share that the room has now, numbered, side by side. The key is as large as the table can read. */
import type { ShareWay } from '../store/selectors.ts';
import { shareWays } from '../store/selectors.ts';
import { useAllTexts, useControlsTexts } from '../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import type { ControlsTexts } from '../text/controls.ts';
import type { ScreensTexts } from '../text/screens.ts';
import { Button } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';

interface WayWords {
  readonly icon: IconName;
  readonly name: string;
  readonly how: string;
  readonly hints: readonly string[];
}

function cableHint(
  { share }: ScreensTexts,
  controls: ControlsTexts,
  state: Extract<ShareWay, { kind: 'cable' }>['state'],
): string {
  if (state === 'absent') return share.cableAbsent;
  return state === 'noPicture' ? controls.share.noPicture : share.cableConnected;
}

function wordsFor(texts: ScreensTexts, controls: ControlsTexts, way: ShareWay): WayWords {
  const { share } = texts;
  switch (way.kind) {
    case 'app':
      return {
        icon: 'share',
        name: share.appName,
        how: share.appHow,
        hints: [share.noMeetingNeeded, ...(way.network === null ? [] : [share.network(way.network)])],
      };
    case 'airPlay':
      return {
        icon: 'video',
        name: share.airPlayName,
        how: share.airPlayHow(way.name),
        hints: [share.airPlayWhere],
      };
    case 'cable':
      return {
        icon: 'cable',
        name: share.cableName,
        how: share.cableHow,
        hints: [cableHint(texts, controls, way.state)],
      };
  }
}

function Code({ way }: { readonly way: ShareWay }) {
  const texts = useAllTexts();
  if (way.kind === 'app') {
    return (
      <p className="way-key">
        <span className="unseen">{texts.shareKey} </span>
        <bdi data-spelled="">{way.key}</bdi>
      </p>
    );
  }
  if (way.kind !== 'airPlay' || way.passcode === null) return null;
  return (
    <p className="way-code">
      <span>{texts.share.airPlayCode}</span> <bdi>{way.passcode}</bdi>
    </p>
  );
}

/** Showing the cable's picture is a tap of its own where the room does not do it by itself. */
function ShowCable({ state }: { readonly state: Extract<ShareWay, { kind: 'cable' }>['state'] }) {
  const { act } = usePanel();
  const controls = useControlsTexts();
  const progress = useProgress('share.startCable');
  if (state !== 'connected' && !progress.isPending) return null;
  return (
    <Button
      tone="action"
      label={controls.share.showCable}
      progress={progress}
      doing={controls.share.starting}
      onTap={() => act({ kind: 'share.startCable' })}
    />
  );
}

export function ShareWays() {
  const texts = useAllTexts();
  const controls = useControlsTexts();
  const snapshot = useSnapshot((whole) => whole);
  const saysNoMeeting = snapshot.screen.kind === 'home';
  const ways = shareWays(snapshot);
  if (ways.length === 0) return <p className="no-way">{texts.share.noWay}</p>;
  return (
    <ol className="ways">
      {ways.map((way, index) => {
        const { icon, name, how, hints } = wordsFor(texts, controls, way);
        return (
          <li key={way.kind} className={`way way-${way.kind}`}>
            <p className="way-name">
              <span className="way-number">{index + 1}</span>
              <span className="clip-2">{name}</span>
              <Icon name={icon} />
            </p>
            <h3 className="clip-2">{how}</h3>
            <p className="way-hint">
              {hints.filter((hint) => saysNoMeeting || hint !== texts.share.noMeetingNeeded).join(' ')}
            </p>
            <Code way={way} />
            {way.kind === 'cable' ? <ShowCable state={way.state} /> : null}
          </li>
        );
      })}
    </ol>
  );
}
