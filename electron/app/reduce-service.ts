/**
 * What changes the panel itself: who stands at it and what they need, what staff have set, and what the service desk has
 * said. A part of `reduce.ts`.
 */
import type { Language } from '../../shared/snapshot.ts';
import { aidKinds, type AidKind, type Aids, type OutOfUse } from '../../shared/snapshot-service.ts';
import { second, type Instant } from '../../shared/time.ts';
import type { FaultReportNews } from '../ports/fault-reports.ts';
import type { Preflight } from './preflight.ts';
import type { PanelState } from './state.ts';

export type ServiceEvent =
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'aid'; readonly aid: AidKind; readonly isOn: boolean }
  /** Somebody touched the panel. */
  | { readonly kind: 'touched'; readonly now: Instant }
  /** Nobody has for a while: the next person starts afresh. */
  | { readonly kind: 'unattended' }
  | { readonly kind: 'revealed'; readonly bookingKey: string; readonly now: Instant }
  /** Whoever has asked has had time to read it. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'outOfUse'; readonly outOfUse: OutOfUse | null }
  | { readonly kind: 'helpNews'; readonly news: FaultReportNews }
  | { readonly kind: 'preflight'; readonly found: Preflight | null }
  /** The service desk was told of what is amiss before this booking. */
  | { readonly kind: 'preflightReported'; readonly bookingKey: string };

/** "Show my meeting" lasts so long. */
export const revealMs = 30 * second;

export const noAids: Aids = { largeText: false, highContrast: false, lowPlaced: false, speech: false };

export const hasAid = (aids: Aids): boolean => aidKinds.some((kind) => aids[kind]);

export function reduceService(state: PanelState, event: ServiceEvent): PanelState {
  switch (event.kind) {
    case 'language':
      return { ...state, language: event.language };
    case 'aid':
      return { ...state, aids: { ...state.aids, [event.aid]: event.isOn } };
    case 'touched':
      return { ...state, touchedAt: event.now };
    case 'unattended':
      return {
        ...state,
        language: state.config?.panel.language ?? state.language,
        aids: hasAid(state.aids) ? noAids : state.aids,
        revealed: null,
      };
    case 'revealed':
      return { ...state, revealed: { bookingKey: event.bookingKey, until: event.now + revealMs } };
    case 'hidden':
      return { ...state, revealed: null };
    case 'outOfUse':
      return { ...state, outOfUse: event.outOfUse };
    case 'helpNews':
      return { ...state, helpNews: event.news };
    case 'preflight':
      return { ...state, preflight: event.found };
    case 'preflightReported':
      return { ...state, preflightReported: event.bookingKey };
  }
}
