/** What the room tells of the control connection itself (zoom-rooms.md 2.4, 2.7). */
import { toText } from '../coerce.ts';
import { onlyNews, type HearTable, type News } from '../news.ts';

export const connectionMessages: HearTable = {
  login: onlyNews({ kind: 'login' }),
  zaapiconnectfail: onlyNews({ kind: 'serviceFailed' }),
};

/** The form of these in JSON is not witnessed: the second word may be part of the name or a key below it. */
export function pipeNews(topKey: string, payload: unknown): readonly News[] {
  if (!/^pipe\b/i.test(topKey)) return [];
  const nested = toText(payload) ?? (payload instanceof Object ? Object.keys(payload).join(' ') : '');
  return pipeNotice(`${topKey} ${nested}`);
}

/** Reads the notices about another controller from a line or a name. */
export function pipeNotice(words: string): readonly News[] {
  if (/OtherControllerLogin/i.test(words)) return [{ kind: 'otherController' }];
  return /Pipe\s+Reconnecting/i.test(words) ? [{ kind: 'reconnecting' }] : [];
}
