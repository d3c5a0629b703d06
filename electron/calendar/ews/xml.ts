/**
 * Reads an XML document of Exchange into a tree of elements by local name. Tolerates what Exchange is known to send (any
 * prefix, a byte-order mark, characters that XML forbids); refuses what it never sends: a document type with its
 * entities, names outside ASCII, endless depth or number. Elements of vocabularies that are not Exchange's are left out.
 * A parser of our own, since a day of a thousand bookings is to be read within 50 ms and a general one takes as long.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { outermost, type Scope, scopeWithin } from './xml-scope.ts';
import { decodeReferences, legalText, Refusal, refuse } from './xml-text.ts';

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

/** An element that is not closed yet. */
interface Open {
  /** As written, with its prefix. */
  readonly tag: string;
  readonly scope: Scope;
  /** Null for what is not Exchange's, or within such. */
  readonly element: Growing | null;
}

interface Attributes {
  readonly values: Readonly<Record<string, string>>;
  /** The same scope where it declares no vocabulary. */
  readonly scope: Scope;
}

/** An answer of Exchange is a dozen levels deep and has some thirty elements per booking. */
const mostDepth = 64;
const mostElements = 300_000;

const noChildren: Growing[] = [];
const noAttributes: Readonly<Record<string, string>> = Object.freeze({});
const slash = 0x2f;
const greater = 0x3e;

const nameAt = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
const attributeAt = /\s+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEndAt = /\s*\/?>/y;

/** The root element, or why the text is no document of Exchange. Never throws, whatever it is given. */
export function parseXml(text: string): Result<XmlElement, string> {
  try {
    return ok(new Reader(legalText(text)).document());
  } catch (reason) {
    return err(reason instanceof Refusal ? reason.message : 'not XML');
  }
}

class Reader {
  readonly #text: string;
  readonly #path: Open[] = [];
  #at = 0;
  #elements = 0;
  #hasRoot = false;
  #root: XmlElement | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  document(): XmlElement {
    const text = this.#text;
    for (let mark = text.indexOf('<'); mark !== -1; mark = text.indexOf('<', this.#at)) {
      if (mark > this.#at) this.#take(decodeReferences(text.slice(this.#at, mark)));
      const next = text.charCodeAt(mark + 1);
      this.#at = mark + 1;
      if (next === slash) this.#close();
      else if (next === 0x21) this.#declaration();
      else if (next === 0x3f) this.#at = this.#after('?>', mark + 2);
      else this.#open();
    }
    if (this.#at < text.length) this.#take(decodeReferences(text.slice(this.#at)));
    if (this.#path.length > 0 || !this.#hasRoot) refuse('broken XML');
    return this.#root ?? refuse('XML of another kind');
  }

  #take(piece: string): void {
    const open = this.#path.at(-1);
    if (open === undefined) {
      if (piece.trim() !== '') refuse('broken XML');
    } else if (open.element !== null) open.element.text += piece;
  }

  /** A comment, character data, or a document type, which Exchange has none of. */
  #declaration(): void {
    const text = this.#text;
    const from = this.#at;
    if (text.startsWith('!--', from)) this.#at = this.#after('-->', from + 3);
    else if (text.startsWith('![CDATA[', from)) {
      this.#at = this.#after(']]>', from + 8);
      if (this.#path.length === 0) refuse('broken XML');
      this.#take(text.slice(from + 8, this.#at - 3));
    } else refuse(text.startsWith('!DOCTYPE', from) ? 'XML with a document type' : 'broken XML');
  }

  #open(): void {
    const path = this.#path;
    const parent = path.at(-1);
    if (parent === undefined && this.#hasRoot) refuse('broken XML');
    this.#hasRoot = true;
    const tag = this.#name();
    const outer = parent?.scope ?? outermost;
    const next = this.#text.charCodeAt(this.#at);
    const { values, scope } =
      next === greater || next === slash ? { values: noAttributes, scope: outer } : this.#attributes(outer);
    this.#elements += 1;
    if (this.#elements > mostElements) refuse('too many elements');
    if (path.length >= mostDepth) refuse('elements too deep');
    const { local, isOurs } = scope.nameOf(tag);
    const isKept = isOurs && (parent === undefined || parent.element !== null);
    const element: Growing | null = isKept
      ? { name: local, attributes: values, children: noChildren, text: '' }
      : null;
    const into = parent?.element ?? null;
    if (element !== null && into !== null) {
      // Most elements have none: a list for each would cost more than all that is in them.
      if (into.children === noChildren) into.children = [element];
      else into.children.push(element);
    }
    if (parent === undefined) this.#root = element;
    if (!this.#endsEmpty()) path.push({ tag, scope, element });
  }

  #close(): void {
    const from = this.#at + 1;
    const tag = this.#path.pop()?.tag;
    if (tag === undefined || !this.#text.startsWith(tag, from)) refuse('broken XML');
    this.#at = from + tag.length;
    if (this.#endsEmpty()) refuse('broken XML');
  }

  #name(): string {
    nameAt.lastIndex = this.#at;
    const tag = nameAt.exec(this.#text)?.[0] ?? refuse('broken XML');
    this.#at += tag.length;
    return tag;
  }

  #attributes(outer: Scope): Attributes {
    let written: Record<string, string> | null = null;
    attributeAt.lastIndex = this.#at;
    for (let found = attributeAt.exec(this.#text); found !== null; found = attributeAt.exec(this.#text)) {
      this.#at = attributeAt.lastIndex;
      const [, name = '', inDouble, inSingle = ''] = found;
      written ??= {};
      if (Object.hasOwn(written, name)) refuse('broken XML');
      written[name] = decodeReferences((inDouble ?? inSingle).replace(/[\t\n]/g, ' '));
    }
    if (written === null) return { values: noAttributes, scope: outer };
    const scope = scopeWithin(outer, written);
    return { values: scope.localAttributes(written), scope };
  }

  /** Whether the tag closes its own element. */
  #endsEmpty(): boolean {
    const text = this.#text;
    if (text.charCodeAt(this.#at) === greater) {
      this.#at += 1;
      return false;
    }
    tagEndAt.lastIndex = this.#at;
    const end = tagEndAt.exec(text)?.[0] ?? refuse('broken XML');
    this.#at += end.length;
    return end.length > 1 && end.at(-2) === '/';
  }

  #after(end: string, from: number): number {
    const at = this.#text.indexOf(end, from);
    return at === -1 ? refuse('broken XML') : at + end.length;
  }
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
