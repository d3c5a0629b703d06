/** The few words that leave the panel for calendars and meetings, in the panel's language: others read them anywhere. */
import type { PanelState } from './state.ts';

const isEnglish = ({ config }: Pick<PanelState, 'config'>): boolean => config?.panel.language === 'en';

export function roomNameOf({ config, room }: Pick<PanelState, 'config' | 'room'>): string {
  return config?.panel.name ?? room.name ?? '';
}

/** What a meeting of the room's own is called. */
export function topicOf(state: Pick<PanelState, 'config' | 'room'>): string {
  const name = roomNameOf(state);
  const [meeting, within] = isEnglish(state) ? ['Meeting', 'in'] : ['Möte', 'i'];
  return name === '' ? meeting : `${meeting} ${within} ${name}`;
}

/** What a booking made at the panel is called. */
export function bookingTitle(state: Pick<PanelState, 'config'>): string {
  return isEnglish(state) ? 'Booked at the panel' : 'Bokat vid panelen';
}
