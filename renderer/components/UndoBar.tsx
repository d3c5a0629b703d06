/**
 * What is about to be sent to the calendar and can still be called back: what happens, the seconds that are left, and
 * the button that stops it. Says it once to the ear, and counts for the eye.
 */
import { useEffect, useRef } from 'react';
import type { HeldAction } from '../../shared/snapshot.ts';
import { usePanel, useProgressAbout, useTexts } from '../store/panel-context.tsx';
import { useSecondsUntil } from '../store/seconds.ts';
import { Button } from './Button.tsx';

export function UndoBar({ held: { kind, booking, isByRule, until } }: { readonly held: HeldAction }) {
  const { act } = usePanel();
  const { act: labels, release } = useTexts();
  const seconds = useSecondsUntil(until);
  const bar = useRef<HTMLDivElement>(null);
  // What was tapped has made way for this: whoever works by keyboard goes on here.
  useEffect(() => {
    if (document.activeElement === document.body) bar.current?.querySelector('button')?.focus();
  }, []);
  const says = isByRule ? release.unused : kind === 'booking.end' ? release.ending : release.releasing;
  return (
    <div ref={bar} className={isByRule ? 'row undo undo-rule' : 'row undo'}>
      <p className="unseen" role="status">
        {isByRule ? release.canKeep : release.canUndo}
      </p>
      <p className="row-words" aria-hidden="true">
        {says(seconds)}
      </p>
      <Button
        tone="action"
        label={isByRule ? labels.keepRoom : labels.undo}
        progress={useProgressAbout('booking.undo', booking.key)}
        onTap={() => act({ kind: 'booking.undo', bookingKey: booking.key })}
      />
    </div>
  );
}
