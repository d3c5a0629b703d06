/**
 * Reads a request's XML into a small tree, by namespace and local name and with the position of every element, as
 * the server's schema check needs it. Whatever is not well-formed, or brings a document type, is no request.
 */
import { SaxesParser } from 'saxes';
import { namespaces } from './namespaces.ts';
import type { NamespaceName } from './namespaces.ts';

export interface XmlElement {
  /** Empty for an element in no namespace; an address that is not one of EWS's own stands as it was written. */
  readonly namespace: string;
  readonly name: string;
  /** By local name; declarations of namespaces and attributes that are in a namespace are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}

/** The root element, or null if the text is not a well-formed document. */
export function readXml(text: string): XmlElement | null {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: Growing | null = null;
  const faults: unknown[] = [];
  parser.on('error', (error) => faults.push(error));
  parser.on('doctype', (name) => faults.push(name));
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes).filter(({ uri }) => uri === '');
    const element: Growing = {
      namespace: tag.uri,
      name: tag.local,
      attributes: new Map(attributes.map(({ local, value }) => [local, value])),
      children: [],
      text: '',
      line: parser.line,
      column: parser.column,
    };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
    open.push(element);
  });
  const addText = (piece: string): void => {
    const innermost = open.at(-1);
    if (innermost !== undefined) innermost.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return faults.length > 0 ? null : root;
}

export function is(element: XmlElement, namespace: NamespaceName, name: string): boolean {
  return element.name === name && element.namespace === namespaces[namespace];
}

export function child(element: XmlElement, name: string): XmlElement | null {
  return element.children.find((candidate) => candidate.name === name) ?? null;
}

/** The text of a child, or null if there is no such child. */
export function textOf(element: XmlElement, name: string): string | null {
  return child(element, name)?.text ?? null;
}
