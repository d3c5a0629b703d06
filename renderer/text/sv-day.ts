/** The Swedish words of the day, rooms nearby and the staff's page. */
import type { DayTexts } from './day.ts';
import { plural } from './format.ts';

export const svDay: DayTexts = {
  agenda: {
    heading: 'Bokningar',
    tabs: { today: 'I dag', tomorrow: 'I morgon' },
    emptyTomorrow: 'Inga bokningar i morgon',
    hint: 'Tryck på en ledig tid för att boka den, eller på en bokning för att läsa mer.',
    startsAt: 'Börjar',
    now: 'Nu',
    earlier: 'Tidigare tider',
    later: 'Senare tider',
    howLong: 'Hur länge? Ett tryck bokar.',
    tooShort: 'Tiden är för kort för att bokas.',
    withZoom: 'Med Zoom-möte',
    freeFrom: (range) => `Ledigt ${range}`,
    by: (name) => `Bokat av ${name}`,
    cannotJoin: 'Går inte att ansluta till härifrån',
    canJoin: 'Rummet kan ansluta till mötet när det är dags.',
    gone: 'Det finns inte längre. Välj något annat i listan.',
    unknown: 'Kan inte se kalendern just nu. Vad som är ledigt går inte att säga.',
  },
  rooms: {
    heading: 'Lediga rum i närheten',
    loading: 'Söker lediga rum …',
    failed: 'Det gick inte att se vilka rum som är lediga.',
    again: 'Försök igen',
    refresh: 'Sök igen',
    none: 'Inget annat rum i närheten är ledigt just nu.',
    notConfigured: 'Panelen känner inte till några rum i närheten. IT-supporten kan lägga till dem.',
    seats: (count) => plural(count, 'plats', 'platser'),
    freeUntil: (time) => `Ledigt till ${time}`,
    freeAllDay: 'Ledigt resten av dagen',
    booked: (time) => `Bokat till ${time}`,
    bookIn: (what, room) => `${what} i ${room}`,
    asOf: (time) => `Hämtat ${time}`,
    up: 'Visa rum högre upp',
    down: 'Visa fler rum',
  },
};
