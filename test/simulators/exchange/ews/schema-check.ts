/**
 * Checks a request against a table of shapes as the server's XML schema would: which elements, in which order, with
 * which attributes and what kind of text. The first breach is told with its place; nothing is repaired.
 */
import { namespaces } from './namespaces.ts';
import type { XmlElement } from './xml-tree.ts';

/** Whether a text is one of its type. */
export type TextRule = (text: string) => boolean;

export interface Shape {
  /**
   * The children in order, each as `t:Name` or `m:Name`, alternatives with `|`, and `?` (may be missing), `*` or `+`
   * (several). `any` is not looked into; null: only text.
   */
  readonly content: string | null;
  readonly text?: TextRule;
  /** A name that ends in `!` must be there. */
  readonly attributes?: Readonly<Record<string, TextRule>>;
}

export interface Breach {
  readonly message: string;
  readonly violation: string;
  readonly line: number;
  readonly column: number;
}

/** By `prefix:Name`, narrowed by the parent as `t:Parent/t:Name` where one name has two meanings. */
export type Schema = Readonly<Record<string, Shape>>;

interface Particle {
  readonly names: readonly string[];
  readonly isOptional: boolean;
  readonly isRepeated: boolean;
}

const prefixes: Readonly<Record<string, string>> = {
  [namespaces.soap]: 's',
  [namespaces.types]: 't',
  [namespaces.messages]: 'm',
};
const particlesOf = new Map<string, readonly Particle[]>();

/** The first breach inside `element`, which is itself allowed where it stands; null if there is none. */
export function firstBreach(
  element: XmlElement,
  schema: Schema,
  parent: string | null = null,
): Breach | null {
  const name = qualified(element);
  const shape = schema[`${parent ?? ''}/${name}`] ?? schema[name] ?? { content: null };
  if (shape.content === 'any') return null;
  return (
    attributeBreach(element, shape) ??
    (shape.content === null ? textBreach(element, shape) : orderBreach(element, shape.content)) ??
    element.children.reduce<Breach | null>((found, inner) => found ?? firstBreach(inner, schema, name), null)
  );
}

function qualified({ namespace, name }: XmlElement): string {
  return `${prefixes[namespace] ?? '?'}:${name}`;
}

function attributeBreach(element: XmlElement, { attributes = {} }: Shape): Breach | null {
  for (const [key, rule] of Object.entries(attributes)) {
    const name = key.replace('!', '');
    const value = element.attributes.get(name);
    if (value === undefined && key.endsWith('!')) {
      return breach(element, `The required attribute '${name}' is missing.`);
    }
    if (value !== undefined && !rule(value)) {
      return breach(
        element,
        `The '${name}' attribute is invalid - The value '${value}' is invalid according to its datatype.`,
      );
    }
  }
  const known = Object.keys(attributes).map((key) => key.replace('!', ''));
  const unknown = [...element.attributes.keys()].find((name) => !known.includes(name));
  return unknown === undefined ? null : breach(element, `The '${unknown}' attribute is not declared.`);
}

function textBreach(element: XmlElement, { text = () => true }: Shape): Breach | null {
  const [first] = element.children;
  if (first !== undefined) return unexpected(element, first, []);
  if (text(element.text)) return null;
  return breach(
    element,
    `The '${element.namespace}:${element.name}' element is invalid - The value '${element.text}' is invalid according to its datatype.`,
  );
}

function orderBreach(element: XmlElement, content: string): Breach | null {
  if (element.text.trim() !== '') {
    return breach(element, `The element ${quoted(element)} cannot contain text.`);
  }
  const left = [...element.children];
  for (const { names, isOptional, isRepeated } of read(content)) {
    let count = 0;
    while (left[0] !== undefined && names.includes(qualified(left[0])) && (isRepeated || count === 0)) {
      left.shift();
      count += 1;
    }
    if (count > 0 || isOptional) continue;
    return left[0] === undefined
      ? breach(element, `The element ${quoted(element)} has incomplete content. ${expecting(names)}`)
      : unexpected(element, left[0], names);
  }
  return left[0] === undefined ? null : unexpected(element, left[0], []);
}

function read(content: string): readonly Particle[] {
  const known = particlesOf.get(content);
  if (known !== undefined) return known;
  const particles = content
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({
      names: word.replace(/[?*+]$/, '').split('|'),
      isOptional: /[?*]$/.test(word),
      isRepeated: /[*+]$/.test(word),
    }));
  particlesOf.set(content, particles);
  return particles;
}

function unexpected(element: XmlElement, found: XmlElement, names: readonly string[]): Breach {
  return breach(
    found,
    `The element ${quoted(element)} has invalid child element ${quoted(found)}. ${expecting(names)}`.trim(),
  );
}

function expecting(names: readonly string[]): string {
  const list = names.map((name) => name.replace(/^.:/, '')).join(', ');
  return names.length === 0 ? '' : `List of possible elements expected: '${list}'.`;
}

function quoted({ namespace, name }: XmlElement): string {
  return `'${name}' in namespace '${namespace}'`;
}

function breach({ line, column }: XmlElement, violation: string): Breach {
  return { message: `The request failed schema validation: ${violation}`, violation, line, column };
}
