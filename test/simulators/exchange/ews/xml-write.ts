/**
 * Builds answers as trees and writes them with whatever prefixes are wanted: a client must go by namespace, so the
 * same answer can be sent in many dresses. Characters that XML 1.0 forbids are written as references, as .NET does.
 */
import { namespaces } from './namespaces.ts';
import type { NamespaceName } from './namespaces.ts';

export interface XmlNode {
  readonly namespace: NamespaceName;
  readonly name: string;
  readonly attributes: Attributes;
  readonly content: Content;
}

export type Attributes = Readonly<Record<string, string>>;
/** Null is nothing. */
export type Content = string | XmlNode | null | readonly Content[];

/** Empty: a default namespace, declared wherever it changes. What is in no namespace never has a prefix. */
export type Prefixes = Readonly<Record<Exclude<NamespaceName, 'none'>, string>>;

export function element(
  namespace: NamespaceName,
  name: string,
  content: Content = null,
  attributes: Attributes = {},
): XmlNode {
  return { namespace, name, content, attributes };
}

/** An element of the types namespace. */
export const t = (name: string, content?: Content, attributes?: Attributes): XmlNode =>
  element('types', name, content, attributes);
/** An element of the messages namespace. */
export const m = (name: string, content?: Content, attributes?: Attributes): XmlNode =>
  element('messages', name, content, attributes);
/** An element of the SOAP envelope. */
export const soap = (name: string, content?: Content): XmlNode => element('soap', name, content);

/** What each prefix stands for at one place; the empty one is the default namespace. */
type Bound = ReadonlyMap<string, NamespaceName>;

/** The document without a declaration. */
export function writeXml(root: XmlNode, prefixes: Prefixes): string {
  return write(root, prefixes, new Map([['', 'none']]));
}

function write(node: XmlNode, prefixes: Prefixes, bound: Bound): string {
  const prefix = node.namespace === 'none' ? '' : prefixes[node.namespace];
  const isBound = bound.get(prefix) === node.namespace;
  const inner = isBound ? bound : new Map(bound).set(prefix, node.namespace);
  const declaration = ` xmlns${prefix === '' ? '' : `:${prefix}`}="${namespaces[node.namespace]}"`;
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escapeAttribute(value)}"`,
  );
  const tag = prefix === '' ? node.name : `${prefix}:${node.name}`;
  const head = `<${tag}${isBound ? '' : declaration}${attributes.join('')}`;
  const inside = writeContent(node.content, prefixes, inner);
  return inside === '' ? `${head}/>` : `${head}>${inside}</${tag}>`;
}

function writeContent(content: Content, prefixes: Prefixes, bound: Bound): string {
  if (content === null) return '';
  if (typeof content === 'string') return escapeText(content);
  return 'namespace' in content
    ? write(content, prefixes, bound)
    : content.map((part) => writeContent(part, prefixes, bound)).join('');
}

const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeText(text: string): string {
  return text.replaceAll(/[&<>\p{Cc}\uFFFE\uFFFF]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isPlain = character === '\t' || character === '\n' || (code >= 0x7f && code <= 0x9f);
    // A carriage return is legal, but only a reference to it survives a parser.
    return special[character] ?? (isPlain ? character : reference(character));
  });
}

function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll(/["\t\n]/g, (character) =>
    character === '"' ? '&quot;' : reference(character),
  );
}

function reference(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}
