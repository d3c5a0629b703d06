/** Before there is anything to show: the places where it will stand, quiet and dark, and which version this is. */
import { useSnapshot, useTexts } from '../../store/panel-context.tsx';

export function StartingScreen() {
  const texts = useTexts();
  const version = useSnapshot(({ panel }) => panel.version);
  return (
    <div className="home starting">
      <section className="now">
        <h2 className="unseen">{texts.starting}</h2>
        <div className="ghost ghost-word" />
        <div className="ghost ghost-sentence" />
        <div className="ghost ghost-strip" />
        <div className="messages" />
        <div className="actions">
          <div className="ghost ghost-primary" />
        </div>
      </section>
      <section className="agenda starting-agenda">
        <div className="ghost ghost-row" />
        <div className="ghost ghost-row" />
        <div className="ghost ghost-row" />
        <p className="starting-version">{texts.version(version)}</p>
      </section>
    </div>
  );
}
