/**
 * The panel's main read: every item of a range, series expanded. A view has no pages; one that is cut off is asked for
 * again in halves. All of it or nothing: what cannot be read to its end is a failure, never a shorter list.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { minute } from '../../../shared/time.ts';
import type { Range } from '../mailbox.ts';
import { onlyMessage } from './answers.ts';
import { type EwsFault, fault } from './errors.ts';
import { viewRequest } from './requests.ts';
import { childOf, childrenOf, descendantOf, type XmlElement } from './xml.ts';
import type { Xml } from './xml-writer.ts';

/** Sends one operation. */
export type Call = (operation: Xml, signal: AbortSignal) => Promise<Result<XmlElement, EwsFault>>;

const mostRequests = 50;
/** So many items in a shorter time than this are no calendar. */
const shortestRangeMs = minute;

/** The items as they came; one that lies in two halves comes twice. */
export async function readView(
  call: Call,
  folder: Xml,
  range: Range,
  signal: AbortSignal,
): Promise<Result<readonly XmlElement[], EwsFault>> {
  const items: XmlElement[] = [];
  const left: Range[] = [range];
  let requests = 0;
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    requests += 1;
    if (requests > mostRequests || next.to - next.from < shortestRangeMs) {
      return err(fault('calendar.badAnswer', 'a view without end'));
    }
    const answer = await call(viewRequest(folder, next), signal);
    if (!answer.ok) return answer;
    const message = onlyMessage(answer.value);
    if (!message.ok) return message;
    const root = childOf(message.value, 'RootFolder');
    if (root === null) return err(fault('calendar.badAnswer', 'a view of another shape'));
    if (root.attributes['IncludesLastItemInRange'] !== 'false') {
      items.push(...childrenOf(descendantOf(root, 'Items'), 'CalendarItem'));
      continue;
    }
    const middle = Math.floor((next.from + next.to) / 2 / 1_000) * 1_000;
    left.push({ from: middle, to: next.to }, { from: next.from, to: middle });
  }
  return ok(items);
}
