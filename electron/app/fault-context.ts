/**
 * What goes to the service desk along with a report: how the panel and its links stand, and what has gone wrong lately.
 * Made from named facts alone, so that nothing about people, bookings or meetings comes along. Pure.
 */
import { errorCodes, type ErrorCode } from '../../shared/errors.ts';
import type { RoomLink } from '../../shared/model/room.ts';
import { second, type Instant } from '../../shared/time.ts';
import type { FaultContext, FaultLink } from '../ports/fault-reports.ts';
import { fallbackZone } from './project-day.ts';
import type { PanelState } from './state.ts';

const codes: readonly string[] = errorCodes;
const isErrorCode = (code: string): code is ErrorCode => codes.includes(code);

function linkError(link: RoomLink): ErrorCode | null {
  switch (link.kind) {
    case 'lost':
      return 'room.unreachable';
    case 'takenOver':
      return 'room.takenOver';
    case 'refused':
      return link.code;
    case 'off':
    case 'connecting':
    case 'ready':
      return null;
  }
}

/** What has gone wrong between two states of the panel. */
export function newErrors(before: PanelState, now: PanelState): readonly ErrorCode[] {
  const noticed = now.notices.filter((one) => one.tone === 'bad' && !before.notices.includes(one));
  const found: (ErrorCode | null)[] = noticed.map(({ code }) => (isErrorCode(code) ? code : null));
  const link = linkError(now.room.link);
  if (link !== linkError(before.room.link)) found.push(link);
  const trouble = now.calendar.trouble?.error.code ?? null;
  if (trouble !== (before.calendar.trouble?.error.code ?? null)) found.push(trouble);
  return found.filter((code) => code !== null);
}

const absent: FaultLink = { state: 'absent', forSeconds: null };
const unknown: FaultLink = { state: 'unknown', forSeconds: null };

function since(state: 'up' | 'down', at: Instant, now: Instant): FaultLink {
  return { state, forSeconds: Math.max(0, Math.round((now - at) / second)) };
}

function roomLink({ config, room }: PanelState, now: Instant): FaultLink {
  if ((config?.room.csapi ?? config?.room.cloud ?? null) === null) return absent;
  const { link } = room;
  if (link.kind === 'off') return unknown;
  return since(link.kind === 'ready' ? 'up' : 'down', link.since, now);
}

/** Where the room is driven through the cloud, their links are one; else only who uses the cloud's hears of it. */
function cloudLink(state: PanelState, now: Instant): FaultLink {
  if ((state.config?.zoom ?? null) === null) return absent;
  return state.config?.room.driver === 'cloud' ? roomLink(state, now) : unknown;
}

function calendarLink({ config, calendar }: PanelState, now: Instant): FaultLink {
  if ((config?.calendar ?? null) === null) return absent;
  if (calendar.trouble !== null) return since('down', calendar.trouble.since, now);
  return calendar.asOf === null ? unknown : { state: 'up', forSeconds: null };
}

/** What the state does not hold: times are of the moment of the report. */
export interface Circumstances {
  readonly now: Instant;
  readonly uptimeSeconds: number;
  readonly lastErrors: FaultContext['lastErrors'];
}

export function faultContext(
  state: PanelState,
  { now, uptimeSeconds, lastErrors }: Circumstances,
): FaultContext {
  const { config, room, language, version } = state;
  return {
    roomName: room.name,
    panelName: config?.panel.name ?? null,
    language,
    timeZone: config?.room.timeZone ?? fallbackZone,
    // The system beneath is known to whoever composes the panel.
    versions: { panel: version, zoomRoom: room.version, system: null },
    links: { room: roomLink(state, now), cloud: cloudLink(state, now), calendar: calendarLink(state, now) },
    lastErrors,
    uptimeSeconds,
  };
}
