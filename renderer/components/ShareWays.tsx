/** The ways to share that the room has now, numbered, side by side. The key is as large as the table can read. */
import type { ShareWay } from '../store/selectors.ts';
import { shareWays } from '../store/selectors.ts';
import { useSnapshot, useTexts } from '../store/panel-context.tsx';
import type { Texts } from '../text/texts.ts';
import { Icon, type IconName } from './Icon.tsx';

interface WayWords {
  readonly icon: IconName;
  readonly name: string;
  readonly how: string;
  readonly hints: readonly string[];
}

function wordsFor(texts: Texts, way: ShareWay): WayWords {
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
        hints: [way.isConnected ? share.cableConnected : share.cableAbsent],
      };
  }
}

function Code({ way }: { readonly way: ShareWay }) {
  const texts = useTexts();
  if (way.kind === 'app') {
    return (
      <p className="way-key">
        <span className="unseen">{texts.share.keyLabel} </span>
        <bdi>{way.key}</bdi>
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

export function ShareWays() {
  const texts = useTexts();
  const snapshot = useSnapshot((whole) => whole);
  const saysNoMeeting = snapshot.screen.kind === 'home';
  const ways = shareWays(snapshot);
  if (ways.length === 0) return <p className="no-way">{texts.share.noWay}</p>;
  return (
    <ol className="ways">
      {ways.map((way, index) => {
        const { icon, name, how, hints } = wordsFor(texts, way);
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
          </li>
        );
      })}
    </ol>
  );
}
