import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnvelopeSplitter } from '../../../electron/calendar/ews/envelope-splitter.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Everything that a stream of these pieces gives. */
function split(pieces: readonly Uint8Array[], mostBytes?: number) {
  const splitter = createEnvelopeSplitter(mostBytes);
  const envelopes: string[] = [];
  let broken: string | null = null;
  for (const piece of pieces) {
    const done = splitter.push(piece);
    envelopes.push(...done.envelopes);
    broken = done.broken;
  }
  return { envelopes, broken };
}

/** Cuts into pieces at these fractions of the whole; several may fall on one place. */
function cutAt(whole: Uint8Array, fractions: readonly number[]): readonly Uint8Array[] {
  const places = fractions.map((fraction) => Math.floor(fraction * whole.length)).sort((a, b) => a - b);
  return [0, ...places].map((from, index) => whole.subarray(from, places[index] ?? whole.length));
}

const name = fc.constantFrom(
  's:Envelope',
  'Envelope',
  'soap11:Body',
  'm:Notification',
  'a',
  'Ämne',
  '_x-1.y',
);
const value = fc.constantFrom(
  '',
  'x',
  'a > b',
  '/',
  'http://x/',
  "it's <",
  '&lt;Envelope&gt;',
  'å😀',
  '-->',
  ']]>',
);
const attribute = fc
  .tuple(name, value)
  .chain(([key, text]) =>
    fc.constantFrom('"', "'").map((mark) => ` ${key}=${mark}${text.replaceAll(mark, '')}${mark}`),
  );
const aside = fc.constantFrom(
  ...[
    '<!-- > </s:Envelope> " -->',
    '<!---->',
    '<!-- --- -->',
    '<?pi </a> ?>',
    '<??>',
    '<![CDATA[ </a> ]] > ]]]>',
  ],
);
const text = fc.constantFrom(
  'text',
  ' "quoted" ',
  "'",
  '&#x13;',
  '>',
  '\ufeff',
  'räksmörgås 😀',
  '\r\n\t',
  '-',
  ']]',
);
const element: fc.Memo<string> = fc.memo((depth) =>
  fc
    .tuple(
      name,
      fc.array(attribute, { maxLength: 3 }),
      fc.constantFrom('', ' ', '\n'),
      fc.array(depth > 1 ? fc.oneof(text, aside, element(depth - 1)) : fc.oneof(text, aside), {
        maxLength: 4,
      }),
    )
    .map(([tag, attributes, space, children]) =>
      children.length === 0
        ? `<${tag}${attributes.join('')}${space}/>`
        : `<${tag}${attributes.join('')}${space}>${children.join('')}</${tag}${space}>`,
    ),
);
const between = fc.constantFrom(
  ...['', ' ', '\r\n', '\ufeff', '<?xml version="1.0" encoding="utf-8"?>', '\ufeff<?xml version="1.0"?>\n'],
  ...['<!-- <s:Envelope> -->', '\n\ufeff\n<?xml version="1.0"?>'],
);

