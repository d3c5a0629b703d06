/**
 * What fingers mean in speech mode, as a machine of states that knows no page: a finger that rests or moves tells what
 * lies under it, a quick tap tells it a little later, two quick taps act on what was told last, wherever they fall.
 * One that rests on the same thing again for two seconds asks for private words; two fingers move what scrolls.
 */
import type { PageClock, Stop } from '../store/page-clock.ts';

/** A finger down for longer than this explores. */
export const exploreMs = 120;
/** A second tap within this acts. Together with the above it keeps speech within half a second of the touch. */
export const secondTapMs = 280;
export const askMs = 2_000;
/** A trembling finger moves less than this, in pixels. */
const slop = 24;

export interface Finger {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** What the fingers move over. `T` is a thing that can be told. */
export interface Explored<T> {
  readonly thingAt: (x: number, y: number) => T | null;
  readonly hush: () => void;
  readonly tell: (thing: T) => void;
  /** With its private words. */
  readonly tellAll: (thing: T) => void;
  /** What was told last; null: nothing yet. */
  readonly told: () => T | null;
  /** The second tap goes down on what was told last … */
  readonly press: () => void;
  /** … and up again. False: it slid away, or was taken away, and nothing is to happen. */
  readonly release: (isMeant: boolean) => void;
  readonly scroll: (finger: Finger, byX: number, byY: number) => void;
}

export interface Explorer {
  readonly down: (finger: Finger) => void;
  readonly move: (finger: Finger) => void;
  readonly up: (id: number) => void;
  /** The finger has been taken away by the system. */
  readonly cancel: (id: number) => void;
  readonly stop: Stop;
}

type State<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'touched'; readonly first: Finger; readonly stop: Stop }
  | { readonly kind: 'exploring'; readonly id: number; readonly on: T | null; readonly stop: Stop }
  | { readonly kind: 'tapped'; readonly stop: Stop }
  | { readonly kind: 'pressing'; readonly first: Finger }
  | { readonly kind: 'several'; readonly ids: readonly number[]; readonly lead: Finger };

const idle = { kind: 'idle' } as const;
const nothing = (): void => undefined;
const isFar = (a: Finger, b: Finger): boolean => Math.hypot(a.x - b.x, a.y - b.y) > slop;

export function createExplorer<T>(clock: PageClock, page: Explored<T>): Explorer {
  let state: State<T> = idle;

  /** Ends what the state has under way, without ending the state. */
  function leave(): void {
    if ('stop' in state) state.stop();
    if (state.kind === 'pressing') page.release(false);
  }

  function explore({ id, x, y }: Finger): void {
    const on = page.thingAt(x, y);
    const isAgain = on !== null && on === page.told();
    if (on !== null) page.tell(on);
    const stop = isAgain ? clock.after(askMs, () => page.tellAll(on)) : nothing;
    state = { kind: 'exploring', id, on, stop };
  }

  function follow(finger: Finger, on: T | null, stop: Stop): void {
    const under = page.thingAt(finger.x, finger.y);
    if (under === on) return;
    stop();
    if (under !== null) page.tell(under);
    state = { kind: 'exploring', id: finger.id, on: under, stop: nothing };
  }

  function touch(first: Finger): void {
    state = { kind: 'touched', first, stop: clock.after(exploreMs, () => explore(first)) };
  }

  function tapAt({ x, y }: Finger): void {
    const tell = (): void => {
      const thing = page.thingAt(x, y);
      state = idle;
      if (thing !== null) page.tell(thing);
    };
    state = { kind: 'tapped', stop: clock.after(secondTapMs, tell) };
  }

  function lift(id: number, isMeant: boolean): void {
    switch (state.kind) {
      case 'touched':
        if (state.first.id !== id) return;
        state.stop();
        if (isMeant) tapAt(state.first);
        else state = idle;
        return;
      case 'exploring':
        if (state.id !== id) return;
        state.stop();
        state = idle;
        return;
      case 'pressing':
        if (state.first.id !== id) return;
        state = idle;
        page.release(isMeant);
        return;
      case 'several': {
        const ids = state.ids.filter((one) => one !== id);
        state = ids.length === 0 ? idle : { ...state, ids };
        return;
      }
      case 'idle':
      case 'tapped':
        return;
    }
  }

  return {
    down: (finger) => {
      page.hush();
      switch (state.kind) {
        case 'tapped':
          state.stop();
          if (page.told() === null) {
            touch(finger);
            return;
          }
          state = { kind: 'pressing', first: finger };
          page.press();
          return;
        case 'idle':
          touch(finger);
          return;
        case 'touched':
        case 'exploring':
        case 'pressing': {
          const firstId = state.kind === 'exploring' ? state.id : state.first.id;
          leave();
          state = { kind: 'several', ids: [firstId, finger.id], lead: finger };
          return;
        }
        case 'several':
          state = { ...state, ids: [...state.ids, finger.id] };
      }
    },
    move: (finger) => {
      switch (state.kind) {
        case 'touched':
          if (state.first.id !== finger.id || !isFar(state.first, finger)) return;
          state.stop();
          explore(finger);
          return;
        case 'exploring':
          if (state.id === finger.id) follow(finger, state.on, state.stop);
          return;
        case 'pressing':
          if (state.first.id !== finger.id || !isFar(state.first, finger)) return;
          page.release(false);
          explore(finger);
          return;
        case 'several':
          if (state.lead.id !== finger.id) return;
          page.scroll(finger, state.lead.x - finger.x, state.lead.y - finger.y);
          state = { ...state, lead: finger };
          return;
        case 'idle':
        case 'tapped':
          return;
      }
    },
    up: (id) => lift(id, true),
    cancel: (id) => lift(id, false),
    stop: () => {
      leave();
      state = idle;
    },
  };
}
