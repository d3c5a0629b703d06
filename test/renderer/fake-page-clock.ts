/** The page's clock on virtual time: frames and idle moments come as soon as time is allowed to pass at all. */
import type { PageClock } from '../../renderer/store/page-clock.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';

export interface FakePageClock extends PageClock {
  readonly advance: FakeClock['advance'];
}

export function createFakePageClock(): FakePageClock {
  const clock = createFakeClock();
  return {
    elapsedMs: clock.monotonicMs,
    wall: clock.now,
    after: clock.schedule,
    beforeFrame: (callback) => clock.schedule(16, callback),
    whenIdle: (callback) => clock.schedule(0, callback),
    advance: clock.advance,
  };
}
