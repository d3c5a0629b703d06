/** Keys in the three forms they have: Electron's accelerator names, its input events, and DevTools' own. */
import type { Input, KeyboardInputEvent } from 'electron';

const bits = { alt: 1, control: 2, meta: 4, shift: 8 } as const;

interface KeyPress {
  readonly type: 'keyDown' | 'keyUp';
  readonly key: string;
  readonly code: string;
  readonly modifiers: number;
}

function has(event: KeyboardInputEvent, modifier: keyof typeof bits): boolean {
  return event.modifiers?.includes(modifier) ?? false;
}

function namesOf({ keyCode }: KeyboardInputEvent): { key: string; code: string } {
  if (/^[a-z]$/i.test(keyCode)) return { key: keyCode.toLowerCase(), code: `Key${keyCode.toUpperCase()}` };
  return /^\d$/.test(keyCode) ? { key: keyCode, code: `Digit${keyCode}` } : { key: keyCode, code: keyCode };
}

/** What a listener of `before-input-event` is given. */
export function inputOf(event: KeyboardInputEvent): Input {
  return {
    type: event.type === 'keyUp' ? 'keyUp' : 'keyDown',
    ...namesOf(event),
    isAutoRepeat: false,
    isComposing: false,
    shift: has(event, 'shift'),
    control: has(event, 'control'),
    alt: has(event, 'alt'),
    meta: has(event, 'meta'),
    location: 0,
    modifiers: event.modifiers ?? [],
  };
}

/** What Chromium is told when nobody prevented it. */
export function pressOf(event: KeyboardInputEvent): KeyPress {
  const names = Object.keys(bits) as (keyof typeof bits)[];
  const modifiers = names.reduce((sum, name) => sum + (has(event, name) ? bits[name] : 0), 0);
  return { type: event.type === 'keyUp' ? 'keyUp' : 'keyDown', ...namesOf(event), modifiers };
}
