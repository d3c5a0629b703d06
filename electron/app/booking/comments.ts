/**
 * What the organiser is written when the panel gives a booking back, in Swedish and English. Names the room and
 * nobody, since it leaves the house by mail.
 */
import type { MissConsequence } from './strikes.ts';

export type ReleaseReason =
  /** Somebody in the room said that it is not needed. */
  | { readonly kind: 'tap' }
  /** Nobody used it; `misses` in a row with this one, 1 outside a series. */
  | { readonly kind: 'unused'; readonly consequence: MissConsequence; readonly misses: number };

interface Sentences {
  readonly sv: string;
  readonly en: string;
}

function sentencesOf(reason: ReleaseReason, room: string): Sentences {
  if (reason.kind === 'tap') {
    return {
      sv: `Någon i rummet ${room} har meddelat att bokningen inte behövs. Rummet är nu ledigt för andra.`,
      en: `Somebody in ${room} has said that the booking is not needed. The room is now free for others.`,
    };
  }
  const released: Sentences = {
    sv: `Ingen checkade in i ${room}, så rummet har släppts och är ledigt för andra. Behövs det ändå, boka det på nytt.`,
    en: `Nobody checked in to ${room}, so the room has been released for others. If it is needed after all, please book it again.`,
  };
  const counted: Sentences =
    reason.misses < 2
      ? { sv: '', en: '' }
      : {
          sv: ` Det har nu hänt ${reason.misses} gånger i rad i den här serien.`,
          en: ` This has now happened ${reason.misses} times in a row in this series.`,
        };
  switch (reason.consequence) {
    case 'release':
      return released;
    case 'releaseAndWarn':
      return {
        sv: `${released.sv}${counted.sv} Händer det igen släpps rummet för hela serien.`,
        en: `${released.en}${counted.en} If it happens again, the room will be released for the whole series.`,
      };
    case 'releaseSeries':
      return {
        sv: `Ingen har checkat in i ${room} ${reason.misses} gånger i rad, så rummet har släppts för alla kommande tillfällen i serien. Behövs det ändå, boka det på nytt.`,
        en: `Nobody has checked in to ${room} ${reason.misses} times in a row, so the room has been released for all later dates of the series. If it is needed after all, please book it again.`,
      };
  }
}

/** Plain text, one paragraph in each language. */
export function releaseComment(reason: ReleaseReason, roomName: string): string {
  const { sv, en } = sentencesOf(reason, roomName);
  return `${sv}\n\n${en}`;
}
