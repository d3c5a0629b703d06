/** Sharing, with and without a meeting (zoom-rooms.md 8.4, 10.6); what is shared is read from the state tree. */
import { at, toBoolean } from '../coerce.ts';
import { onlyNews, type HearTable } from '../news.ts';

export const shareMessages: HearTable = {
  sharing: onlyNews({ kind: 'sharing' }),
  startlocalpresentmeeting: (record, payload) => {
    const started = toBoolean(at(payload, 'success')) ?? false;
    const isLocal = started ? true : record.isLocal;
    return { record: { ...record, isLocal }, news: [{ kind: 'localShare', started }] };
  },
};
