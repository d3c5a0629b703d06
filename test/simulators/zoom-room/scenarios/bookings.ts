/**
 * A day's booking list as the room tells it: times with the zone's offset of that very moment, an all-day item without
 * times, a private one without a name, one with no meeting, and both spellings of the check-in and third-party keys.
 */
import type { JsonObject } from '../json.ts';

const zone = 'Europe/Stockholm';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'longOffset',
});

/** ISO 8601 with the zone's offset at that moment. */
export function localTime(moment: Date): string {
  const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  const offset = part('timeZoneName').replace('GMT', '').replace('−', '-');
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return `${date}T${part('hour')}:${part('minute')}:${part('second')}${offset === '' ? '+00:00' : offset}`;
}

interface Given {
  readonly name: string;
  readonly number: string;
  readonly from: Date;
  readonly minutes: number;
  readonly by: string;
}

function booking(at: number, { name, number, from, minutes, by }: Given): JsonObject {
  return {
    accessRole: 'owner',
    calendarChangeKey: `DwAAABYAAAD${at}`,
    calendarID: `AAMkAD-${at}`,
    creatorEmail: `${by.split(' ')[0]?.toLowerCase() ?? 'okänd'}@example.se`,
    creatorName: by,
    endTime: localTime(new Date(from.getTime() + minutes * 60_000)),
    hostName: '',
    isInstantMeeting: false,
    isPrivate: false,
    location: 'Mötesrum Älgen',
    meetingName: name,
    meetingNumber: number,
    scheduledFrom: 'Calendar',
    startTime: localTime(from),
  };
}

/** A plausible day around `now`: one meeting running, more to come, and the odd items. */
export function dayOfBookings(now: Date): readonly JsonObject[] {
  const hourMs = 3_600_000;
  const thisHour = now.getTime() - (now.getTime() % hourMs);
  const at = (hours: number): Date => new Date(thisHour + hours * hourMs);
  const plan = booking(1, {
    name: 'Planering v. 48 – rekrytering och lokaler',
    number: '61234567890',
    from: at(0),
    minutes: 60,
    by: 'Åsa Berg',
  });
  const archive = booking(2, {
    name: 'Styrgrupp arkiv',
    number: '65550001234',
    from: at(2),
    minutes: 45,
    by: 'Håkan Wåhlin',
  });
  const tutoring = booking(3, { name: '', number: '68887776665', from: at(3), minutes: 30, by: '' });
  const visit = booking(4, {
    name: 'Besök från Uppsala',
    number: '0',
    from: at(4),
    minutes: 60,
    by: 'Karin Ek',
  });
  const none = { h323_address: '', meeting_number: '', service_provider: -1, sip_address: '' };
  const allDay: JsonObject = {
    calendarID: 'AAMkAD-5',
    checkIn: false,
    creatorEmail: '',
    creatorName: '',
    hostName: '',
    isPrivate: false,
    location: '',
    meetingName: 'Ventilationen ses över',
    meetingNumber: '',
  };
  return [
    { ...plan, checkIn: true, third_party: none },
    { ...archive, checkedIn: false, thirdparty: none },
    { ...tutoring, checkIn: false, isPrivate: true },
    { ...visit },
    allDay,
  ];
}
