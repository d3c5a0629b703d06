/**
 * Cuts the body of a streaming answer into its SOAP envelopes: a row of complete XML documents whose borders have
 * nothing to do with the pieces in which the bytes arrive (exchange.md 4.7). Finds them by the depth of elements, in
 * time linear in the bytes and in bounded memory, and never throws. Does not judge what stands in an envelope.
 */

export interface SplitPiece {
  /** The envelopes that the piece has completed, each from its `<` to its `>`. */
  readonly envelopes: readonly string[];
  /** Why nothing more can come of this stream; what follows is ignored. Free of the stream's contents. */
  readonly broken: string | null;
}

export interface EnvelopeSplitter {
  readonly push: (piece: Uint8Array) => SplitPiece;
}

/** Exchange's own are a few kB; a longer one is no envelope but trouble. */
const mostEnvelopeBytes = 1024 * 1024;

const code = (character: string): number => character.charCodeAt(0);
const open = code('<');
const close = code('>');
const slash = code('/');
const question = code('?');
const bang = code('!');
const dash = code('-');
const squareOpen = code('[');
const squareClose = code(']');
const doubleQuote = code('"');
const singleQuote = code("'");

const bytesOf = (text: string): readonly number[] => [...new TextEncoder().encode(text)];
const [markFirst = 0, ...markRest] = bytesOf('\ufeff');
const dataRest = bytesOf('CDATA[');

/** Where in the XML the next byte stands. Only bytes below 0x80 mean anything, so a character cut in two does not matter. */
type Place =
  | 'outside' // between elements or in their text
  | 'opened' // after `<`
  | 'startTag'
  | 'endTag'
  | 'quoted'
  | 'declared' // after `<!`
  | 'literal' // in a fixed word: the rest of `<!--`, `<![CDATA[` or a byte-order mark
  | 'skipped'; // in a comment, CDATA or processing instruction

export function createEnvelopeSplitter(mostBytes = mostEnvelopeBytes): EnvelopeSplitter {
  let place: Place = 'outside';
  let depth = 0;
  let broken: string | null = null;
  let quote = 0;
  let isEmptyTag = false;
  let word: { readonly rest: readonly number[]; readonly then: () => void } = {
    rest: [],
    then: () => undefined,
  };
  let wordAt = 0;
  /** What ends the skipped part: so many of this byte, then `>`. */
  let terminator = { byte: 0, times: 0 };
  let terminatorRun = 0;
  /** Of the envelope so far, or of what stands between two, to keep that bounded, too. */
  let length = 0;
  let kept = new Uint8Array(4096);

  const keep = (byte: number): void => {
    if (length === kept.length) {
      const wider = new Uint8Array(kept.length * 2);
      wider.set(kept);
      kept = wider;
    }
    kept[length] = byte;
    length += 1;
  };

  const skipUntil = (byte: number, times: number): void => {
    place = 'skipped';
    terminator = { byte, times };
    terminatorRun = 0;
  };
  const expect = (rest: readonly number[], then: () => void): void => {
    place = 'literal';
    word = { rest, then };
    wordAt = 0;
  };
  const goOutside = (): void => {
    place = 'outside';
  };

  const readOutside = (byte: number): void => {
    if (byte === open) place = 'opened';
    else if (depth === 0 && byte === markFirst) expect(markRest, goOutside);
    else if (depth === 0 && !isSpace(byte)) broken = 'text between envelopes';
  };

  const readOpened = (byte: number): void => {
    if (byte === question) skipUntil(question, 1);
    else if (byte === bang) place = 'declared';
    else if (byte === slash && depth > 0) place = 'endTag';
    else if (canBeginName(byte)) {
      place = 'startTag';
      isEmptyTag = false;
    } else broken = 'not XML';
  };

  const readDeclared = (byte: number): void => {
    if (byte === dash) expect([dash], () => skipUntil(dash, 2));
    else if (byte === squareOpen && depth > 0) expect(dataRest, () => skipUntil(squareClose, 2));
    // A document type: the way to entities that multiply. Exchange never sends one.
    else broken = 'a declaration';
  };

  const readStartTag = (byte: number): void => {
    if (byte === close) {
      if (!isEmptyTag) depth += 1;
      place = 'outside';
    } else if (byte === doubleQuote || byte === singleQuote) {
      quote = byte;
      place = 'quoted';
    } else if (byte === open) broken = 'not XML';
    isEmptyTag = byte === slash;
  };

  const readEndTag = (byte: number): void => {
    if (byte === close) {
      depth -= 1;
      place = 'outside';
    } else if (byte === open) broken = 'not XML';
  };

  const readLiteral = (byte: number): void => {
    if (byte !== word.rest[wordAt]) broken = 'not XML';
    wordAt += 1;
    if (wordAt === word.rest.length) word.then();
  };

  const readSkipped = (byte: number): void => {
    if (byte === close && terminatorRun >= terminator.times) place = 'outside';
    terminatorRun = byte === terminator.byte ? terminatorRun + 1 : 0;
  };

  const readers: Readonly<Record<Place, (byte: number) => void>> = {
    outside: readOutside,
    opened: readOpened,
    startTag: readStartTag,
    endTag: readEndTag,
    quoted: (byte) => {
      if (byte === quote) place = 'startTag';
    },
    declared: readDeclared,
    literal: readLiteral,
    skipped: readSkipped,
  };

  /** True when this byte is the last one of an envelope. */
  const read = (byte: number): boolean => {
    const before = place;
    if (before === 'outside' && depth === 0) length = 0;
    readers[before](byte);
    keep(byte);
    if (length > mostBytes) broken = 'envelope too long';
    return (
      broken === null && depth === 0 && place === 'outside' && (before === 'startTag' || before === 'endTag')
    );
  };

  return {
    push: (piece) => {
      const envelopes: string[] = [];
      for (const byte of piece) {
        if (broken !== null) break;
        if (read(byte)) envelopes.push(new TextDecoder().decode(kept.subarray(0, length)));
      }
      return { envelopes, broken };
    },
  };
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** A letter, `_`, `:`, or part of a character beyond ASCII. */
function canBeginName(byte: number): boolean {
  const lower = byte | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || byte === 0x5f || byte === 0x3a || byte >= 0x80;
}
