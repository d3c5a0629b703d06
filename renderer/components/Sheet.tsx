/**
 * A sheet over the screen: a native dialog that keeps focus inside, gives it back when it closes, and closes on
 * Escape and on its own button. When it is about to close by itself it says so and offers to stay.
 */
import type { IntentKind } from '../../shared/bridge.ts';
import { useCallback, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useAllTexts } from '../store/later-texts.ts';
import { usePanel, useSheet, useSnapshot } from '../store/panel-context.tsx';
import { Button } from './Button.tsx';
import { Notices } from './Notices.tsx';
import { PageTurner } from './PageTurner.tsx';

export interface SheetProps {
  readonly heading: string;
  /** Small sheets ask one question and leave the rest of the screen visible. */
  readonly size?: 'full' | 'small';
  /** Stands between the heading and the way out, such as tabs. */
  readonly aside?: ReactNode;
  /** What failed is told by the sheet itself, in place. */
  readonly tellsOf?: IntentKind;
  readonly children: ReactNode;
}

export function Sheet({ heading, size = 'full', aside = null, tellsOf, children }: SheetProps) {
  const { sheets } = usePanel();
  const texts = useAllTexts();
  const closesInSeconds = useSheet((state) => state.closesInSeconds);
  const dialog = useRef<HTMLDialogElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const findBody = useCallback(() => body.current, []);
  const isLarge = useSnapshot(({ panel }) => panel.aids.largeText);
  const headingId = useId();

  // Before the sheet is taken out of the page: only then does closing give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    head.current?.focus();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={`sheet sheet-${size}`}
      aria-labelledby={headingId}
      onCancel={(event) => {
        event.preventDefault();
        sheets.close();
      }}
    >
      <div className="sheet-head">
        <h2 id={headingId} ref={head} tabIndex={-1}>
          {heading}
        </h2>
        {closesInSeconds === null ? null : (
          <div className="sheet-closing" role="timer">
            <span>{texts.number.closesIn(closesInSeconds)}</span>
            <Button label={texts.act.stay} onTap={sheets.touched} />
          </div>
        )}
        {aside}
        <Button label={texts.act.close} onTap={sheets.close} />
      </div>
      <Notices except={tellsOf ?? null} />
      <div className="sheet-body" ref={body}>
        {children}
      </div>
      {isLarge ? <PageTurner find={findBody} topic={heading} /> : null}
    </dialog>
  );
}
