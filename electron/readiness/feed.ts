/** Whether the update feed answers at all. What it offers is judged by the updates themselves. */
import { second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../resilience/deadline.ts';

const deadlineMs = 10 * second;

export function reachFeed(url: string, clock: Clock): Promise<boolean> {
  return withDeadline(
    clock,
    deadlineMs,
    null,
    async (signal) => {
      try {
        const answer = await fetch(url, { method: 'HEAD', redirect: 'manual', signal });
        await answer.body?.cancel();
        return answer.status < 400;
      } catch {
        return false;
      }
    },
    () => false,
  );
}
