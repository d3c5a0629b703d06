/**
 * What all screens share: head, main part, bottom bar, and the slim edge that tells a running booking or an unknown
 * state from afar. Stays in place while screens change inside it, so that nothing moves and no focus is lost.
 */
import type { ReactNode } from 'react';
import { useSheet, useSnapshot } from '../store/panel-context.tsx';
import { BottomBar } from './BottomBar.tsx';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';

export interface FrameProps {
  /** Names the screen for its style sheet. */
  readonly screen: string;
  readonly edge: 'busy' | 'unknown' | null;
  readonly bar: ReactNode;
  readonly children: ReactNode;
}

export function Frame({ screen, edge, bar, children }: FrameProps) {
  // An open sheet shows the notices itself: what lies under it can be neither read nor tapped.
  const isCovered = useSheet(({ open }) => open !== null);
  // In large text it may scroll without anything in it that a keyboard reaches.
  const scrolls = useSnapshot(({ panel }) => panel.aids.largeText);
  return (
    <div className="frame" data-screen={screen}>
      {edge === null ? null : <div className={`edge edge-${edge}`} />}
      <header className="frame-head">
        <Header />
        {isCovered ? null : <Notices />}
      </header>
      <main className="frame-main" tabIndex={scrolls ? 0 : undefined}>
        {children}
      </main>
      <BottomBar>{bar}</BottomBar>
    </div>
  );
}
