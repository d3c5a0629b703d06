import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  childOf,
  childrenOf,
  parseXml,
  textAt,
  type XmlElement,
} from '../../../electron/calendar/ews/xml.ts';
import { xml } from '../../../electron/calendar/ews/xml-writer.ts';

const types = 'http://schemas.microsoft.com/exchange/services/2006/types';
const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';

function parsed(text: string): XmlElement {
  const result = parseXml(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function refusal(text: string): string | null {
  const result = parseXml(text);
  return result.ok ? null : result.error;
}

const legal = (text: string): string => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu, '');

interface Grown {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Grown[];
  text: string;
}

/** The same tree by a parser that knows all of XML. */
function readBySaxes(text: string): Grown | null {
  const parser = new SaxesParser({ xmlns: true });
  const path: (Grown | null)[] = [];
  let root: Grown | null = null;
  parser.on('opentag', ({ local, uri, attributes }) => {
    const parent = path.at(-1);
    const isOurs = (uri === '' || uri === types || uri === messages) && parent !== null;
    const own = Object.values(attributes).filter(({ name }) => !name.startsWith('xmlns'));
    const values = Object.fromEntries(own.map((attribute) => [attribute.local, attribute.value]));
    const element = isOurs ? { name: local, attributes: values, children: [], text: '' } : null;
    if (element !== null) parent?.children.push(element);
    root ??= element;
    path.push(element);
  });
  const take = (piece: string): void => {
    const element = path.at(-1) ?? null;
    if (element !== null) element.text += piece;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => path.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return root;
}

describe('a document of Exchange', () => {
  it.each([
    `<t:Item xmlns:t="${types}"><t:Subject>Möte</t:Subject></t:Item>`,
    `<x:Item xmlns:x="${types}"><x:Subject>Möte</x:Subject></x:Item>`,
    `<Item xmlns="${messages}"><Subject xmlns="${types}">Möte</Subject></Item>`,
  ])('is the same whatever its prefixes: %s', (text) => {
    const item = parsed(text);
    expect(item.name).toBe('Item');
    expect(textAt(item, 'Subject')).toBe('Möte');
  });

  it('decodes references and character data', () => {
    const item = parsed('<a>1 &lt; 2 &amp;amp; &#x2603;<![CDATA[<b>]]></a>');
    expect(item.text).toBe('1 < 2 &amp; ☃<b>');
  });

  it('keeps attributes by local name', () => {
    const item = parsed(`<t:ItemId xmlns:t="${types}" Id="AA=&quot;" ChangeKey="D"/>`);
    expect({ ...item.attributes }).toMatchObject({ Id: 'AA="', ChangeKey: 'D' });
  });

  it('leaves out elements of other vocabularies, with all that is in them', () => {
    const item = parsed(
      `<t:Item xmlns:t="${types}"><o:Subject xmlns:o="urn:other">nej<t:Subject>nej</t:Subject></o:Subject><t:Subject>ja</t:Subject></t:Item>`,
    );
    expect(childrenOf(item, 'Subject').map(({ text }) => text)).toEqual(['ja']);
    expect(item.text).toBe('');
  });

  it('reads on over a byte-order mark and characters that XML forbids', () => {
    const item = parsed(
      '\ufeff<?xml version="1.0"?><a>be&#x13;fore\u0007&#0;&#xD800;&#55296;&#xFFFE;, after&#9;</a>',
    );
    expect(item.text).toBe('before, after\t');
  });

  it('is the same with and without comments, instructions and other line ends', () => {
    const text =
      '<?xml version="1.0"?>\r\n<!-- <b> --><a\r\n c = \'1\r\n2\'\t><?b <c>?>1\r\n2<!-- 3 -->\r4</a >\n<!-- 5 -->';
    expect(parsed(text)).toMatchObject({
      name: 'a',
      attributes: { c: '1 2' },
      text: '1\n2\n4',
      children: [],
    });
  });

  it('is the same as for a general parser, whatever it consists of', () => {
    const name = fc.constantFrom('a', 'b', 't:a', 'm:b', 'x');
    const words = fc.string({ unit: 'grapheme', maxLength: 8 });
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        words.map((text) => xml`${text}`.xml),
        words
          .filter((text) => /^[^\r]*$/.test(text) && !text.includes(']]>'))
          .map((text) => `<![CDATA[${legal(text)}]]>`),
        fc
          .tuple(name, words, fc.boolean(), fc.array(tie('node'), { maxLength: 4 }))
          .map(([tag, text, isForeign, within]) => {
            const vocabulary = isForeign ? ' xmlns="urn:other"' : '';
            return `<${tag}${vocabulary} c="${xml`${text}`.xml}">${within.join('')}</${tag}>`;
          }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
        const text = `<t:root xmlns:t="${types}" xmlns:m="${messages}">${nodes.join('')}</t:root>`;
        expect(parsed(text)).toEqual(readBySaxes(text));
      }),
    );
  });

  it('takes an absent and an empty element for the same', () => {
    const item = parsed('<a><b/><c> </c></a>');
    expect([textAt(item, 'b'), textAt(item, 'c'), textAt(item, 'd'), textAt(null)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(childOf(item, 'd')).toBeNull();
  });
});

describe('a document that Exchange never sends', () => {
  it.each([
    [
      'an entity bomb',
      '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      'XML with a document type',
    ],
    ['an outside document type', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'XML with a document type'],
    ['an entity of its own', '<a>&b;</a>', 'broken XML'],
    ['an entity by the name of what objects have', '<a>&constructor;</a>', 'broken XML'],
    ['a lone ampersand', '<a>b & c</a>', 'broken XML'],
    ['an attribute twice', '<a b="1" b="2"/>', 'broken XML'],
    ['an attribute without quotes', '<a b=1/>', 'broken XML'],
    ['an attribute of an unknown prefix', '<a t:b="1"/>', 'broken XML'],
    ['two documents', '<a/><b/>', 'broken XML'],
    ['words after the end', '<a/>b', 'broken XML'],
    ['an end that was never begun', '</a>', 'broken XML'],
    ['an end of another name', '<a></ab>', 'broken XML'],
    ['a comment without end', '<a/><!-- b', 'broken XML'],
    ['a cut one', '<a><b>', 'broken XML'],
    ['crossed elements', '<a><b></a></b>', 'broken XML'],
    ['an unknown prefix', '<t:a/>', 'broken XML'],
    ['nothing', '', 'broken XML'],
    ['words', 'Service Unavailable', 'broken XML'],
    ['a page', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'XML of another kind'],
    ['endless depth', '<a>'.repeat(65) + '</a>'.repeat(65), 'elements too deep'],
    ['depth in another vocabulary', '<x xmlns="urn:x">'.repeat(65) + '</x>'.repeat(65), 'elements too deep'],
    ['endless number', `<a>${'<b/>'.repeat(300_000)}</a>`, 'too many elements'],
  ])('is refused: %s', (_name, text, cause) => {
    expect(refusal(text)).toBe(cause);
  });

  it('never makes the reader throw', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<a>',
        '</a>',
        '<',
        '&#',
        '&#x13;',
        ']]>',
        '<![CDATA[',
        '<!--',
        '<!DOCTYPE',
        'x="',
        '<?xml',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(typeof parseXml(pieces.join('')).ok).toBe('boolean');
      }),
    );
  });
});

describe('a written document', () => {
  it('comes back as it was put in, less what XML has no place for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { xml: written } = xml`<a b="${text}">${text}</a>`;
        const kept = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu, '');
        const element = parsed(written);
        expect(element.text).toBe(kept);
        expect(element.attributes['b']).toBe(kept.replaceAll('\n', ' '));
      }),
    );
  });

  it('takes pieces made by a template as they are', () => {
    const parts = ['ett', 'två'].map((one) => xml`<b>${one}</b>`);
    expect(xml`<a n="${2}">${parts}</a>`.xml).toBe('<a n="2"><b>ett</b><b>två</b></a>');
  });
});
