/** The mark that a panel leaves on what it books: JSON in a named property, the same on Graph and EWS. */
import { z } from 'zod';
import type { PanelMark } from '../../shared/model/booking.ts';

const formatVersion = 1;
const part = z.string().max(512).nullable().catch(null);
const mark = z.object({ panel: part, press: part, meetingNumber: part, continues: part });
const unreadable: PanelMark = { panel: null, press: null, meetingNumber: null, continues: null };

export function encodePanelMark(content: PanelMark): string {
  return JSON.stringify({ v: formatVersion, ...content });
}

/** Whatever stands in the property, its being there says that a panel made the item. Never throws. */
export function decodePanelMark(text: string): PanelMark {
  try {
    const decoded = mark.safeParse(JSON.parse(text));
    return decoded.success ? decoded.data : unreadable;
  } catch {
    return unreadable;
  }
}
