/** A button that acts for as long as it is held, by finger, mouse or key, and stops whatever becomes of the hold. */
import { useEffect, useMemo, type ReactNode } from 'react';
import { createHold } from '../store/hold.ts';
import { usePanel } from '../store/panel-context.tsx';

export interface HoldButtonProps {
  readonly label: string;
  readonly className: string;
  readonly isDisabled: boolean;
  /** Called at once and again while it is held. Must keep its identity from one drawing to the next. */
  readonly onHold: () => void;
  readonly onEnd: () => void;
  readonly children: ReactNode;
}

const isPressKey = (key: string): boolean => key === ' ' || key === 'Enter';

export function HoldButton({ label, className, isDisabled, onHold, onEnd, children }: HoldButtonProps) {
  const { clock } = usePanel();
  const hold = useMemo(() => createHold(clock, onHold, onEnd), [clock, onHold, onEnd]);
  useEffect(() => {
    // The page may be hidden or taken away under the finger; then nothing tells that it has left.
    document.addEventListener('visibilitychange', hold.release);
    window.addEventListener('blur', hold.release);
    window.addEventListener('pagehide', hold.release);
    return () => {
      document.removeEventListener('visibilitychange', hold.release);
      window.removeEventListener('blur', hold.release);
      window.removeEventListener('pagehide', hold.release);
      hold.release();
    };
  }, [hold]);
  useEffect(() => {
    if (isDisabled) hold.release();
  }, [hold, isDisabled]);
  return (
    <button
      type="button"
      className={className}
      disabled={isDisabled}
      aria-label={label}
      data-repeats=""
      data-held=""
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold.press();
      }}
      onPointerUp={hold.release}
      onPointerCancel={hold.release}
      onLostPointerCapture={hold.release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (isPressKey(event.key) && !event.repeat) hold.press();
      }}
      onKeyUp={(event) => {
        if (isPressKey(event.key)) hold.release();
      }}
      onBlur={hold.release}
    >
      {children}
    </button>
  );
}
