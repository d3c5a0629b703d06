/** The Zoom Room and Zoom's cloud: whether the panel gets in, and whether what it finds is recent enough. */
import type { Config } from '../../shared/config.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { CheckResult, Finding, Responsible } from '../../shared/readiness.ts';
import type { SchedulerProbe } from '../ports/readiness.ts';
import { found, pointless } from './finding.ts';

type RoomConfig = Config['room'];

const refusals: Partial<Record<ErrorCode, readonly [Finding<'room.link'>, Responsible]>> = {
  'room.wrongPasscode': ['wrongPasscode', 'zoomAdmin'],
  'room.hostKeyChanged': ['hostKeyChanged', 'facilities'],
  'room.hostKeyUnknown': ['hostKeyUnknown', 'facilities'],
  'room.rejected': ['signedOut', 'zoomAdmin'],
  'room.takenOver': ['takenOver', 'facilities'],
  'room.notConfigured': ['notConfigured', 'facilities'],
};

/** Null: no room is configured. */
export function checkRoom(room: RoomState | null, config: RoomConfig): readonly CheckResult[] {
  if (room === null) {
    return [
      found('room.link', 'fail', 'notConfigured', { responsible: 'facilities' }),
      pointless('room.zoomVersion'),
    ];
  }
  const link = linkOf(room, config);
  return link.outcome === 'pass' ? [link, versionOf(room, config)] : [link, pointless('room.zoomVersion')];
}

function linkOf({ link }: RoomState, { csapi, cloud }: RoomConfig): CheckResult {
  if (link.kind === 'ready') return found('room.link', 'pass', 'ready');
  if (link.kind === 'takenOver') {
    return found('room.link', 'fail', 'takenOver', { responsible: 'facilities' });
  }
  const refusal = link.kind === 'refused' ? refusals[link.code] : undefined;
  if (refusal !== undefined) {
    const [finding, responsible] = refusal;
    return found('room.link', 'fail', finding, { responsible });
  }
  const host = csapi === null ? `Zoom (${cloud?.roomId ?? ''})` : `${csapi.host}:${csapi.port}`;
  return found('room.link', 'fail', 'unreachable', { facts: { host }, responsible: 'network' });
}

function versionOf({ version }: RoomState, { minimumZoomVersion: minimum }: RoomConfig): CheckResult {
  if (version === null) return found('room.zoomVersion', minimum === null ? 'skipped' : 'warn', 'notTold');
  if (minimum === null) return found('room.zoomVersion', 'pass', 'noMinimum', { facts: { version } });
  return isOlder(version, minimum)
    ? found('room.zoomVersion', 'fail', 'old', { facts: { version, minimum }, responsible: 'zoomAdmin' })
    : found('room.zoomVersion', 'pass', 'recent', { facts: { version } });
}

/** `6.2.5 (1234)` is older than `6.10.0`: the numbers in their order, whatever stands between them. */
export function isOlder(version: string, minimum: string): boolean {
  const [have, want] = [version, minimum].map((text) => (text.match(/\d+/g) ?? []).map(Number)) as [
    number[],
    number[],
  ];
  const place = want.findIndex((number, index) => (have[index] ?? 0) !== number);
  return place >= 0 && (have[place] ?? 0) < (want[place] ?? 0);
}

const schedulerFindings: Partial<Record<ErrorCode, Finding<'meetings.scheduler'>>> = {
  'zoom.secretRefused': 'refused',
  'zoom.appDisabled': 'refused',
  'zoom.hostRefused': 'refused',
  'zoom.hostUnknown': 'hostUnknown',
  'zoom.scopeMissing': 'scopeMissing',
};

export async function checkScheduler(probe: SchedulerProbe | null): Promise<CheckResult> {
  if (probe === null) {
    return found('meetings.scheduler', 'warn', 'personalRoom', { responsible: 'zoomAdmin' });
  }
  const checked = await probe.check();
  if (checked.ok) return found('meetings.scheduler', 'pass', 'works');
  const finding = schedulerFindings[checked.error.code];
  return finding === undefined
    ? found('meetings.scheduler', 'fail', 'unreachable', { responsible: 'network' })
    : found('meetings.scheduler', 'fail', finding, { responsible: 'zoomAdmin' });
}
