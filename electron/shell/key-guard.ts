/**
 * Which keys of an attached keyboard reach the page. Typing, moving the focus and pressing what has it do; every
 * shortcut of a browser or a window (reload, close, print, find, zoom, back, developer tools) does not.
 */
import type { Input } from 'electron';

const leavingKeys = /^(?:F\d{1,2}|Browser\w+|Launch\w+|ContextMenu|PrintScreen|ZoomToggle)$/;

/** AltGr arrives as Control and Alt together, with the character it makes (`@` on a Swedish keyboard). */
function isAltGrCharacter({ control, alt, key }: Pick<Input, 'control' | 'alt' | 'key'>): boolean {
  return control && alt && key.length === 1 && !/[a-z0-9]/i.test(key);
}

export function isBlockedKey(input: Pick<Input, 'control' | 'alt' | 'meta' | 'key'>): boolean {
  if (leavingKeys.test(input.key)) return true;
  if (input.meta) return true;
  return (input.control || input.alt) && !isAltGrCharacter(input);
}
