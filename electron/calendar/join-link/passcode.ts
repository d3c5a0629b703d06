/**
 * Finds what a person or a room types, as opposed to what stands inside links: passcodes and meeting numbers beside
 * their labels in seven languages, one-tap phone lines and SIP addresses. Says where each stands; which meeting it
 * belongs to is decided by `pick`.
 */

export interface PasscodeMention {
  readonly at: number;
  readonly passcode: string;
  /** The meeting it names itself, as one-tap lines and SIP addresses do. */
  readonly meetingNumber: string | null;
}

export interface NumberMention {
  readonly at: number;
  readonly meetingNumber: string;
}

const passcodeLabels = [
  ...['passcode', 'password'], // English
  ...['lösenord', 'lösenkod', 'kod'], // Swedish
  ...['passord', 'passkode'], // Norwegian
  'adgangskode', // Danish
  ...['salasana', 'tunnuskoodi'], // Finnish
  ...['code secret', 'mot de passe'], // French
  ...['kenncode', 'passwort'], // German
];
const numberLabels = [
  ...['meeting id', 'webinar id', 'meeting-id', 'webinar-id'], // English, German
  ...['mötes-id', 'möte-id', 'mötes id'], // Swedish
  'møte-id', // Norwegian
  'møde-id', // Danish
  'kokouksen tunnus', // Finnish
  ...['id de réunion', 'n° de réunion'], // French
];

/** The value stands on the label's line or on the next one, with ordinary or no-break spaces around the colon. */
const space = '[ \\t\\u00a0]{0,20}';
const gap = `${space}(?:\\([^()\\n]{1,30}\\)${space})?[:：]${space}(?:\\r?\\n\\s{0,20})?`;
const alternatives = (labels: readonly string[]): string =>
  labels.map((label) => label.replaceAll(' ', '[ \\u00a0]')).join('|');

/** Zoom's passcodes have at most ten characters. A word of letters alone must end its line, or it is prose. */
const characters = '[A-Za-z0-9@*_.!#$%^&+=?-]{1,10}(?![^\\s<>,;])';
const value = `(?=[^\\s<>,;]*[\\d@*_#$%^&+=])${characters}|${characters}(?=${space}(?:\\r?\\n|$))`;
const labelledPasscode = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${alternatives(passcodeLabels)})${gap}(${value})`,
  'giu',
);
/** Teams writes 12 to 15 digits in groups of three: those must not be cut to a Zoom number. */
const labelledNumber = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${alternatives(numberLabels)})${gap}(\\d{3}[ \\u00a0-]?\\d{3,4}[ \\u00a0-]?\\d{3,4})(?![ \\u00a0-]?\\d)`,
  'giu',
);
/** `+46850520017,,61234567890#,,,,*482913#` */
const oneTap = /,,(\d{9,11})#,{0,8}\*(\d{1,10})#/g;
/** `61234567890.482913@zoomcrc.com` */
const sipAddress = /(?<!\d)(\d{9,11})\.(\d{1,10})@zoomcrc\.com/gi;

export function findPasscodes(text: string): readonly PasscodeMention[] {
  // Without a digit or a colon there is nothing to find, and this is asked of every location.
  if (!/[\d:：]/.test(text)) return [];
  const dialled = [...text.matchAll(oneTap), ...text.matchAll(sipAddress)].map((match): PasscodeMention => ({
    at: match.index,
    meetingNumber: match[1] ?? null,
    passcode: match[2] ?? '',
  }));
  const labelled = [...text.matchAll(labelledPasscode)].map((match): PasscodeMention => ({
    at: match.index,
    meetingNumber: null,
    passcode: match[1] ?? '',
  }));
  return [...dialled, ...labelled];
}

export function findNumbers(text: string): readonly NumberMention[] {
  return [...text.matchAll(labelledNumber)].map((match) => ({
    at: match.index,
    meetingNumber: (match[1] ?? '').replaceAll(/\D/g, ''),
  }));
}

/** Of several passcodes for one meeting the first numeric one: rooms and phones want that. */
export function bestPasscode(passcodes: readonly string[]): string | null {
  return passcodes.find((passcode) => /^\d+$/.test(passcode)) ?? passcodes[0] ?? null;
}
