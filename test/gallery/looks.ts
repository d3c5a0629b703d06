/** In how many ways a state can be looked at: size, language, theme, aids and placement, as switches of the gallery. */
import { aidKinds, type AidKind, type Aids } from '../../shared/snapshot-service.ts';
import type { Language, PanelSlice, Snapshot } from '../../shared/snapshot.ts';
import type { Size } from '../ui/scripted-panel.ts';

export interface Look {
  readonly size: Size;
  readonly language: Language;
  readonly theme: PanelSlice['theme'];
  readonly aids: Aids;
  /** `asIs`: where the state itself says that the panel hangs or stands. */
  readonly placement: PanelSlice['placement'] | 'asIs';
}

export const noAids: Aids = { largeText: false, highContrast: false, lowPlaced: false, speech: false };

export const plainLook: Look = {
  size: 'landscape',
  language: 'sv',
  theme: 'dark',
  aids: noAids,
  placement: 'asIs',
};

/** The switches, each with its values as they stand in an address; the first is what holds without one. */
export const switches = {
  size: ['landscape', 'wide', 'portrait', 'low'],
  language: ['sv', 'en'],
  theme: ['dark', 'light'],
  placement: ['asIs', 'table', 'door'],
  largeText: ['off', 'on'],
  highContrast: ['off', 'on'],
  lowPlaced: ['off', 'on'],
  speech: ['off', 'on'],
} as const satisfies Readonly<Record<Exclude<keyof Look, 'aids'> | AidKind, readonly string[]>>;

export type Switch = keyof typeof switches;

function valueOf<Name extends Switch>(query: URLSearchParams, name: Name): (typeof switches)[Name][number] {
  const values: readonly (typeof switches)[Name][number][] = switches[name];
  return values.find((value) => value === query.get(name)) ?? switches[name][0];
}

/** Reads a look out of an address; what is absent or unknown is plain. */
export function lookOf(query: URLSearchParams): Look {
  const isOn = (aid: AidKind): boolean => valueOf(query, aid) === 'on';
  return {
    size: valueOf(query, 'size'),
    language: valueOf(query, 'language'),
    theme: valueOf(query, 'theme'),
    placement: valueOf(query, 'placement'),
    aids: {
      largeText: isOn('largeText'),
      highContrast: isOn('highContrast'),
      lowPlaced: isOn('lowPlaced'),
      speech: isOn('speech'),
    },
  };
}

/** The look as an address names it, without what is plain. */
export function queryOf(look: Look): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of ['size', 'language', 'theme', 'placement'] as const) {
    if (look[name] !== plainLook[name]) query.set(name, look[name]);
  }
  for (const aid of aidKinds) if (look.aids[aid]) query.set(aid, 'on');
  return query;
}

/** A state in that look; its size is a matter of the window. */
export function dressed(snapshot: Snapshot, { language, theme, aids, placement }: Look): Snapshot {
  const place = placement === 'asIs' ? snapshot.panel.placement : placement;
  return { ...snapshot, panel: { ...snapshot.panel, language, theme, aids, placement: place } };
}
