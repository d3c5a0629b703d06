/** Three hundred ways to write a name that disturbs, and a snapshot with all its words from outside replaced by one. */
import type { Snapshot } from '../../shared/snapshot.ts';

const evil: readonly string[] = [
  '<img src=x onerror="document.title=1">',
  '<script>document.title="1"</script>',
  '"><svg onload=document.title=1>',
  "'-document.write(1)-'",
  '<style>*{display:none!important}</style>',
  '<iframe srcdoc="<b>1</b>"></iframe>',
  '</button></div></main><h1>1</h1>',
  '<!--<b>--><b>fet</b>',
  '&lt;b&gt;&#x3C;b&#62;&amp;nbsp;',
  '<a href="javascript:document.title=1">här</a>',
  '{{constructor.constructor("document.title=1")()}}',
  '${document.title=1}',
  '}*{font-size:1px!important}.button{width:0',
  'url(https://example.invalid/x.png)',
  'javascript:document.title=1',
  'https://example.invalid/?a=<b>&b="\'',
  "'; DROP TABLE bookings; --",
  '" OR 1=1 --',
  '\u202Eesrever\u202C',
  '\u202D\u202E\u2066\u2067\u2068',
  'שלום עולם العربية',
  '\u200B\u200C\u200D\uFEFF\u2060',
  'Z̸̢̛͖͓̲̙̬͈̘͖̣̈́̑͛̌̅̿̓a̴̧̛̤̼̯͚̥̗͊̆̓̀l̷̨̢̛͖̠̹̀̏̊̽g̵̡̛̫̣͙̿̓̌o̸̧̨̙̰̓̽',
  '👩‍👩‍👧‍👦🏳️‍🌈🇸🇪👍🏽',
  '\uD83D',
  '\uDE00\uD83D',
  'rad\nrad\r\nrad\u2028rad\u2029rad\u0085rad',
  '\t\t\t\v\f',
  '\u0000\u0007\u001b[31m\u007f\u009b',
  '\u00A0\u2003\u3000\u1680',
  'NULL undefined NaN [object Object]',
  '__proto__',
  '-1e309',
  '0x7fffffff',
  'ÅÄÖåäö ǅ ﬁ ß İ ı',
  '漢字かな交じり文한국어',
  '%s%n%x%00%0d%0a',
  '../../../../etc/passwd',
  'C:\\con\\nul',
  '=cmd|" /C calc"!A0',
  '⁦‏‎',
  '﷽',
  '𒐫𒈙',
  '͏͏͏͏',
  '\uFFFE\uFFFF',
  '🙂'.repeat(40),
  'Å'.repeat(400),
  'ord '.repeat(300),
  '-'.repeat(300),
  '\n'.repeat(200),
];

/** Alone, amid harmless words, twice, after a long name, some ten thousand signs long, and backwards. */
const ways: readonly ((word: string, index: number) => string)[] = [
  (word) => word,
  (word) => `Möte ${word} i dag`,
  (word) => word + word,
  (word) => `${'Verksamhetsplanering'.repeat(3)}${word}`,
  // Laying ten thousand signs out takes long, so not with each.
  (word, index) => (index % 6 === 0 ? `x${word}`.repeat(10_000).slice(0, 10_000) : `${index} ${word}`),
  (word) => `x${word.split(/(?:)/u).reverse().join('')}`,
];

export const hostileWords: readonly string[] = ways.flatMap((way) => evil.map(way));

/** Keys of the snapshot under which stands what people, calendars, rooms and service desks wrote. */
const wordKeys: ReadonlySet<string> = new Set([
  'roomName',
  'version',
  'supportPhone',
  'title',
  'organizer',
  'name',
  'phone',
  'callerName',
  'newest',
  'network',
  'number',
  'passcode',
  'reference',
  'message',
  'query',
  'found',
]);

/** What stands in a template in place of a word. */
export const placeholder = '@word@';

function replaced(value: unknown, key: string, parent: string): unknown {
  if (typeof value === 'string')
    return wordKeys.has(key) || (parent === 'sharing' && key === 'key') ? placeholder : value;
  if (Array.isArray(value)) return value.map((one) => replaced(one, key, parent));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([below, one]: [string, unknown]) => [below, replaced(one, below, key)]),
  );
}

/** The snapshot as JSON with the placeholder wherever words come from outside. */
export const templateOf = (snapshot: Snapshot): string => JSON.stringify(replaced(snapshot, '', ''));
