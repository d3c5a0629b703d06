/** Which keys of an attached keyboard the page gets. */
import { expect, it } from 'vitest';
import { isBlockedKey } from '../../electron/shell/key-guard.ts';

const press = (chord: string): Parameters<typeof isBlockedKey>[0] => {
  const parts = chord.split(' ');
  return {
    control: parts.includes('Ctrl'),
    alt: parts.includes('Alt'),
    meta: parts.includes('Meta'),
    key: parts.at(-1)!,
  };
};

it.each([
  ...['Ctrl r', 'Ctrl R', 'F5', 'Ctrl F5', 'BrowserRefresh'],
  ...['Ctrl w', 'Ctrl F4', 'Alt F4', 'Ctrl q', 'Meta q'],
  ...['Ctrl +', 'Ctrl -', 'Ctrl 0', 'Ctrl =', 'ZoomToggle'],
  ...['Ctrl p', 'Ctrl f', 'F3', 'Ctrl o', 'Ctrl s', 'Ctrl u', 'Ctrl n', 'Ctrl t'],
  ...['Ctrl I', 'Ctrl J', 'Ctrl Alt i', 'F12', 'F11'],
  ...['Alt ArrowLeft', 'Alt ArrowRight', 'BrowserBack', 'BrowserForward', 'BrowserHome', 'BrowserSearch'],
  ...['Meta l', 'Alt Tab', 'Ctrl Tab', 'LaunchMail', 'ContextMenu', 'PrintScreen', 'F1', 'F24', 'Alt Alt'],
])('keeps %s from the page', (chord) => {
  expect(isBlockedKey(press(chord))).toBe(true);
});

it.each(['a', 'Å', '7', 'F', 'Tab', 'Enter', 'Escape', 'ArrowLeft', 'Backspace', 'Ctrl Alt @', 'Ctrl Alt €'])(
  'lets %s through',
  (chord) => {
    expect(isBlockedKey(press(chord))).toBe(false);
  },
);
