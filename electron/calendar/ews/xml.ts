/**
 * Reads an XML document of Exchange into a tree of elements by local name. Tolerates what Exchange is known to send (any
 * prefix, a byte-order mark, characters that XML forbids); refuses what it never sends: a document type with its
 * entities, endless depth or number. Elements of vocabularies that are not Exchange's are left out.
 */
import { SaxesParser } from 'saxes';
import { err, ok, type Result } from '../../../shared/result.ts';

export interface XmlElement {
  /** Local name: prefixes are the sender's choice, and Exchange's vocabularies have no name in common. */
  readonly name: string;
  /** By local name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, references decoded, as written. */
  readonly text: string;
}

interface Growing extends XmlElement {
  children: Growing[];
  text: string;
}

/** An answer of Exchange is a dozen levels deep and has some thirty elements per booking. */
const mostDepth = 64;
const mostElements = 300_000;

const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
const exchangeNamespaces = 'http://schemas.microsoft.com/exchange/services/2006/';
const noChildren: Growing[] = [];
const noAttributes: Readonly<Record<string, string>> = Object.freeze({});

/** Why a document was refused; free of its contents. */
class Refusal extends Error {}

/** The root element, or why the text is no document of Exchange. Never throws, whatever it is given. */
export function parseXml(text: string): Result<XmlElement, string> {
  try {
    return ok(grow(legal(text)));
  } catch (reason) {
    return err(reason instanceof Refusal ? reason.message : 'not XML');
  }
}

function grow(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const path: Growing[] = [];
  /** The root, once it is closed. */
  const whole: XmlElement[] = [];
  let elements = 0;
  /** Levels below the first element that is not Exchange's. */
  let foreign = 0;

  parser.on('error', () => refuse('broken XML'));
  parser.on('doctype', () => refuse('XML with a document type'));
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > mostElements) refuse('too many elements');
    if (path.length + foreign >= mostDepth) refuse('elements too deep');
    if (foreign > 0 || !isOurs(tag.uri)) {
      foreign += 1;
      return;
    }
    const attributes = attributesOf(tag.attributes);
    const element: Growing = { name: tag.local, attributes, children: noChildren, text: '' };
    const parent = path.at(-1);
    if (parent !== undefined) {
      // Most elements have none: a list for each would cost more than all that is in them.
      if (parent.children === noChildren) parent.children = [element];
      else parent.children.push(element);
    }
    path.push(element);
  });
  parser.on('closetag', () => {
    if (foreign > 0) {
      foreign -= 1;
      return;
    }
    const element = path.pop();
    if (element !== undefined && path.length === 0) whole.push(element);
  });
  const take = (piece: string): void => {
    const element = path.at(-1);
    if (element !== undefined && foreign === 0) element.text += piece;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(text).close();
  return whole[0] ?? refuse('XML of another kind');
}

function refuse(cause: string): never {
  throw new Refusal(cause);
}

function isOurs(uri: string): boolean {
  // The parts of a SOAP 1.1 fault have no namespace.
  return uri.startsWith(exchangeNamespaces) || uri === soapNamespace || uri === '';
}

function attributesOf(
  raw: Readonly<Record<string, { readonly local: string; readonly value: string }>>,
): Readonly<Record<string, string>> {
  let attributes: Record<string, string> | null = null;
  for (const { local, value } of Object.values(raw)) {
    attributes ??= {};
    attributes[local] = value;
  }
  return attributes ?? noAttributes;
}

const reference = /&#(?:x([0-9a-f]+)|([0-9]+));/gi;
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Without the characters that XML 1.0 has no place for, written out or by reference; both come out of mailboxes. */
function legal(text: string): string {
  const whole = text.startsWith('\ufeff') ? text.slice(1) : text;
  const written = whole.replace(forbidden, '');
  if (!written.includes('&#')) return written;
  return written.replace(reference, (match, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
    return isCharacter(code) ? match : '';
  });
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** The first child of that name. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  if (element === null) return null;
  for (const child of element.children) if (child.name === name) return child;
  return null;
}

/** What lies down a path of first children. */
export function descendantOf(element: XmlElement | null, ...names: readonly string[]): XmlElement | null {
  let current = element;
  for (const name of names) current = childOf(current, name);
  return current;
}

export function childrenOf(element: XmlElement | null, name: string): readonly XmlElement[] {
  return element === null ? [] : element.children.filter((child) => child.name === name);
}

/** Text down a path, trimmed; null when it is absent or empty, which Exchange uses for the same. */
export function textAt(element: XmlElement | null, ...names: readonly string[]): string | null {
  return textOf(descendantOf(element, ...names));
}

/** The same of the element itself. */
export function textOf(element: XmlElement | null | undefined): string | null {
  const text = element?.text.trim() ?? '';
  return text === '' ? null : text;
}
