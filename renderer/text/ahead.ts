/** What is said before a booked meeting in which something is amiss, and when a booking comes to its end. */
import type { EndingSlice, PreflightPart } from '../../shared/snapshot.ts';

export interface AheadTexts {
  readonly ending: {
    readonly endsIn: (left: string) => string;
    readonly nextAt: (time: string) => string;
    /** Said once as each stage begins, so it names the time and not what is left. */
    readonly spoken: Readonly<Record<EndingSlice['stage'], (time: string) => string>>;
  };
  readonly preflight: {
    /** What is amiss, and what to do about it. */
    readonly trouble: Readonly<Record<PreflightPart, string>>;
    /** The same parts in a list. */
    readonly part: Readonly<Record<PreflightPart, string>>;
    readonly several: (time: string, parts: readonly string[]) => string;
    readonly reported: string;
    /** A report that waits for the network as everything else does. */
    readonly reportWaits: string;
    readonly call: (phone: string) => string;
  };
}
