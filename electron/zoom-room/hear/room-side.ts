/** The room's own sound (zoom-rooms.md 5); its microphone and camera are told with the call. */
import { at, toNumber } from '../coerce.ts';
import type { HearTable } from '../news.ts';

export const roomSideMessages: HearTable = {
  audio: (record, payload) => {
    const percent = toNumber(at(payload, 'Output', 'volume'));
    return { record, news: percent === null ? [] : [{ kind: 'volume', percent }] };
  },
};
