/** The page no longer hears main: nothing shown could be trusted, so nothing is, and nothing can be tapped. */
import { StateShape } from '../../components/StateShape.tsx';
import { useTexts } from '../../store/panel-context.tsx';

export function MainLostScreen() {
  const texts = useTexts();
  return (
    <div className="prompt" role="alert">
      <div className="prompt-words">
        <div className="state-line" data-state="unknown">
          <StateShape name="unknown" />
          <h2 className="state-word">{texts.banner.mainLost}</h2>
        </div>
        <p className="prompt-hint">{texts.banner.mainLostHint}</p>
      </div>
    </div>
  );
}
