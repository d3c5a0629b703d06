/**
 * Every component with all its states on one page, drawn by the panel's own code and style sheets. What asks main for
 * something asks nobody here. `?theme=light`, `?language=en`, `?highContrast=on`, `?largeText=on` dress it.
 */
import { useEffect, useRef, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Banner } from '../../renderer/components/Banner.tsx';
import {
  Button,
  type ButtonLook,
  type ButtonProps,
  type ButtonTone,
} from '../../renderer/components/Button.tsx';
import { Choice } from '../../renderer/components/Choice.tsx';
import { Keypad } from '../../renderer/components/Keypad.tsx';
import { LengthChips } from '../../renderer/components/LengthChips.tsx';
import { Notices } from '../../renderer/components/Notices.tsx';
import { SwitchRow } from '../../renderer/components/SwitchRow.tsx';
import { dressDocument } from '../../renderer/store/document.ts';
import { systemPageClock } from '../../renderer/store/page-clock.ts';
import { PanelContext, type PanelParts } from '../../renderer/store/panel-context.tsx';
import { createPanelStore } from '../../renderer/store/panel-store.ts';
import { createSheets } from '../../renderer/store/sheets.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { lengths } from '../ui/booking-states.ts';
import { at, busy, free } from '../ui/snapshots.ts';
import { dressed, lookOf } from './looks.ts';

const nothing = (): void => undefined;

function partsFor(snapshot: Snapshot): PanelParts {
  const store = createPanelStore();
  store.setState({ snapshot });
  return {
    store,
    sheets: createSheets(systemPageClock, {
      mayClose: () => false,
      isUnhurried: () => false,
      stillReading: nothing,
    }),
    act: nothing,
    clock: systemPageClock,
  };
}

const look = lookOf(new URLSearchParams(location.search));
const looks: readonly ButtonLook[] = ['primary', 'second', 'chip', 'bar', 'plain'];
const tones: readonly ButtonTone[] = ['calm', 'action', 'free', 'danger'];
const waits = { isPending: true, isSlow: false };
const waitsLong = { isPending: true, isSlow: true };

const buttonStates: readonly (readonly [string, Partial<ButtonProps>])[] = [
  ['as it is', {}],
  ['disabled', { isDisabled: true }],
  ['under way', { progress: waits, doing: 'Ansluter…' }],
  ['slow', { progress: waitsLong, doing: 'Ansluter…', slow: 'Tar längre tid än vanligt' }],
];

/** One thing with its name over it. `isPressed`: as under a finger, `isFocused`: as a keyboard reaches it. */
function One({
  name,
  isPressed = false,
  children,
}: {
  name: string;
  isPressed?: boolean;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isPressed) box.current?.querySelector('button')?.setAttribute('data-pressed', '');
  }, [isPressed]);
  return (
    <div className="components-one" ref={box} data-state={name}>
      <h3>{name}</h3>
      {children}
    </div>
  );
}

function Buttons() {
  return looks.map((one) => (
    <section key={one}>
      <h2>Button, {one}</h2>
      {tones.map((tone) => (
        <div className="components-row" key={tone}>
          <One name={`${tone}, pressed`} isPressed>
            <Button look={one} tone={tone} icon="video" label="Anslut" onTap={nothing} />
          </One>
          {buttonStates.map(([name, props]) => (
            <One key={name} name={`${tone}, ${name}`}>
              <Button look={one} tone={tone} icon="video" label="Anslut" onTap={nothing} {...props} />
            </One>
          ))}
        </div>
      ))}
    </section>
  ));
}

const offered = lengths(at('13:48'), [15, 30], at('14:30'));

function Chips() {
  return (
    <section>
      <h2>Length chips</h2>
      <div className="components-row">
        <One name="to book">
          <LengthChips
            lengths={offered}
            use="book"
            progress={{ isPending: false, isSlow: false }}
            onChoose={nothing}
          />
        </One>
        <One name="to extend">
          <LengthChips
            lengths={offered}
            use="extend"
            progress={{ isPending: false, isSlow: false }}
            onChoose={nothing}
          />
        </One>
        <One name="waiting for another">
          <LengthChips lengths={offered} use="book" progress={waits} onChoose={nothing} />
        </One>
      </div>
    </section>
  );
}

function Rows() {
  const row = (isOn: boolean, wanted: boolean | null) => ({ label: 'Lås mötet', toggle: { isOn, wanted } });
  return (
    <section>
      <h2>Switch rows and choices</h2>
      <div className="components-row components-wide">
        <One name="on">
          <SwitchRow {...row(true, null)} onTap={nothing} />
        </One>
        <One name="off, with a hint">
          <SwitchRow {...row(false, null)} hint="Ingen fler kan komma in" onTap={nothing} />
        </One>
        <One name="under way">
          <SwitchRow {...row(false, true)} onTap={nothing} />
        </One>
        <One name="disabled">
          <SwitchRow {...row(false, null)} isDisabled hint="Bara värden kan ändra" onTap={nothing} />
        </One>
      </div>
      <div className="components-row">
        {(
          [
            [true, 'chosen'],
            [false, 'not chosen'],
          ] as const
        ).map(([isChosen, name]) => (
          <One key={name} name={name}>
            <Choice label="Rumskamera" icon="video" isChosen={isChosen} onTap={nothing} />
          </One>
        ))}
        <One name="choice under way">
          <Choice label="Rumskamera" icon="video" isChosen={false} isPending onTap={nothing} />
        </One>
        <One name="choice disabled">
          <Choice label="Rumskamera" icon="video" isChosen={false} isDisabled onTap={nothing} />
        </One>
      </div>
    </section>
  );
}

const notices: readonly (readonly [string, Snapshot])[] = [
  [
    'notice, bad',
    busy({ notices: [{ id: 1, tone: 'bad', about: 'meeting.join', code: 'meeting.joinFailed', at: null }] }),
  ],
  [
    'notice, good',
    free({ notices: [{ id: 2, tone: 'good', about: null, code: 'meeting.ended', at: null }] }),
  ],
];

function Told() {
  return (
    <section>
      <h2>Banners and notices</h2>
      <div className="components-row components-wide">
        <One name="banner, info">
          <Banner tone="info" sentence="Panelen styr inte rummet." />
        </One>
        <One name="banner, trouble">
          <Banner tone="trouble" sentence="Ingen kontakt med rummet." detail="Sedan 14:21">
            <Button tone="action" label="Ta tillbaka" onTap={nothing} />
          </Banner>
        </One>
        {notices.map(([name, snapshot]) => (
          <One key={name} name={name}>
            <PanelContext value={partsFor(dressed(snapshot, look))}>
              <Notices />
            </PanelContext>
          </One>
        ))}
      </div>
    </section>
  );
}

function Keys() {
  return (
    <section>
      <h2>Keypad</h2>
      <div className="components-row">
        <One name="digits">
          <Keypad hasLetters={false} isSecret={false} onKey={nothing} onErase={nothing} />
        </One>
        <One name="digits, letters a tap away">
          <Keypad hasLetters isSecret={false} onKey={nothing} onErase={nothing} />
        </One>
      </div>
    </section>
  );
}

const parts = partsFor(dressed(free(), look));
dressDocument(document, parts.store);
const root = document.getElementById('root');
if (root === null) throw new Error('The document has no root.');
createRoot(root).render(
  <PanelContext value={parts}>
    <main className="components">
      <h1>Components</h1>
      <Buttons />
      <Chips />
      <Rows />
      <Told />
      <Keys />
    </main>
  </PanelContext>,
);