describe('a row of envelopes', () => {
  it('gives the same envelopes however its bytes are cut', () => {
    const row = fc.array(fc.tuple(between, element(4)), { maxLength: 5 });
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(row, between, cuts, (parts, last, fractions) => {
        const whole = bytes(`${parts.map(([gap, envelope]) => gap + envelope).join('')}${last}`);
        const expected = { envelopes: parts.map(([, envelope]) => envelope), broken: null };
        expect(split(cutAt(whole, fractions))).toEqual(expected);
        expect(split([...whole].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
      }),
    );
  });

  it('gives each one as soon as its last byte is there', () => {
    const splitter = createEnvelopeSplitter();
    expect(splitter.push(bytes('<a>1</a'))).toEqual({ envelopes: [], broken: null });
    expect(splitter.push(bytes('><b/><c'))).toEqual({ envelopes: ['<a>1</a>', '<b/>'], broken: null });
    expect(splitter.push(bytes('/>'))).toEqual({ envelopes: ['<c/>'], broken: null });
  });

  it('may come in characters that are no UTF-8', () => {
    const envelope = Uint8Array.of(...bytes('<a>'), 0xff, 0xc3, ...bytes('</a>'));
    expect(split([envelope])).toEqual({ envelopes: ['<a>\ufffd\ufffd</a>'], broken: null });
  });
});

describe('what cannot be a row of envelopes', () => {
  it.each([
    ['plain text', 'Service Unavailable', 'text between envelopes'],
    ['a page with a document type', '<!DOCTYPE html><html></html>', 'a declaration'],
    [
      'entities that multiply',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>',
      'a declaration',
    ],
    ['a document type inside', '<a><!DOCTYPE b></a>', 'a declaration'],
    ['an element that ends unbegun', '</a>', 'not XML'],
    ['character data outside', '<![CDATA[x]]>', 'a declaration'],
    ['almost a comment', '<!-x--><a/>', 'not XML'],
    ['almost character data', '<a><![CDATE[]]></a>', 'not XML'],
    ['a character beyond ASCII', 'ä', 'text between envelopes'],
    ['a tag in a tag', '<a <b></b></a>', 'not XML'],
    ['a tag in an end tag', '<a></a<b></b>', 'not XML'],
    ['an angle without a name', '<a> < </a>', 'not XML'],
    ['JSON', '{"error":{}}', 'text between envelopes'],
  ])('%s is said to be broken', (_, content, broken) => {
    expect(split([bytes(content)])).toEqual({ envelopes: [], broken });
  });

  it('does not undo the envelopes before it, and is the end of everything after it', () => {
    expect(split([bytes('<a/>x<b/>'), bytes('<c/>')])).toEqual({
      envelopes: ['<a/>'],
      broken: 'text between envelopes',
    });
  });

  it('includes a byte-order mark that is another one', () => {
    expect(split([Uint8Array.of(0xef, 0xbb, 0x3c)]).broken).toBe('not XML');
  });

  it('never throws, whatever bytes come and however they are cut', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc
        .array(fc.constantFrom(...'< > / ! - [ ] ? " = a CDATA & ;'.split(' '), "'", ' '))
        .map((parts) => bytes(parts.join(''))),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const whole = Uint8Array.from(pieces.flatMap((one) => [...one]));
        expect(split(pieces)).toEqual(split([whole]));
      }),
    );
  });
});

describe('the size of an envelope', () => {
  it('may reach one megabyte, and not a byte more', () => {
    const most = 1024 * 1024;
    const envelope = (length: number): Uint8Array => bytes(`<a>${'x'.repeat(length - 7)}</a>`);
    expect(split([envelope(most)]).envelopes).toHaveLength(1);
    expect(split([envelope(most + 1)])).toEqual({ envelopes: [], broken: 'envelope too long' });
  });

  it.each([
    ['comments', '<!--'],
    ['instructions', '<?x '],
    ['attributes', '<a b="'],
    ['elements that never end', '<a>'],
  ])('also bounds %s', (_, beginning) => {
    expect(split([bytes(beginning), bytes('x'.repeat(100))], 100).broken).toBe('envelope too long');
  });

  it('is counted for each envelope alone, and not for the blanks between two', () => {
    const row = `${'<a>xx</a>'.repeat(50)}${' '.repeat(500)}<a/>`;
    expect(split([bytes(row)], 20)).toMatchObject({ broken: null, envelopes: { length: 51 } });
  });

  it('costs no more work a byte when it is great and comes byte by byte', () => {
    const splitter = createEnvelopeSplitter();
    const beganAt = performance.now();
    for (const byte of bytes(`<a>${'<b c="d">e</b>'.repeat(70_000)}</a>`)) splitter.push(Uint8Array.of(byte));
    // Joining what is there again with each piece would take minutes.
    expect(performance.now() - beganAt).toBeLessThan(5_000);
    expect(splitter.push(bytes('<f/>')).envelopes).toEqual(['<f/>']);
  });
});
