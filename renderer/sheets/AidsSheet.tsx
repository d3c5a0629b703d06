/**
 * Aids for those who see, hear or reach less, and the language: each one tap, each with its state in words. Main owns
 * them and takes them back when nobody has touched the panel for a while.
 */
import { useId } from 'react';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { SwitchRow } from '../components/SwitchRow.tsx';
import { useAidsTexts } from '../store/later-texts.ts';
import { usePanel, useSnapshot } from '../store/panel-context.tsx';

const languages = [
  ['sv', 'Svenska'],
  ['en', 'English'],
] as const;

function Switches() {
  const { act } = usePanel();
  const texts = useAidsTexts();
  const aids = useSnapshot(({ panel }) => panel.aids);
  const offered = [
    'largeText',
    'highContrast',
    'lowPlaced',
    ...('speechSynthesis' in window ? (['speech'] as const) : []),
  ] as const;
  return (
    <div className="aids-switches">
      {offered.map((aid) => (
        <SwitchRow
          key={aid}
          label={texts[aid]}
          hint={texts.means[aid]}
          toggle={{ isOn: aids[aid], wanted: null }}
          onTap={(isOn) => act({ kind: 'panel.setAid', aid, isOn })}
        />
      ))}
    </div>
  );
}

function Languages() {
  const { act } = usePanel();
  const texts = useAidsTexts();
  const chosen = useSnapshot(({ panel }) => panel.language);
  const headingId = useId();
  return (
    <section className="aids-languages" aria-labelledby={headingId}>
      <h3 id={headingId}>{texts.language}</h3>
      {languages.map(([language, name]) => (
        <div key={language} lang={language}>
          <Choice
            label={name}
            isChosen={language === chosen}
            onTap={() => act({ kind: 'panel.setLanguage', language })}
          />
        </div>
      ))}
    </section>
  );
}

export function AidsSheet() {
  const texts = useAidsTexts();
  return (
    <Sheet heading={texts.heading}>
      <Switches />
      <Languages />
      <p className="aids-lasts">{texts.lasts}</p>
    </Sheet>
  );
}
