import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameDecoder, type FrameItem } from '../../electron/zoom-room/frame-decoder.ts';

/** As a room writes it: two-space indent, closing brace alone at column 0. */
const frame = (value: object): string[] => JSON.stringify(value, null, 2).split('\n');

function decode(lines: readonly string[], maxChars?: number): FrameItem[] {
  const decoder = createFrameDecoder(maxChars);
  return lines.flatMap((line) => decoder.push(line));
}

const documents = (items: readonly FrameItem[]): unknown[] =>
  items.flatMap((item) => (item.kind === 'document' ? [item.value] : []));

const first = { Sync: true, topKey: 'Login' };
const second = { Call: { Status: 'IN_MEETING' }, topKey: 'Call' };

describe('the frame decoder', () => {
  it('tells documents and the text lines between them in order', () => {
    const items = decode(['*r Login successful', '', ...frame(first), '', 'OK', ...frame(second)]);
    expect(items.map((item) => (item.kind === 'document' ? item.value : item))).toEqual([
      { kind: 'text', line: '*r Login successful' },
      first,
      { kind: 'text', line: 'OK' },
      second,
    ]);
  });

  it('is not misled by braces, quotes or an indented closer within a document', () => {
    const value = { a: '} { "', nested: { list: [{ b: 1 }] } };
    expect(documents(decode(frame(value)))).toEqual([value]);
  });

  it('repairs raw line breaks and tabs inside a text', () => {
    const lines = ['{', '  "content": "Hej', '', '\tVälkommen",', '  "topKey": "Info"', '}'];
    expect(documents(decode(lines))).toEqual([{ content: 'Hej\n\n\tVälkommen', topKey: 'Info' }]);
  });

  it('repairs unescaped quotes and backslashes in an error text', () => {
    const lines = ['{', '  "message": "Fel "4711" i C:\\rum, \\"redan\\" sagt",', '  "topKey": "X"', '}'];
    expect(documents(decode(lines))).toEqual([{ message: 'Fel "4711" i C:\rum, "redan" sagt', topKey: 'X' }]);
  });

  it('joins a document that a brace in a text ended too early with what follows', () => {
    const lines = ['{', '  "mail": "Hej', '}', 'slut",', '  "topKey": "InfoResult"', '}'];
    expect(documents(decode([...lines, ...frame(second)]))).toEqual([
      { mail: 'Hej\n}\nslut', topKey: 'InfoResult' },
      second,
    ]);
  });

  it('joins across a text that holds a whole frame of its own', () => {
    const lines = ['{', '  "mail": "Hej', '}', '{', 'slut",', '  "topKey": "InfoResult"', '}'];
    expect(documents(decode(lines))).toEqual([{ mail: 'Hej\n}\n{\nslut', topKey: 'InfoResult' }]);
  });

  it('loses only the broken document between two good ones, and says its size and name', () => {
    const broken = ['{', '  "a": [1,', '  "topKey": "Call",', '}'];
    const items = decode([...frame(first), ...broken, ...frame(second)]);
    expect(documents(items)).toEqual([first, second]);
    expect(items).toContainEqual({ kind: 'dropped', why: 'invalid', chars: 34, topKey: 'Call' });
  });

  it('passes on a notice that comes right after a broken document without waiting', () => {
    const decoder = createFrameDecoder();
    for (const line of ['{', '  broken', '}']) decoder.push(line);
    expect(decoder.push('*e Pipe OtherControllerLogin')).toEqual([
      { kind: 'text', line: '*e Pipe OtherControllerLogin' },
    ]);
  });

  it('reads the document that follows one cut off in the middle', () => {
    const items = decode(['{', '  "InfoResult": {', '    "meeting_id": "81', ...frame(second)]);
    expect(documents(items)).toEqual([second]);
    expect(items[0]).toMatchObject({ kind: 'dropped', why: 'invalid' });
  });

  it('drops a document beyond the bound and finds the next one', () => {
    const long = ['{', ...Array.from({ length: 50 }, () => '  "filler filler": 1,'), '}'];
    const items = decode([...long, ...frame(second)], 200);
    expect(documents(items)).toEqual([second]);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'dropped', why: 'tooLong' }));
  });

  it('gives up a broken document that never ends when the bound is reached', () => {
    const items = decode(['{', 'x', '}', ...Array.from({ length: 50 }, () => 'text text text')], 200);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'dropped', why: 'invalid' }));
    expect(items.filter(({ kind }) => kind === 'text')).toHaveLength(50);
  });

  it('reads a document of a megabyte', () => {
    const value = {
      topKey: 'PhonebookListResult',
      list: Array.from({ length: 24_000 }, (_, id) => ({ id, name: 'Åsa Öst' })),
    };
    expect(JSON.stringify(value, null, 2).length).toBeGreaterThan(1_000_000);
    expect(documents(decode(frame(value)))).toEqual([value]);
  });

  it('never throws, and loses no good document among rubbish', () => {
    const rubbish = fc.array(fc.constantFrom('OK', '  "a": "b', '"', '}', '\\', '** end', '  }', ''), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(rubbish, { minLength: 1, maxLength: 5 }), (blocks) => {
        const lines = blocks.flatMap((block, index) => [...block, ...frame({ index })]);
        expect(documents(decode(lines))).toEqual(blocks.map((_, index) => ({ index })));
      }),
    );
  });

  it('never throws and stays within its bound for any lines', () => {
    const line = fc.oneof(fc.constantFrom('{', '}', '  "a": 1', '  "a": "', '\u0000'), fc.string());
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        for (const item of decode(lines, 40)) {
          if (item.kind === 'document') expect(item.chars).toBeLessThanOrEqual(40);
        }
      }),
    );
  });
});
