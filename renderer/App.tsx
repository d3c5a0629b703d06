/**
 * Puts the screen that main chose into the frame, and the sheet that lies over it. Screens and sheets other than the
 * first are fetched when idle, or at once when one of them is needed sooner.
 */
import { useEffect, useState } from 'react';
import type { ScreenSlice } from '../shared/snapshot.ts';
import { RoomButtons } from './components/BottomBar.tsx';
import { Frame, type FrameProps } from './components/Frame.tsx';
import type * as later from './later.ts';
import { HomeScreen } from './screens/Home/HomeScreen.tsx';
import { MainLostScreen } from './screens/MainLost/MainLostScreen.tsx';
import { StartingScreen } from './screens/Starting/StartingScreen.tsx';
import { usePage, usePanel, useSheet, useSnapshot } from './store/panel-context.tsx';
import type { SheetKind } from './store/sheets.ts';

type Later = typeof later;

const retryMs = 2_000;

/** The rest of the page once it has been fetched. */
function useLater(isNeeded: boolean): Later | null {
  const { clock } = usePanel();
  const [loaded, setLoaded] = useState<Later | null>(null);
  useEffect(() => {
    let stop = (): void => undefined;
    const load = (): void => {
      void import('./later.ts').then(setLoaded, () => {
        stop = clock.after(retryMs, load);
      });
    };
    if (isNeeded) load();
    else stop = clock.whenIdle(load);
    return () => stop();
  }, [clock, isNeeded]);
  return loaded;
}

function Screen({ kind, later }: { readonly kind: ScreenSlice['kind']; readonly later: Later | null }) {
  // Night falls over home, which is there at once when it is over.
  if (kind === 'home' || kind === 'night') {
    return (
      <>
        <HomeScreen ahead={later === null ? null : <later.HomeAhead />} />
        {kind === 'home' || later === null ? null : <later.NightScreen />}
      </>
    );
  }
  if (kind === 'starting' || later === null) return <StartingScreen />;
  switch (kind) {
    case 'call':
      return <later.CallScreen />;
    case 'sharing':
      return <later.SharingScreen />;
    case 'prompt':
      return <later.PromptScreen />;
    case 'setup':
      return <later.SetupScreen />;
    case 'outOfUse':
      return <later.OutOfUseScreen />;
  }
}

interface BarProps {
  readonly kind: ScreenSlice['kind'];
  readonly isConnecting: boolean;
  readonly later: Later | null;
}

function Bar({ kind, isConnecting, later }: BarProps) {
  switch (kind) {
    case 'home':
    case 'night':
    case 'sharing':
      return <RoomButtons />;
    case 'call':
      return later === null || isConnecting ? null : <later.VolumeControl />;
    case 'prompt':
    case 'setup':
    case 'outOfUse':
    case 'starting':
      return null;
  }
}

function OpenSheet({ kind, later }: { readonly kind: SheetKind; readonly later: Later }) {
  switch (kind) {
    case 'share':
      return <later.ShareSheet />;
    case 'number':
      return <later.NumberSheet />;
    case 'help':
      return <later.HelpSheet />;
    case 'leave':
      return <later.LeaveSheet />;
    case 'people':
      return <later.PeopleSheet />;
    case 'security':
      return <later.SecuritySheet />;
    case 'view':
      return <later.ViewSheet />;
    case 'camera':
      return <later.CameraSheet />;
    case 'devices':
      return <later.DevicesSheet />;
    case 'invite':
      return <later.InviteSheet />;
    case 'limits':
      return <later.LimitsSheet />;
    case 'agenda':
      return <later.AgendaSheet />;
    case 'rooms':
      return <later.FreeRoomsSheet />;
    case 'admin':
      return <later.StaffSheet />;
    case 'aids':
      return <later.AidsSheet />;
  }
}

function Panel() {
  const kind = useSnapshot(({ screen }) => screen.kind);
  const phase = useSnapshot(({ meeting }) => meeting?.phase ?? null);
  const state = useSnapshot(({ home }) => home.state);
  const isTable = useSnapshot(({ panel }) => panel.placement === 'table');
  const sheet = useSheet(({ open }) => open);
  const later = useLater((kind !== 'home' && kind !== 'starting') || sheet !== null);
  const isRunning =
    (kind === 'call' && phase !== 'connecting') || (kind === 'home' && isTable && state === 'busy');
  const isUnknown = kind === 'home' && isTable && state === 'unknown';
  const edge: FrameProps['edge'] = isRunning ? 'busy' : isUnknown ? 'unknown' : null;
  return (
    <>
      <Frame
        screen={kind}
        edge={edge}
        bar={<Bar kind={kind} isConnecting={phase === 'connecting'} later={later} />}
      >
        <Screen kind={kind} later={later} />
      </Frame>
      {sheet === null || later === null ? null : <OpenSheet kind={sheet} later={later} />}
      {later === null ? null : <later.Beside screen={kind} />}
    </>
  );
}

/** Speaks the page. Needs the rest of it at once, unlike the first screen. */
function Aloud() {
  const later = useLater(true);
  return later === null ? null : <later.Speech />;
}

export function App() {
  const hasSnapshot = usePage(({ snapshot }) => snapshot !== null);
  const isMainHeard = usePage((page) => page.isMainHeard);
  const isSpoken = usePage(({ snapshot }) => snapshot?.panel.aids.speech === true);
  if (!hasSnapshot) return null;
  return (
    <>
      {isMainHeard ? (
        <Panel />
      ) : (
        <Frame screen="mainLost" edge="unknown" bar={null}>
          <MainLostScreen />
        </Frame>
      )}
      {isSpoken ? <Aloud /> : null}
    </>
  );
}
